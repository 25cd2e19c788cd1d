import { createServer } from 'node:http';

import { type DataSourceRecord } from '../../workbench/server/dataSources';
import { listen } from './listen';

/** A folder of pprof files with its `index.json`, and the data source that reads it. */
export interface PprofFolder {
  readonly source: DataSourceRecord;
  /** Names of the files that were asked for, in this order. */
  readonly asked: readonly string[];
  close(): void;
}

export async function startPprofFolder(uid: string, files: Readonly<Record<string, Uint8Array>>): Promise<PprofFolder> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    if (name === 'index.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(Object.keys(files)));
      return;
    }
    asked.push(name);
    response.writeHead(name in files ? 200 : 404).end(files[name]);
  });
  return {
    source: {
      uid,
      name: 'Recorded profiles (pprof)',
      type: 'spanflame-profiles-datasource',
      url: '',
      basicAuth: false,
      basicAuthUser: '',
      jsonData: { backend: 'pprof', filesUrl: await listen(server) },
      secureJsonData: {},
    },
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
