import fc from 'fast-check';

import { FlowFeed } from '../../src/exporter/feeds/flowFeed';
import { keyOf, type ServiceKey, type WindowReader } from '../../src/exporter/feeds/ports';
import { type FunctionRows } from '../../src/exporter/functionRows';
import { type TimeWindow } from '../../src/exporter/windows/timeWindow';
import { err, ok } from '../../src/profile/result';

const STEP = 10;
const LAG = 20;
const BACKLOG = 8;
const START = 100_000;
const never = new AbortController().signal;

interface Upload {
  readonly service: string;
  /** Stamp of the profile, true time. */
  readonly time: number;
  /** When the store has it, true time. */
  readonly arrives: number;
  readonly value: number;
}

/** A store that some requests can't reach, as of a true time. */
class SimulatedStore implements WindowReader {
  now = START;
  failing: ReadonlySet<string> = new Set();
  /** Every upload that an answer held. */
  readonly served: Upload[] = [];
  /** Every answer that held some. */
  private readonly answers: Array<{ readonly window: TimeWindow; readonly service: string; readonly at: number }> = [];

  constructor(private readonly uploads: readonly Upload[]) {}

  async services(window: TimeWindow) {
    return this.failing.has('*')
      ? err(FAILURE)
      : ok([...new Set(this.in(window).map(({ service }) => service))].map((service): ServiceKey => [service]));
  }

  async functions(window: TimeWindow, [service]: ServiceKey) {
    if (service !== undefined && this.failing.has(service)) {
      return err(FAILURE);
    }
    const found = this.in(window).filter((upload) => upload.service === service);
    this.served.push(...found);
    if (service !== undefined && found.length > 0) {
      this.answers.push({ window, service, at: this.now });
    }
    return ok(found.length > 0 ? rowsOf(found.reduce((sum, { value }) => sum + value, 0)) : undefined);
  }

  /** Whether its window had been answered with profiles of its service before the store had it. */
  isTooLate({ service, time, arrives }: Upload): boolean {
    return this.answers.some(
      ({ window, service: of, at }) => of === service && time >= window.from && time < window.to && at < arrives
    );
  }

  private in({ from, to }: TimeWindow): readonly Upload[] {
    return this.uploads.filter(({ time, arrives }) => time >= from && time < to && arrives <= this.now);
  }
}

const FAILURE = { reason: 'unreachable', detail: 'The store cannot be reached.' } as const;

const rowsOf = (value: number): FunctionRows => ({
  sampleType: { type: 'cpu', unit: 'nanoseconds' },
  name: ['f'],
  total: Float64Array.of(value),
  self: Float64Array.of(value),
  whole: value,
  unnamed: 0,
});

/** Counters of one process, and what it gave up. */
function counting() {
  const counters = new Map<string, number>();
  const lost = { count: 0 };
  return {
    counters,
    lost,
    sink: {
      add: (service: ServiceKey, { total }: FunctionRows) =>
        void counters.set(keyOf(service), (counters.get(keyOf(service)) ?? 0) + (total[0] ?? 0)),
      read: () => undefined,
      failed: () => undefined,
      givenUp: (count: number) => void (lost.count += count),
    },
  };
}

const feedOf = (store: SimulatedStore, sink: ReturnType<typeof counting>['sink']): FlowFeed =>
  new FlowFeed(store, sink, { stepMillis: STEP, lagMillis: LAG, backlog: BACKLOG });

const sumOf = (uploads: readonly Upload[], from: number, to: number): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { service, time, value } of uploads) {
    if (time >= from && time < to) {
      const key = keyOf([service]);
      sums.set(key, (sums.get(key) ?? 0) + value);
    }
  }
  return sums;
};

const services = fc.constantFrom('a', 'b', 'c');
const uploadsLate = (most: number) =>
  fc.array(
    fc.record({
      service: services,
      time: fc.integer({ min: START - 60, max: START + 400 }),
      late: fc.integer({ min: 0, max: most }),
      value: fc.integer({ min: 1, max: 1e9 }),
    }),
    { maxLength: 60 }
  );
const toUploads = (drawn: ReadonlyArray<{ service: string; time: number; late: number; value: number }>): Upload[] =>
  drawn.map(({ late, ...upload }) => ({ ...upload, arrives: upload.time + late }));

/** A tick, that much later; what fails in it. */
const ticks = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 15 }),
    failing: fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(['*', 'a', 'b', 'c']) }
    ),
  }),
  { maxLength: 40 }
);

async function tickAt(feed: FlowFeed, store: SimulatedStore, now: number, offset: number, failing: readonly string[]) {
  store.now = now;
  store.failing = new Set(failing);
  await feed.tick(now + offset, never);
}

it('counts every profile once, whatever fails, as long as the backlog holds', async () => {
  await fc.assert(
    fc.asyncProperty(uploadsLate(LAG), ticks, async (drawn, steps) => {
      const uploads = toUploads(drawn);
      const store = new SimulatedStore(uploads);
      const { sink, counters, lost } = counting();
      const feed = feedOf(store, sink);
      let now = START;
      await tickAt(feed, store, now, 0, ['*']);
      let bad = 0;
      for (const { after, failing } of steps) {
        now += after;
        bad = failing.length > 0 ? bad + after : 0;
        await tickAt(feed, store, now, 0, bad < (BACKLOG - 2) * STEP ? failing : []);
        bad = bad < (BACKLOG - 2) * STEP ? bad : 0;
      }
      await tickAt(feed, store, now, 0, []);
      const first = START - LAG - STEP;
      const end = Math.floor((now - LAG) / STEP) * STEP;
      expect(counters).toEqual(sumOf(uploads, first, end));
      expect(lost.count).toBe(0);
    })
  );
});

it('gives up no window without counting it as given up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (downSteps) => {
      const uploads = Array.from({ length: 80 }, (_, row) => ({
        service: 'a',
        time: START - LAG - STEP + row * STEP,
        arrives: 0,
        value: 1,
      }));
      const store = new SimulatedStore(uploads);
      const { sink, counters, lost } = counting();
      const feed = feedOf(store, sink);
      for (let step = 0; step < downSteps; step++) {
        await tickAt(feed, store, START + step * STEP, 0, ['*']);
      }
      await tickAt(feed, store, START + downSteps * STEP, 0, []);
      expect((counters.get(keyOf(['a'])) ?? 0) + lost.count).toBe(downSteps + 1);
    })
  );
});

it('counts nothing twice when the clock jumps, and all that comes after it but into windows that it has counted', async () => {
  const jumps = fc.array(
    fc.record({ after: fc.integer({ min: 1, max: 15 }), offset: fc.integer({ min: -300, max: 300 }) }),
    { maxLength: 30 }
  );
  await fc.assert(
    fc.asyncProperty(uploadsLate(0), jumps, async (drawn, steps) => {
      const uploads = toUploads(drawn);
      const store = new SimulatedStore(uploads);
      const { sink, counters } = counting();
      const feed = feedOf(store, sink);
      let now = START;
      await tickAt(feed, store, now, 0, []);
      for (const { after, offset } of steps) {
        now += after;
        await tickAt(feed, store, now, offset, []);
      }
      const counted = [...counters.values()].reduce((sum, value) => sum + value, 0);
      expect(counted).toBe(store.served.reduce((sum, { value }) => sum + value, 0));
      expect(new Set(store.served).size).toBe(store.served.length);

      // The right clock again: whatever it was before, windows from now on are counted. What a clock that was ahead has
      // counted too early stays as it is.
      await tickAt(feed, store, now, 0, []);
      const before = new Map(counters);
      const end = Math.floor((now - LAG) / STEP) * STEP;
      for (let tick = 1; tick <= 45; tick++) {
        await tickAt(feed, store, now + tick * STEP, 0, []);
      }
      const since = store.served.filter(({ time }) => time >= end && time < end + 45 * STEP);
      const after = uploads.filter(({ time }) => time >= end && time < end + 45 * STEP);
      expect(new Set(since)).toEqual(new Set(after.filter((upload) => !store.isTooLate(upload))));
      expect([...before].every(([key, value]) => (counters.get(key) ?? 0) >= value)).toBe(true);
    })
  );
});

it('starts at 0 and with one window after a restart: nothing from before is counted', async () => {
  await fc.assert(
    fc.asyncProperty(uploadsLate(0), fc.integer({ min: 0, max: 300 }), async (drawn, later) => {
      const uploads = toUploads(drawn);
      const store = new SimulatedStore(uploads);
      await tickAt(feedOf(store, counting().sink), store, START, 0, []);
      const second = counting();
      const now = START + later;
      await tickAt(feedOf(store, second.sink), store, now, 0, []);
      const end = Math.floor((now - LAG) / STEP) * STEP;
      expect(second.counters).toEqual(sumOf(uploads, end - STEP, end));
    })
  );
});

it('misses what comes later than the lag, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(uploadsLate(3 * LAG), async (drawn) => {
      const uploads = toUploads(drawn);
      const store = new SimulatedStore(uploads);
      const { sink, counters } = counting();
      const feed = feedOf(store, sink);
      for (let now = START; now <= START + 500; now += STEP) {
        await tickAt(feed, store, now, 0, []);
      }
      const first = START - LAG - STEP;
      const inTime = uploads.filter(({ time, arrives }) => arrives <= Math.ceil((time + 1) / STEP) * STEP + LAG);
      expect(counters).toEqual(sumOf(inTime, first, START + 480));
    })
  );
});
