import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

import { endWithStdin } from '../endWithStdin';
import { createStoreServer } from './server';

/** Prints one JSON line, `{"url": …}`, when it listens, on the loopback address only. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, 'end-with-stdin': { type: 'boolean', default: false } },
  });
  if (values['end-with-stdin']) {
    endWithStdin();
  }
  const server = createStoreServer();
  server.listen(Number(values.port), '127.0.0.1');
  await once(server, 'listening');
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
}

void main();
