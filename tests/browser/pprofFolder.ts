import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

import { type DataSourceRecord } from '../../workbench/server/dataSources';

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

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
