import { once } from 'node:events';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

import { endWithStdin } from '../endWithStdin';
import { type Version } from './checkout';
import { sendCarts } from './load';
import { pprofServer } from './pprofServer';
import { Profiler } from './profiler';
import { Recorder } from './recorder';
import { checkoutServer } from './server';
import { SpanMaker, tracerProvider } from './tracing';
import { Uploader } from './upload';

const UPLOAD_EVERY_MS = 5_000;
const PAUSE_BETWEEN_CARTS_MS = 450;

/** Prints one JSON line, `{"checkout": url, "pprof": url}`, when both ports listen. Ends on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', default: 'v1' },
      store: { type: 'string' },
      'pprof-token': { type: 'string', default: 'demo' },
      'end-with-stdin': { type: 'boolean', default: false },
    },
  });
  if (!values.store) {
    throw new Error('--store is missing: the address that profiles and traces go to');
  }
  if (values['end-with-stdin']) {
    endWithStdin();
  }
  const version: Version = values.version === 'v2' ? 'v2' : 'v1';
  const profiler = new Profiler();
  const uploader = new Uploader(values.store, version);
  const report = (error: unknown): void => console.error(`checkout-api ${version}: ${String(error)}`);
  const recorder = new Recorder(profiler, (window) => void uploader.cpu(window).catch(report));
  const traces = tracerProvider(`${values.store}/v1/traces`, version);
  const checkout = checkoutServer(new SpanMaker(traces.getTracer('checkout-api'), profiler), version);
  const pprof = pprofServer(recorder, values['pprof-token']);

  profiler.start();
  const checkoutUrl = await listen(checkout);
  console.log(JSON.stringify({ checkout: checkoutUrl, pprof: await listen(pprof) }));
  const stop = new AbortController();
  const uploads = setInterval(() => {
    recorder.flush();
    uploader.heap(profiler.heap()).catch(report);
  }, UPLOAD_EVERY_MS);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stop.abort());
  }
  await sendCarts(checkoutUrl, PAUSE_BETWEEN_CARTS_MS, stop.signal);
  clearInterval(uploads);
  checkout.close();
  pprof.close();
  profiler.stop();
  await traces.shutdown().catch(report);
  process.exit(0);
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

void main();
