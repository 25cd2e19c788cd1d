import { profileAt, pushToParca, pushToPyroscope } from './pushProfile';

const START = 1795374000000;
/** When the profiles of the recordings were taken: two pods in turn; phase B begins with the seventh. */
const TIMES = [481244, 488322, 494820, 501321, 507820, 514321, 546440, 552820, 559322, 565820, 572320, 578821];
const FIRST_OF_PHASE_B = 546440;
/** The profile that the recordings ask for by its id. */
const KNOWN = { time: 501321, id: '022738a2-598f-4b8a-aec1-5c49f28031d4' };

/**
 * What the real Pyroscope held when it was recorded, as far as the requests can tell: service checkout-svc on two pods,
 * CPU samples with the same trace and span ids, heap snapshots, at the same times.
 */
export async function seedPyroscope(base: string): Promise<void> {
  for (const [index, offset] of TIMES.entries()) {
    const time = START + offset;
    const labels = { service_name: 'checkout-svc', region: 'eu', pyroscope_spy: 'gospy', pod: `pod-${index % 2}` };
    const cpu = { ...labels, __name__: 'process_cpu' };
    const id = offset === KNOWN.time ? KNOWN.id : undefined;
    await pushToPyroscope(base, cpu, profileAt('pprofHttp/cpu-3s.response.pb.gz', time), id);
    if (offset === FIRST_OF_PHASE_B) {
      // Holds main.slowValidate, which phase B adds; a merged profile has no labels on its samples.
      await pushToPyroscope(base, cpu, profileAt('pprof/pyroscope-merge.pb', time));
    }
    await pushToPyroscope(base, { ...labels, __name__: 'memory' }, profileAt('pprofHttp/heap.response.pb.gz', time));
  }
}

/** What the real Parca scraped, every 5 s from 2026-11-22 19:18:05 on. */
export async function seedScraped(base: string): Promise<void> {
  const scraped = { job: 'pproftarget', instance: '127.0.0.1:16060', service: 'checkout' };
  const profiles = {
    process_cpu: 'cpu-3s',
    memory: 'allocs',
    heap: 'heap',
    goroutine: 'goroutine',
    mutex: 'mutex',
    block: 'block',
  };
  const first = Date.UTC(2026, 10, 22, 19, 18, 5) + 963.85;
  for (let time = first; time < first + 60_000; time += 5_000) {
    for (const [name, file] of Object.entries(profiles)) {
      await pushToParca(base, { ...scraped, __name__: name }, profileAt(`pprofHttp/${file}.response.pb.gz`, time));
    }
  }
}

/**
 * What was pushed to the real Parca without a recording of its own, or as OTLP over gRPC-Web, which the store does not
 * speak: the same labels by WriteRaw.
 */
export async function seedPushed(base: string): Promise<void> {
  const pushed = Date.UTC(2026, 10, 22, 19, 0, 12);
  const otlp = Date.UTC(2026, 10, 22, 19, 24, 30);
  const cpu = (time: number): string => profileAt('pprofHttp/cpu-3s.response.pb.gz', time);
  const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736';
  await pushToParca(base, { __name__: 'process_cpu', job: 'form' }, cpu(pushed));
  await pushToParca(base, { __name__: 'process_cpu', service_name: 'otlp-attr', trace_id }, cpu(otlp));
  await pushToParca(base, { __name__: 'process_cpu', service_name: 'otlp-link' }, cpu(otlp));
}
