import fc from 'fast-check';

import { type HeatmapAnswer, type SeriesAnswer, type TimeRange } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { MAX_PARTS, rangeParts } from '../../src/datasource/backends/layers/rangeParts';
import { splitBackend } from '../../src/datasource/backends/layers/splitBackend';
import { MAX_SLICES, timeSlices } from '../../src/datasource/backends/layers/timeSlices';
import { formatTree } from '../../src/profile/formatTree';
import { heatmapQuery, profileQuery, seriesQuery } from '../partQueries';
import { heatmapOf, profileOf, seriesOf, type Stamped, stampedBackend } from '../stampedBackend';

const EPOCH = 1_790_000_000_000;

/** A range and the longest part of it, so that there are a few dozen parts at most; samples on cuts and beside them. */
interface Case {
  readonly range: TimeRange;
  readonly longest: number;
  readonly step: number;
  readonly samples: readonly Stamped[];
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    from: fc.integer({ min: EPOCH, max: EPOCH + 1_000_000 }),
    longest: fc.integer({ min: 50, max: 200_000 }),
    parts: fc.double({ min: 0, max: 50, noNaN: true }),
    step: fc.integer({ min: 1, max: 20_000 }),
  })
  .chain(({ from, longest, parts, step }) => {
    const range = { from, to: from + Math.floor(longest * parts) };
    const cut = fc
      .tuple(fc.integer({ min: 0, max: 52 }), fc.constantFrom(-1, 0, 1))
      .map(([at, beside]) => (Math.floor(from / longest) + at) * longest + beside);
    const time = fc.oneof(
      cut,
      fc.integer({ min: range.from - step, max: range.to + step }),
      fc.constantFrom(from, range.to)
    );
    const sample = fc.record({
      time,
      stack: fc.constantFrom('main', 'main;work', 'main;work;parse', 'idle'),
      value: fc.integer({ min: 1, max: 1000 }),
      version: fc.constantFrom('v1', 'v2'),
    });
    return fc.record({
      range: fc.constant(range),
      longest: fc.constant(longest),
      step: fc.constant(Math.min(step, longest)),
      samples: fc.array(sample, { maxLength: 60 }),
    });
  });

const live = (): AbortSignal => new AbortController().signal;
const busy: BackendError = { backend: 'pyroscope', kind: 'overloaded', status: 429, detail: 'busy' };

describe('parts of a range', () => {
  it('cover it without a gap or an overlap, are no longer than they may be, and are cut at multiples of the step', () => {
    fc.assert(
      fc.property(anyCase, ({ range, longest, step }) => {
        const length = Math.floor(longest / step) * step;
        const parts = rangeParts(range, length, step);
        if (typeof parts === 'number') {
          expect(parts).toBeGreaterThan(MAX_PARTS);
          return;
        }
        expect(parts.length).toBeLessThanOrEqual(MAX_PARTS);
        expect([parts[0].from, parts[parts.length - 1].to]).toEqual([range.from, range.to]);
        parts.forEach(({ from, to }, at) => {
          expect(to - from).toBeLessThanOrEqual(length);
          expect(to).toBeGreaterThanOrEqual(from);
          if (at > 0) {
            expect(from).toBe(parts[at - 1].to + 1);
            expect(from % step).toBe(0);
          }
        });
      })
    );
  });

  it('of a relative range are the same a little later, but for the ends', () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 0.04, noNaN: true }), ({ range, longest }, later) => {
        const move = Math.floor(longest * later);
        const before = rangeParts(range, longest, 1);
        const after = rangeParts({ from: range.from + move, to: range.to + move }, longest, 1);
        if (
          typeof before !== 'number' &&
          typeof after !== 'number' &&
          before.length > 1 &&
          before.length < MAX_PARTS - 2
        ) {
          const known = new Set(before.map(({ from, to }) => `${from} ${to}`));
          const moved = after.filter(({ from, to }) => !known.has(`${from} ${to}`));
          expect(moved.length).toBeLessThanOrEqual(4);
        }
      })
    );
  });
});

describe('a range in parts', () => {
  it('has the profile of the whole: no sample is lost, none counted twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ range, longest, samples }) => {
        const whole = profileOf(samples, { range });
        const answer = await splitBackend(stampedBackend(samples), { maxPartMillis: longest }).profile(
          profileQuery(range),
          live()
        );
        expect(treeOf(answer)).toBe(whole.kind === 'profile' ? formatTree(whole.tree) : whole.reason);
      })
    );
  });

  it('has the same profile when the server only says on the way how long a part may be', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ range, longest, samples }) => {
        const whole = profileOf(samples, { range });
        const store = stampedBackend(samples, { limitMillis: longest });
        const answer = await splitBackend(store, { maxPartMillis: 3 * longest }).profile(profileQuery(range), live());
        expect(treeOf(answer)).toBe(whole.kind === 'profile' ? formatTree(whole.tree) : whole.reason);
      })
    );
  });

  it('has the series of the whole, from the first multiple of the step on', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ range, longest, step, samples }) => {
        fc.pre((range.to - range.from) / (Math.floor(longest / step) * step) < MAX_PARTS - 2);
        const aligned = { ...range, from: Math.ceil(range.from / step) * step };
        fc.pre(aligned.from <= aligned.to);
        const split = splitBackend(stampedBackend(samples), { maxPartMillis: longest });
        const answer = await split.series(seriesQuery(range, step), live());
        expect(answer.ok && pointsOf(answer.value)).toEqual(pointsOf(seriesOf(samples, seriesQuery(aligned, step))));
      })
    );
  });

  it('has the heatmap of the whole: every profile is in one slot', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ range, longest, step, samples }) => {
        fc.pre((range.to - range.from) / (Math.floor(longest / step) * step) < MAX_PARTS - 2);
        const aligned = { ...range, from: Math.ceil(range.from / step) * step };
        fc.pre(aligned.from <= aligned.to);
        const split = splitBackend(stampedBackend(samples), { maxPartMillis: longest });
        const answer = await split.heatmap(heatmapQuery(range, step), live());
        expect(answer.ok && countsOf(answer.value)).toEqual(countsOf(heatmapOf(samples, heatmapQuery(aligned, step))));
      })
    );
  });

  it('has all samples but those of the parts that it names as missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.integer(), async ({ range, longest, samples }, seed) => {
        const fail = ({ from }: TimeRange) => ((from + seed) % 3 === 0 ? busy : undefined);
        const split = splitBackend(stampedBackend(samples, { fail }), { maxPartMillis: longest });
        const answer = await split.profile(profileQuery(range), live());
        if (!answer.ok) {
          expect(answer.error).toEqual(busy);
          return;
        }
        const missing = answer.value.kind === 'profile' ? (answer.value.missing ?? []) : [];
        const read = samples.filter(
          ({ time }) => !missing.some((part) => time >= part.range.from && time <= part.range.to)
        );
        const expected = profileOf(read, { range });
        expect(treeOf(answer)).toBe(expected.kind === 'profile' ? formatTree(expected.tree) : expected.reason);
      })
    );
  });
});

describe('time slices', () => {
  it('follow one another in equal lengths, 60 at most, and end within the range', () => {
    fc.assert(
      fc.property(anyCase, ({ range, step }) => {
        const slices = timeSlices(range, step);
        expect(slices.length).toBeGreaterThan(0);
        expect(slices.length).toBeLessThanOrEqual(MAX_SLICES);
        const [{ from, to }] = slices;
        slices.forEach((slice, at) => {
          expect(slice.to - slice.from).toBe(to - from);
          expect(slice.from).toBe(at === 0 ? from : slices[at - 1].to + 1);
        });
        if (slices.length > 1) {
          expect(to + 1).toBeGreaterThanOrEqual(range.from);
          expect(slices[slices.length - 1].to).toBeLessThanOrEqual(range.to);
        }
      })
    );
  });
});

type ProfileResult = Awaited<ReturnType<ReturnType<typeof splitBackend>['profile']>>;

function treeOf(answer: ProfileResult): string {
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value.kind === 'profile' ? formatTree(answer.value.tree) : answer.value.reason;
}

/** Buckets are those of a part, so the counts of each value are compared, whatever buckets there are beside. */
function countsOf(answer: HeatmapAnswer): unknown {
  return answer.kind === 'empty'
    ? answer.reason
    : {
        slots: answer.slots.map(({ time, valueMin, counts }) => [
          time,
          [...valueMin].map((value, at) => [value, counts[at]]).filter(([, count]) => count > 0),
        ]),
        exemplars: answer.exemplars.map(({ time, value }) => [time, value]).sort(([a, x], [b, y]) => a - b || x - y),
      };
}

function pointsOf(answer: SeriesAnswer): unknown {
  return answer.kind === 'empty'
    ? answer.reason
    : answer.series
        .map(({ labels, times, values }) => ({ labels, times: [...times], values: [...values] }))
        .sort((a, b) => (a.labels.version < b.labels.version ? -1 : 1));
}
