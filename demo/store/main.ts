import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

import { endWithStdin } from '../endWithStdin';
import { createStoreServer } from './server';
import { RecordingRules } from './settings/recordingRules';
import { STORAGE_MODES } from './storageMode';

/** Prints one JSON line, `{"url": …}`, when it listens, on the loopback address only. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      storage: { type: 'string', default: 'v2' },
      multitenancy: { type: 'boolean', default: false },
      'end-with-stdin': { type: 'boolean', default: false },
    },
  });
  if (values['end-with-stdin']) {
    endWithStdin();
  }
  const storage = STORAGE_MODES.find((mode) => mode === values.storage);
  if (!storage) {
    throw new Error(`--storage ${values.storage} is none of ${STORAGE_MODES.join(', ')}`);
  }
  const server = createStoreServer({
    storage,
    multitenancy: values.multitenancy,
    recordingRules: new RecordingRules(),
  });
  server.listen(Number(values.port), '127.0.0.1');
  await once(server, 'listening');
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
}

void main();
