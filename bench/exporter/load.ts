import { readConfig } from '../../src/exporter/config/readConfig';
import { createExporter } from '../../src/exporter/exporter';
import { keepHeapSmall } from '../../src/exporter/smallHeap';

const STEP = 15_000;
const WINDOWS = 10;

/**
 * An exporter in a process of its own, so that nothing else is in its memory: reads so many windows as fast as it can, is
 * scraped after each, and prints what one cost. Arguments: address of the store, time of the first tick, top.
 */
async function main(): Promise<void> {
  keepHeapSmall();
  const [, , url, from, top] = process.argv;
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
`,
    { env: {}, readFile: () => '' }
  );
  if (!config.ok) {
    throw new Error(config.error.map(({ detail }) => detail).join('; '));
  }
  let now = Number(from);
  const exporter = createExporter(config.value, { version: 'bench', log: () => undefined, now: () => now });
  const { signal } = new AbortController();
  let before = process.cpuUsage();
  let scrape = '';
  let most = 0;
  for (let window = 0; window <= WINDOWS; window++) {
    if (window === 1) {
      before = process.cpuUsage();
    }
    await exporter.tick(now, signal);
    scrape = await exporter.scrape();
    most = Math.max(most, process.memoryUsage.rss());
    now += STEP;
  }
  const { user, system } = process.cpuUsage(before);
  const series = scrape.split('\n').filter((line) => line.startsWith('pyroscope_cpu_seconds_total{')).length;
  if (exporter.outcome().failed > 0 || exporter.outcome().read !== WINDOWS + 1) {
    throw new Error(`Windows were not read: ${JSON.stringify(exporter.outcome())}`);
  }
  console.log(
    JSON.stringify({ series, rssMb: most / 2 ** 20, cpuMillis: (user + system) / 1000 / WINDOWS, bytes: scrape.length })
  );
}

void main();
