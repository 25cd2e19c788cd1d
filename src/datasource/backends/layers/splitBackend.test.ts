import { heatmapQuery, profileQuery, seriesQuery } from '../../../../tests/partQueries';
import { heatmapOf, profileOf, seriesOf, stampedBackend } from '../../../../tests/stampedBackend';
import { formatTree } from '../../../profile/formatTree';
import { ok } from '../../../profile/result';
import { type Backend, type ProfileAnswer, type SeriesAnswer, type TimeRange } from '../backend';
import { type BackendError } from '../error';
import { type Progress } from './progress';
import { splitBackend } from './splitBackend';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Midnight. */
const START = 20_000 * DAY;

const SAMPLES = Array.from({ length: 14 * 24 }, (_, hour) => ({
  time: START + hour * HOUR + 1,
  stack: hour % 2 === 0 ? 'main;even' : 'main;odd',
  value: hour,
  version: hour < 7 * 24 ? 'v1' : 'v2',
}));

const live = (): AbortSignal => new AbortController().signal;
const days = (from: number, to: number): TimeRange => ({ from: START + from * DAY, to: START + to * DAY });

const treeOf = (answer: ProfileAnswer): string => (answer.kind === 'profile' ? formatTree(answer.tree) : answer.reason);
function pointsOf(answer: SeriesAnswer): unknown {
  return answer.kind === 'empty'
    ? answer.reason
    : answer.series.map(({ labels, times, values }) => ({ labels, times: [...times], values: [...values] }));
}

const busy: BackendError = { backend: 'pyroscope', kind: 'overloaded', status: 429, detail: 'busy' };

describe('a profile', () => {
  it('of a short range is asked for as it is', async () => {
    const store = stampedBackend(SAMPLES);
    const answer = await splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(days(0.25, 1.25)), live());
    expect(store.asked).toEqual([{ method: 'profile', range: days(0.25, 1.25) }]);
    expect(answer.ok && treeOf(answer.value)).toBe(treeOf(profileOf(SAMPLES, { range: days(0.25, 1.25) })));
  });

  it('of a long range is the sum of its parts, at midnights', async () => {
    const store = stampedBackend(SAMPLES);
    const range = days(0.5, 7.5);
    const answer = await splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(range), live());
    expect(answer.ok && treeOf(answer.value)).toBe(treeOf(profileOf(SAMPLES, { range })));
    const asked = store.asked.map((part) => [(part.range.from - START) / HOUR, (part.range.to + 1 - START) / HOUR]);
    expect(asked.sort((a, b) => a[0] - b[0])).toEqual([
      [12, 13],
      [13, 24],
      [24, 48],
      [48, 72],
      [72, 96],
      [96, 120],
      [120, 144],
      [144, 168],
      [168, 179],
      [179, 180 + 1 / HOUR],
    ]);
  });

  it('is not read in parts where nobody says how long they are', async () => {
    const store = stampedBackend(SAMPLES);
    await splitBackend(store, { maxPartMillis: undefined }).profile(profileQuery(days(0, 14)), live());
    expect(store.asked).toHaveLength(1);
  });

  it('that no part has samples for is empty', async () => {
    const answer = await splitBackend(stampedBackend([]), { maxPartMillis: DAY }).profile(
      profileQuery(days(0, 3)),
      live()
    );
    expect(answer).toEqual({ ok: true, value: { kind: 'empty', reason: 'no samples' } });
  });

  it('of more than 62 parts is refused, with their number', async () => {
    const store = stampedBackend(SAMPLES);
    const answer = await splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(days(0, 90)), live());
    expect(answer).toEqual({
      ok: false,
      error: {
        backend: 'pyroscope',
        kind: 'invalidQuery',
        field: 'range',
        detail: 'it takes 90 requests of at most 24 h each, and 62 are the most: ask for 1488 h or less',
      },
    });
    expect(store.asked).toEqual([]);
  });

  it('shows what was read where parts fail, and names these', async () => {
    const failed = days(2, 3);
    const store = stampedBackend(SAMPLES, { fail: ({ from }) => (from === failed.from ? busy : undefined) });
    const answer = await splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(days(0, 7)), live());
    const others = SAMPLES.filter(({ time }) => time < failed.from || time >= failed.to);
    expect(answer.ok && treeOf(answer.value)).toBe(treeOf(profileOf(others, { range: days(0, 7) })));
    expect(answer.ok && answer.value.kind === 'profile' && answer.value.missing).toEqual([
      { range: { from: failed.from, to: failed.to - 1 }, error: busy },
    ]);
  });

  it.each([
    ['fail', SAMPLES, () => busy],
    ['fail or have nothing', [], ({ from }: TimeRange) => (from >= START + DAY ? busy : undefined)],
  ])('is an error where all parts %s', async (_, samples, fail) => {
    const answer = await splitBackend(stampedBackend(samples, { fail }), { maxPartMillis: DAY }).profile(
      profileQuery(days(0, 7)),
      live()
    );
    expect(answer).toEqual({ ok: false, error: busy });
  });

  it('asks no further after an error that every part would meet', async () => {
    const refused: BackendError = { backend: 'pyroscope', kind: 'unauthorized', detail: '401' };
    const store = stampedBackend(SAMPLES, { fail: () => refused });
    const answer = await splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(days(0, 14)), live());
    expect(answer).toEqual({ ok: false, error: refused });
    expect(store.asked.length).toBeLessThanOrEqual(4);
  });

  it('says how far it is, with the answer so far', async () => {
    const progress: Array<Progress<ProfileAnswer>> = [];
    const split = splitBackend(stampedBackend(SAMPLES), { maxPartMillis: DAY });
    await split.profile(profileQuery(days(0, 7)), live(), (step) => progress.push(step));
    expect(progress[0]).toMatchObject({ of: 9, answer: { kind: 'profile' } });
    expect(progress[0].done).toBeLessThan(9);
  });

  it('ends with its signal, and asks no more', async () => {
    const store = stampedBackend(SAMPLES, { delay: 5 });
    const controller = new AbortController();
    const answer = splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(days(0, 14)), controller.signal);
    controller.abort('left');
    await expect(answer).rejects.toBe('left');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(store.asked).toHaveLength(4);
  });
});

describe('series', () => {
  it('of a long range have every point once', async () => {
    const split = splitBackend(stampedBackend(SAMPLES), { maxPartMillis: DAY });
    const asked = seriesQuery(days(0.5, 13.5), HOUR);
    const answer = await split.series(asked, live());
    expect(answer.ok && pointsOf(answer.value)).toEqual(pointsOf(seriesOf(SAMPLES, asked)));
  });

  it('start at a multiple of their step, and are cut at one', async () => {
    const store = stampedBackend(SAMPLES);
    const step = 7 * HOUR;
    await splitBackend(store, { maxPartMillis: DAY }).series(seriesQuery(days(0.1, 3.1), step), live());
    expect(store.asked.map(({ range }) => range.from % step)).toEqual(store.asked.map(() => 0));
    expect(store.asked.every(({ range }) => range.to - range.from <= DAY)).toBe(true);
  });

  it('have shorter steps where one would be longer than a part', async () => {
    const store = stampedBackend(SAMPLES);
    const answer = await splitBackend(store, { maxPartMillis: DAY }).series(seriesQuery(days(0, 14), 2 * DAY), live());
    expect(answer.ok && pointsOf(answer.value)).toEqual(pointsOf(seriesOf(SAMPLES, seriesQuery(days(0, 14), DAY))));
  });

  it('are the largest of the whole range, and say where one was not among those of a part', async () => {
    // Each day has five small versions of its own; v0 is large, but not there on the second day.
    const samples = [0, 1, 2].flatMap((day) =>
      ['a', 'b', 'c', 'd', 'e'].map((name, at) => ({
        time: START + day * DAY + HOUR,
        stack: 'main',
        value: 10 + at,
        version: `${name}${day}`,
      }))
    );
    samples.push({ time: START + HOUR, stack: 'main', value: 100, version: 'v0' });
    samples.push({ time: START + DAY + HOUR, stack: 'main', value: 1, version: 'v0' });
    const split = splitBackend(stampedBackend(samples), { maxPartMillis: DAY });
    const answer = await split.series({ ...seriesQuery(days(0, 3), HOUR), limit: 1 }, live());
    expect(answer.ok && pointsOf(answer.value)).toMatchObject([{ labels: { version: 'v0' } }]);
    expect(answer.ok && answer.value.kind === 'series' && answer.value.notices).toEqual([
      'Read in parts, each with its 4 largest series: a series has no points where it was not one.',
    ]);
  });

  it('say what they measure, where the server does', async () => {
    const store = stampedBackend(SAMPLES);
    const sampleType = { type: 'cpu', unit: 'nanoseconds' };
    const saying: Backend = {
      ...store,
      async series(asked, signal) {
        const answer = await store.series(asked, signal);
        return answer.ok && answer.value.kind === 'series' ? ok({ ...answer.value, sampleType }) : answer;
      },
    };
    const answer = await splitBackend(saying, { maxPartMillis: DAY }).series(seriesQuery(days(0, 3), HOUR), live());
    expect(answer).toMatchObject({ value: { sampleType } });
  });

  it('name the parts that failed', async () => {
    const fail = ({ from }: TimeRange) => (from === START + DAY ? busy : undefined);
    const split = splitBackend(stampedBackend(SAMPLES, { fail }), { maxPartMillis: DAY });
    const answer = await split.series(seriesQuery(days(0, 4), HOUR), live());
    expect(answer.ok && answer.value.kind === 'series' && answer.value.missing).toEqual([
      { range: { from: START + DAY, to: START + 2 * DAY - 1 }, error: busy },
    ]);
  });
});

describe('a heatmap', () => {
  it('of a long range has every slot once, in parts that the server reads', async () => {
    const store = stampedBackend(SAMPLES, { limitMillis: DAY });
    const asked = heatmapQuery(days(0.5, 7.5), 4 * HOUR);
    const answer = await splitBackend(store, { maxPartMillis: DAY }).heatmap(asked, live());
    const whole = heatmapOf(SAMPLES, asked);
    if (!answer.ok || answer.value.kind !== 'heatmap' || whole.kind !== 'heatmap') {
      throw new Error('no heatmap');
    }
    const sums = (slots: typeof whole.slots) =>
      slots.map(({ time, counts }) => [time, counts.reduce((sum, count) => sum + count, 0)]);
    expect(sums(answer.value.slots)).toEqual(sums(whole.slots));
    expect(answer.value.exemplars).toHaveLength(whole.exemplars.length);
    expect(store.asked.length).toBeGreaterThan(7);
  });

  it('names the parts that failed, and says how far it is', async () => {
    const fail = ({ from }: TimeRange) => (from === START + DAY ? busy : undefined);
    const split = splitBackend(stampedBackend(SAMPLES, { fail }), { maxPartMillis: DAY });
    const told: number[] = [];
    const answer = await split.heatmap(heatmapQuery(days(0, 4), HOUR), live(), ({ done }) => told.push(done));
    expect(answer).toMatchObject({
      value: { missing: [{ range: { from: START + DAY, to: START + 2 * DAY - 1 }, error: busy }] },
    });
    expect(told[0]).toBeGreaterThan(0);
  });

  it('that no part has anything for is empty', async () => {
    const split = splitBackend(stampedBackend([]), { maxPartMillis: DAY });
    expect(await split.heatmap(heatmapQuery(days(0, 3), HOUR), live())).toEqual({
      ok: true,
      value: { kind: 'empty', reason: 'no samples' },
    });
  });
});

describe('a server that says how much it reads at once', () => {
  it('is believed from then on', async () => {
    const store = stampedBackend(SAMPLES, { limitMillis: DAY });
    const split = splitBackend(store, { maxPartMillis: undefined });
    const answer = await split.profile(profileQuery(days(0, 3)), live());
    expect(answer.ok && treeOf(answer.value)).toBe(treeOf(profileOf(SAMPLES, { range: days(0, 3) })));
    expect(store.asked).toHaveLength(1 + 5);
    await split.profile(profileQuery(days(0, 3)), live());
    expect(store.asked).toHaveLength(1 + 5 + 5);
    await split.series(seriesQuery(days(0, 3), HOUR), live());
    expect(store.asked).toHaveLength(1 + 5 + 5 + 5);
  });

  it('is believed although parts were set to be longer', async () => {
    const store = stampedBackend(SAMPLES, { limitMillis: 12 * HOUR });
    const split = splitBackend(store, { maxPartMillis: DAY });
    const answer = await split.profile(profileQuery(days(0, 14)), live());
    expect(answer.ok && treeOf(answer.value)).toBe(treeOf(profileOf(SAMPLES, { range: days(0, 14) })));
    const tooLong = store.asked.filter(({ range }) => range.to - range.from > 12 * HOUR);
    expect(tooLong.length).toBeLessThanOrEqual(4);
  });

  it('is not asked for ever when what it says makes no sense', async () => {
    const fail = (): BackendError => ({
      backend: 'pyroscope',
      kind: 'rangeTooLong',
      limitMillis: 2 * DAY,
      detail: 'the range is too long',
    });
    const store = stampedBackend(SAMPLES, { fail });
    const answer = await splitBackend(store, { maxPartMillis: DAY }).profile(profileQuery(days(0, 3)), live());
    expect(answer).toMatchObject({ ok: false, error: { kind: 'rangeTooLong' } });
    expect(store.asked).toHaveLength(5);
  });
});
