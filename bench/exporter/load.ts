import { readConfig } from '../../src/exporter/config/readConfig';
import { createExporter } from '../../src/exporter/exporter';
import { Pusher } from '../../src/exporter/push/pusher';
import { keepHeapSmall } from '../../src/exporter/smallHeap';

const STEP = 15_000;
const WINDOWS = 10;

/**
 * An exporter in a process of its own, so that nothing else is in its memory: reads so many windows as fast as it can, is
 * scraped after each, or pushes, and prints what one cost. Arguments: address of the store, time of the first tick, top, and
 * where to push to.
 */
async function main(): Promise<void> {
  keepHeapSmall();
  const [, , url, from, top, receiver] = process.argv;
  const config = await readConfig(
    `
step: 15s
lag: 15s
maxSeries: 1000000
backends: { store: { kind: pyroscope, url: '${url}', timeout: 10m } }
feeds:
  - backend: store
    types: [process_cpu:cpu:nanoseconds:cpu:nanoseconds]
    functions: { top: ${top} }
${receiver ? `remoteWrite: { url: '${receiver}' }` : ''}
`,
    { env: {}, readFile: () => '' }
  );
  if (!config.ok) {
    throw new Error(config.error.map(({ detail }) => detail).join('; '));
  }
  let now = Number(from);
  const log = (): void => undefined;
  const exporter = createExporter(config.value, { version: 'bench', log, now: () => now });
  const { pushMetrics: metrics } = exporter;
  const { remoteWrite } = config.value;
  const clock = {
    now: () => now,
    monotonic: () => now,
    sleep: () => Promise.reject(new Error('The receiver refused')),
  };
  const pusher =
    metrics && remoteWrite && new Pusher({ config: remoteWrite, exporter, metrics, version: 'bench', clock, log });
  const { signal } = new AbortController();
  let before = process.cpuUsage();
  let scrape = '';
  let most = 0;
  for (let window = 0; window <= WINDOWS; window++) {
    if (window === 1) {
      before = process.cpuUsage();
    }
    await exporter.tick(now, signal);
    if (pusher) {
      await pusher.push(now, signal);
    } else {
      scrape = await exporter.scrape();
    }
    most = Math.max(most, process.memoryUsage.rss());
    now += STEP;
  }
  const { user, system } = process.cpuUsage(before);
  scrape ||= await exporter.scrape();
  const series = scrape.split('\n').filter((line) => line.startsWith('pyroscope_cpu_seconds_total{')).length;
  if (exporter.outcome().failed > 0 || exporter.outcome().read !== WINDOWS + 1) {
    throw new Error(`Windows were not read: ${JSON.stringify(exporter.outcome())}`);
  }
  console.log(
    JSON.stringify({
      series,
      rssMb: most / 2 ** 20,
      cpuMillis: (user + system) / 1000 / WINDOWS,
      scrapeMb: scrape.length / 1e6,
    })
  );
}

void main();
