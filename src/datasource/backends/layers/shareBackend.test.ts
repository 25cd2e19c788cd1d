import { profileQuery } from '../../../../tests/partQueries';
import { stampedBackend, type StampedBackend, type StampedOptions } from '../../../../tests/stampedBackend';
import { type Backend, type HeatmapQuery, type ResolvedQuery, type SeriesQuery, type TimeRange } from '../backend';
import { shareBackend } from './shareBackend';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000 * HOUR;
const SAMPLES = [{ time: NOW - 2 * HOUR, stack: 'main;work', value: 5 }];

const range = (ago: number, length = HOUR): TimeRange => ({ from: NOW - ago - length, to: NOW - ago });
const seriesQuery = (over: TimeRange): SeriesQuery => ({
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{}',
  range: over,
  step: MINUTE,
  groupBy: [],
  limit: undefined,
  exemplars: false,
});
const heatmapQuery = (over: TimeRange): HeatmapQuery => ({
  profileTypeId: '',
  labelSelector: '{}',
  range: over,
  step: MINUTE,
  of: 'individual',
});
const live = (): AbortSignal => new AbortController().signal;

interface Shared {
  readonly shared: Backend;
  readonly store: StampedBackend;
  readonly clock: { now: number };
}

function share(options: StampedOptions = {}, kind: Backend['kind'] = 'pyroscope', maxBytes = 2 ** 20): Shared {
  const store = stampedBackend(SAMPLES, options);
  const clock = { now: NOW };
  const sharing = { maxBytes, settledMillis: 5 * MINUTE, now: () => clock.now };
  return { shared: shareBackend({ ...store, kind }, sharing), store, clock };
}

describe('in flight', () => {
  it('asks equal questions once, whatever the order of their fields', async () => {
    const { shared, store } = share({ delay: 5 });
    const query = profileQuery(range(0));
    const turned = Object.fromEntries(Object.entries(query).reverse()) as unknown as ResolvedQuery;
    const answers = await Promise.all([shared.profile(query, live()), shared.profile(turned, live())]);
    expect(store.asked).toHaveLength(1);
    expect(answers[0]).toBe(answers[1]);
  });

  it.each([
    ['the range', { range: range(1) }],
    ['the selector', { labelSelector: '{a="b"}' }],
    ['the ids', { filter: { kind: 'span' as const, ids: ['0000000000000001'] } }],
    ['the number of nodes', { maxNodes: 2048 }],
    ['the files', { needsFiles: true }],
  ])('asks apart what differs in %s', async (_, change) => {
    const { shared, store } = share({ delay: 5 });
    const query = profileQuery(range(0));
    await Promise.all([shared.profile(query, live()), shared.profile({ ...query, ...change }, live())]);
    expect(store.asked).toHaveLength(2);
  });

  it('goes on for the others when one caller leaves, and ends with the last one', async () => {
    const { shared, store } = share({ delay: 5 });
    const first = new AbortController();
    const query = profileQuery(range(0));
    const left = shared.profile(query, first.signal);
    const stays = shared.profile(query, live());
    first.abort('left');
    await expect(left).rejects.toBe('left');
    expect((await stays).ok).toBe(true);
    expect(store.asked).toHaveLength(1);

    const last = new AbortController();
    const alone = shared.profile(query, last.signal);
    last.abort('gone');
    await expect(alone).rejects.toBe('gone');
    expect((await shared.profile(query, live())).ok).toBe(true);
    expect(store.asked).toHaveLength(3);
  });

  it('asks nothing for a caller that has left already', async () => {
    const { shared, store } = share();
    await expect(shared.profile(profileQuery(range(0)), AbortSignal.abort('left'))).rejects.toBe('left');
    expect(store.asked).toHaveLength(0);
  });
});

describe('kept', () => {
  /** Asks twice, one after the other, and counts. */
  async function timesAsked({ shared, store }: Shared, ask: (backend: Backend) => Promise<unknown>): Promise<number> {
    await ask(shared);
    await ask(shared);
    return store.asked.length;
  }
  const failure = { backend: 'pyroscope', kind: 'overloaded', status: 429, detail: 'busy' } as const;

  it.each([
    ['a profile of the past', 1, {}, (b: Backend) => b.profile(profileQuery(range(HOUR + 30 * MINUTE)), live())],
    [
      'a profile that ended 5 minutes ago',
      1,
      {},
      (b: Backend) => b.profile(profileQuery(range(5 * MINUTE, 3 * HOUR)), live()),
    ],
    [
      'one that ended a moment later',
      2,
      {},
      (b: Backend) => b.profile(profileQuery(range(5 * MINUTE - 1, 3 * HOUR)), live()),
    ],
    ['nothing found an hour ago', 1, {}, (b: Backend) => b.profile(profileQuery(range(HOUR, 1)), live())],
    ['nothing found later than that', 1, {}, (b: Backend) => b.profile(profileQuery(range(HOUR - 1, 1)), live())],
    ['nothing found just now', 2, {}, (b: Backend) => b.profile(profileQuery(range(5 * MINUTE - 1, 1)), live())],
    ['an error', 2, { fail: () => failure }, (b: Backend) => b.profile(profileQuery(range(3 * HOUR)), live())],
    ['series of the past', 1, {}, (b: Backend) => b.series(seriesQuery(range(HOUR, 2 * HOUR)), live())],
    ['series of now', 2, {}, (b: Backend) => b.series(seriesQuery(range(0, 3 * HOUR)), live())],
    ['a heatmap of the past', 1, {}, (b: Backend) => b.heatmap(heatmapQuery(range(3 * HOUR)), live())],
  ])('%s: asked %i times of two', async (_, times, options, ask) => {
    expect(await timesAsked(share(options), ask)).toBe(times);
  });

  it.each([
    ['an hour', HOUR, 1],
    ['less than an hour', HOUR - 1, 2],
  ])('nothing found where the range ended %s ago is kept for a minute at least', async (_, ago, times) => {
    const { shared, store, clock } = share();
    const ask = () => shared.profile(profileQuery({ from: NOW - ago - 1, to: NOW - ago }), live());
    await ask();
    clock.now += MINUTE - 1;
    await ask();
    expect(store.asked).toHaveLength(1);
    clock.now += 2;
    await ask();
    expect(store.asked).toHaveLength(times);
  });

  it('nothing of a process, which answers with what is now', async () => {
    const pprof = share({}, 'pprof');
    expect(await timesAsked(pprof, (b) => b.profile(profileQuery(range(3 * HOUR)), live()))).toBe(2);
    expect(await timesAsked(pprof, (b) => b.profileTypes(range(3 * HOUR), live()))).toBe(4);
  });

  it('no answer of one method for another', async () => {
    const { shared, store } = share();
    const heatmap = heatmapQuery(range(3 * HOUR));
    await shared.heatmap(heatmap, live());
    await shared.series({ ...seriesQuery(range(3 * HOUR)) }, live());
    expect(store.asked.map(({ method }) => method)).toEqual(['heatmap', 'series']);
  });

  it('no more than fits, the one asked for longest ago goes', async () => {
    const { shared, store } = share({}, 'pyroscope', 500);
    const ask = (ago: number) => shared.profile(profileQuery(range(ago, 4 * HOUR)), live());
    for (const minutes of [30, 40, 50, 30]) {
      await ask(minutes * MINUTE);
    }
    expect(store.asked).toHaveLength(4);
    await ask(50 * MINUTE);
    expect(store.asked).toHaveLength(4);
  });

  it('what is asked while typing, for a minute, and for ranges that are almost the same', async () => {
    const { shared, store, clock } = share();
    const scope = (over: TimeRange) => ({ range: over, profileTypeId: '', labelSelector: '{}' });
    const askAll = async (over: TimeRange) => {
      await shared.profileTypes(over, live());
      await shared.labelNames(scope(over), live());
      await shared.labelValues('version', scope(over), live());
    };
    await askAll(range(0));
    await askAll(range(-4000));
    expect(store.asked).toHaveLength(3);
    await shared.labelValues('service_name', scope(range(0)), live());
    expect(store.asked).toHaveLength(4);
    await askAll(range(-20_000));
    expect(store.asked).toHaveLength(7);
    clock.now += MINUTE + 1;
    await askAll(range(0));
    expect(store.asked).toHaveLength(10);
  });
});

it('leaves what else a backend can do as it is', () => {
  const store = { ...stampedBackend([]), lastCapture: () => 7 };
  expect(shareBackend(store, { maxBytes: 1000, settledMillis: 0 }).lastCapture()).toBe(7);
});
