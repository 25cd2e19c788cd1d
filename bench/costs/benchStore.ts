import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { pushToPyroscope } from '../../demo/store/recorded/pushProfile';

/** The demo's store in a process of its own. */
export interface BenchStore {
  readonly url: string;
  /** Stores a pprof, gzip or plain, as a CPU profile of a service. */
  push(service: string, pprof: Uint8Array): Promise<void>;
  end(): void;
}

/** It ends with this process too, when its standard input closes. */
export async function startStore(): Promise<BenchStore> {
  const child = spawn(process.execPath, [join(__dirname, 'store.cjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return {
      url,
      push: (service, pprof) =>
        pushToPyroscope(url, { __name__: 'process_cpu', service_name: service }, Buffer.from(pprof).toString('base64')),
      end: () => void child.kill(),
    };
  }
  throw new Error('The store ended before it listened');
}
