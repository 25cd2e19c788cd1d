import { endWithStdin } from '../demo/endWithStdin';
import { listen } from '../demo/store/recorded/listen';
import { createStoreServer } from '../demo/store/server';

/**
 * The demo's store as a process of its own, so that its work is not measured: `npm run bench` bundles it. Prints where it
 * listens. Idle connections stay open, since a busy client notices too late that one was closed.
 */
async function main(): Promise<void> {
  endWithStdin();
  const server = createStoreServer();
  server.keepAliveTimeout = 0;
  console.log(JSON.stringify({ url: await listen(server) }));
}

void main();
