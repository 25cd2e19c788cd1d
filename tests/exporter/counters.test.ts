import { createServer, type Server } from 'node:http';

import { listen } from '../../demo/store/recorded/listen';
import { createStoreServer } from '../../demo/store/server';
import { readConfig } from '../../src/exporter/config/readConfig';
import { createExporter, type Exporter } from '../../src/exporter/exporter';
import { seededRandom } from '../../bench/random';
import { closed, CPU, pushCpu, samplesIn } from './world';

const STEP = 15_000;
const NOW = Math.floor(Date.now() / STEP) * STEP;
const never = new AbortController().signal;

let store: Server;
let storeUrl = '';
/** Stands before the store, and refuses when it is told to. */
let door: Server;
let doorUrl = '';
let isShut = (): boolean => false;
beforeAll(async () => {
  store = createStoreServer();
  storeUrl = await listen(store);
  door = createServer((request, response) => {
    if (isShut()) {
      response.writeHead(503).end('draining');
      return;
    }
    const body: Buffer[] = [];
    request.on('data', (data: Buffer) => body.push(data));
    request.on('end', () => {
      fetch(`${storeUrl}${request.url}`, {
        method: request.method,
        headers: { 'content-type': request.headers['content-type'] ?? '' },
        ...(request.method === 'POST' && { body: Buffer.concat(body) }),
      })
        .then(async (answer) => {
          const type = answer.headers.get('content-type') ?? '';
          response.writeHead(answer.status, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
        })
        .catch(() => response.destroy());
    });
  });
  doorUrl = await listen(door);
});
afterAll(() => Promise.all([closed(store), closed(door)]));

async function openExporter(kind: 'pyroscope' | 'parca', type: string, service: string): Promise<Exporter> {
  const config = await readConfig(
    `
backends:
  main: { kind: ${kind}, url: '${doorUrl}' }
feeds:
  - backend: main
    selector: '{job="${service}"}'
    types: ['${type}']
`,
    { env: {}, readFile: () => '' }
  );
  if (!config.ok) {
    throw new Error(config.error.map(({ detail }) => detail).join('; '));
  }
  return createExporter(config.value, { version: '0.0.0', log: () => undefined, now: () => NOW });
}

const FUNCTIONS = ['f', 'g', 'h'];

/** Pushes profiles of two services into ten windows; answers with what they hold, summed here. */
async function pushWindows(job: string): Promise<ReadonlyMap<string, number>> {
  const random = seededRandom(7);
  const sums = new Map<string, number>();
  const add = (name: string, value: number): void => void sums.set(name, (sums.get(name) ?? 0) + value);
  for (let row = 0; row < 40; row++) {
    const service = `${job}-${row % 2}`;
    const time = NOW - 30_000 - 10 * STEP + Math.floor(random() * 10 * STEP);
    const stacks = FUNCTIONS.map((name) => [name, Math.floor(random() * 1e9)] as const);
    await pushCpu(
      storeUrl,
      { service_name: service, job },
      time,
      stacks.map(([name, value]) => [`main;${name};${name}`, value] as const)
    );
    for (const [name, value] of stacks) {
      add(`pyroscope_cpu_seconds_total{function_name="${name}",service="${service}"}`, value);
      add(`pyroscope_cpu_self_seconds_total{function_name="${name}",service="${service}"}`, value);
      add(`pyroscope_cpu_seconds_total{function_name="main",service="${service}"}`, value);
      add(`pyroscope_service_cpu_seconds_total{service="${service}"}`, value);
    }
  }
  return sums;
}

async function expectCounters(exporter: Exporter, sums: ReadonlyMap<string, number>): Promise<void> {
  await exporter.scrape();
  const samples = samplesIn(await exporter.scrape());
  for (const [name, nanos] of sums) {
    expect([name, samples.get(name)]).toEqual([name, expect.closeTo(nanos / 1e9, 9)]);
  }
}

const first = NOW - 9 * STEP;

it.each([
  ['pyroscope', CPU],
  ['parca', `${CPU}:delta`],
] as const)('%s: counters are the sums of what the profiles hold', async (kind, type) => {
  const job = `sound-${kind}`;
  const sums = await pushWindows(job);
  const exporter = await openExporter(kind, type, job);
  for (let now = first; now <= NOW; now += STEP) {
    await exporter.tick(now, never);
  }
  await expectCounters(exporter, sums);
});

it('are so when a third of all requests fail', async () => {
  const sums = await pushWindows('failing');
  const exporter = await openExporter('pyroscope', CPU, 'failing');
  const random = seededRandom(11);
  isShut = () => random() < 0.33;
  for (let now = first; now <= NOW; now += STEP) {
    await exporter.tick(now, never);
  }
  expect(exporter.outcome().failed).toBeGreaterThan(0);
  isShut = () => false;
  await exporter.tick(NOW, never);
  await expectCounters(exporter, sums);
});

it('are so when the clock jumps ahead and back', async () => {
  const sums = await pushWindows('jumping');
  const exporter = await openExporter('pyroscope', CPU, 'jumping');
  for (let now = first, tick = 0; now <= NOW; now += STEP, tick++) {
    await exporter.tick(tick >= 3 && tick <= 5 ? now + 3_600_000 : now, never);
  }
  await exporter.tick(NOW - 3 * STEP, never);
  await exporter.tick(NOW, never);
  await expectCounters(exporter, sums);
});

it('begin at 0 after a restart, with one window', async () => {
  const job = 'restarting';
  await pushCpu(storeUrl, { service_name: job, job }, NOW - 30_000 - 2 * STEP, [['f', 5e9]]);
  await pushCpu(storeUrl, { service_name: job, job }, NOW - 30_000 - STEP, [['f', 2e9]]);
  const exporter = await openExporter('pyroscope', CPU, job);
  await exporter.tick(NOW, never);
  const name = `pyroscope_cpu_seconds_total{function_name="f",service="${job}"}`;
  expect(samplesIn(await exporter.scrape()).get(name)).toBe(0);
  expect(samplesIn(await exporter.scrape()).get(name)).toBe(2);
});
