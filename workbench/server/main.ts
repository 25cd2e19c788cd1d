import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { endWithStdin } from '../../demo/endWithStdin';
import { demoSources } from './demoSources';
import { createWorkbench } from './server';

/** Prints one JSON line, `{"url": …}`, when the page can be opened. Listens on the loopback address only. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      dist: { type: 'string', default: 'dist' },
      host: { type: 'string', default: 'workbench/host-dist' },
      store: { type: 'string' },
      pprof: { type: 'string' },
      'pprof-token': { type: 'string', default: '' },
      'end-with-stdin': { type: 'boolean', default: false },
      scheme: { type: 'string', default: 'nested' },
    },
  });
  if (!values.store) {
    throw new Error('--store is missing: the address of a server with the APIs of Pyroscope, Parca and Tempo');
  }
  if (values['end-with-stdin']) {
    endWithStdin();
  }
  const server = createWorkbench({
    dist: path.resolve(values.dist),
    host: path.resolve(values.host),
    tempo: values.store,
    sources: demoSources({
      pyroscope: values.store,
      parca: values.store,
      pprof: values.pprof,
      pprofToken: values['pprof-token'],
    }),
    scheme: values.scheme === 'own' ? 'own' : 'nested',
  });
  server.listen(Number(values.port), '127.0.0.1');
  await once(server, 'listening');
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
}

void main();
