import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { stacksToPprof } from '../../demo/store/ingest/stacksToPprof';
import { listen } from '../../demo/store/recorded/listen';
import { type BenchStore, startStore } from '../costs/benchStore';
import { seededRandom } from '../random';
import { report } from '../report';

const STEP = 15_000;
const WINDOWS = 11;
const SERVICES = 50;
const STACKS = 400;
/** What the exporter may take for 10,000 series of functions: of memory, and of one core in a step. */
const LIMIT_MB = 150;
const LIMIT_CPU_MILLIS = 0.1 * STEP;

interface Cost {
  readonly series: number;
  readonly rssMb: number;
  /** Of one window with its scrape. */
  readonly cpuMillis: number;
  /** Of the text that a scrape answers with. */
  readonly scrapeMb: number;
}

/** 50 services of 200 functions, each with a profile in every window of 15 s. */
export async function tenThousandSeries(): Promise<void> {
  const { rssMb, cpuMillis } = await costOf(200);
  report('exporter-10k-rss-mb', `limit of ${LIMIT_MB} MB`, 'MB', rssMb, LIMIT_MB);
  report('exporter-10k-cpu', 'limit of 10 % of one core', 'ms', cpuMillis, LIMIT_CPU_MILLIS);
}

/** The same, pushed in place of scraped, against the same limits. */
export async function tenThousandPushed(): Promise<void> {
  let received = 0;
  const receiver = createServer((request, response) => {
    request.on('data', (data: Buffer) => (received += data.length));
    request.on('end', () => response.writeHead(204).end());
  });
  const { rssMb, cpuMillis, scrapeMb } = await costOf(200, await listen(receiver));
  receiver.close();
  report('exporter-10k-push-rss-mb', `limit of ${LIMIT_MB} MB`, 'MB', rssMb, LIMIT_MB);
  report('exporter-10k-push-cpu', 'limit of 10 % of one core', 'ms', cpuMillis, LIMIT_CPU_MILLIS);
  report('exporter-10k-push-sent', 'text of a scrape', 'MB', received / WINDOWS / 1e6, scrapeMb);
}

/** Four times the series, against four times the cost. */
export async function growth(): Promise<void> {
  const small = await costOf(50);
  const large = await costOf(200);
  report('exporter-growth', 'CPU of 4 times the series', 'ms', large.cpuMillis, 4 * small.cpuMillis);
  report('exporter-growth', 'memory of 4 times the series', 'MB', large.rssMb, 4 * small.rssMb);
}

async function costOf(functions: number, receiver = ''): Promise<Cost> {
  const store = await startStore();
  const last = Math.floor(Date.now() / STEP) * STEP;
  const first = last - (WINDOWS - 1) * STEP;
  await fill(store, functions, first);
  const program = join(__dirname, 'exporter/load.cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    store.url,
    String(first),
    String(functions),
    receiver,
  ]);
  store.end();
  const cost = JSON.parse(stdout) as Cost;
  if (cost.series !== SERVICES * functions) {
    throw new Error(`${cost.series} functions have series, not ${SERVICES * functions}`);
  }
  return cost;
}

/** A tick reads the window that ended 15 s before it. */
async function fill(store: BenchStore, functions: number, firstTick: number): Promise<void> {
  const type = { type: 'cpu', unit: 'nanoseconds' };
  for (let service = 0; service < SERVICES; service++) {
    const random = seededRandom(service);
    const stacks = Array.from({ length: STACKS }, (_, row) => ({
      frames: Array.from({ length: 5 + Math.floor(random() * 25) }, (_, depth) => ({
        name: nameOf(service, depth === 0 ? row % functions : Math.floor(random() * functions)),
      })),
      value: 1 + Math.floor(random() * 1e8),
    }));
    for (let window = 0; window < WINDOWS; window++) {
      const time = firstTick + (window - 2) * STEP + service;
      const pprof = stacksToPprof(stacks, { type, period: type, time, durationMillis: STEP });
      await store.push(`service-${service}`, pprof);
    }
  }
}

const nameOf = (service: number, row: number): string =>
  `github.com/acme-corp/service-${service}/internal/handlers.(*Server).method${row}`;
