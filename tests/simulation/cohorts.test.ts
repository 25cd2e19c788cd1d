import { of } from 'rxjs';

import { seededRandom } from '../../bench/random';
import { type FoundSpans } from '../../src/correlation/inputs/searchRows';
import { readSpans } from '../../src/correlation/readSpans';
import { DEFAULT_SETTINGS } from '../../src/correlation/settings';
import { slowFast } from '../../src/correlation/siblings/slowFast';
import { type FlameTree } from '../../src/profile/flameTree';
import { type MadeComparison } from '../../src/panel/comparison/local/madeComparison';
import { differenceText } from '../../src/panel/slowFast/comparedText';
import { poolCohorts, type PoolStep } from '../../src/panel/slowFast/poolCohorts';
import { T0, traceFromText } from '../fixtures/traces/frames';
import { draws } from './random';

const SAMPLE = 10e6;
const FUNCTIONS = 40;
const RUNS = 20;
const NAMES = { service: 'api', name: 'GET /' };
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const id = (n: number): string => n.toString(16).padStart(16, '0');

interface Cohorts {
  readonly spans: number;
  /** What function 5 of a slow span takes, times what it takes in a fast one. */
  readonly planted: number;
}

/**
 * Spans of about 30 samples each in functions of Zipf's law; each varies from span to span by 60 %, and all of a span by
 * 40 %. A tenth of the spans is slow, for reasons of its own where nothing is planted.
 */
function simulate({ spans, planted }: Cohorts, seed: number) {
  const draw = draws(seededRandom(seed));
  const shares = Array.from({ length: FUNCTIONS }, (_, i) => 1 / (i + 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const counts = Array.from({ length: spans }, (_, span) => {
    const load = draw.gamma(1 / 0.4 ** 2);
    return shares.map((share, i) =>
      draw.poisson(((30 * share) / whole) * load * draw.gamma(1 / 0.6 ** 2) * (i === 5 && isSlow(span) ? planted : 1))
    );
  });
  const found: FoundSpans = {
    length: spans,
    traceId: counts.map((_, span) => id(span + 1).padStart(32, '0')),
    spanId: counts.map((_, span) => id(span + 1)),
    name: counts.map(() => NAMES.name),
    service: counts.map(() => NAMES.service),
    startMs: Float64Array.from(counts, (_, span) => T0 + 1000 * ((span * 37) % spans)),
    durationMs: Float64Array.from(counts, (_, span) => (isSlow(span) ? 2000 : 300) + span / 10),
    profileId: counts.map((_, span) => id(span + 1)),
  };
  return { counts, found };
}

const isSlow = (span: number): boolean => span % 10 === 9;

/** Every function is called by main. */
function treeOf(counts: ReadonlyArray<readonly number[]>): FlameTree {
  const sums = counts[0].map((_, i) => counts.reduce((sum, span) => sum + span[i], 0) * SAMPLE);
  const all = sums.reduce((sum, value) => sum + value, 0);
  return {
    sampleType: { type: 'cpu', unit: 'ns' },
    names: ['total', 'main', ...sums.map((_, i) => `f${i}`)],
    level: Int32Array.of(0, 1, ...sums.map(() => 2)),
    nameIndex: Int32Array.from({ length: FUNCTIONS + 2 }, (_, row) => row),
    self: Float64Array.of(0, 0, ...sums),
    total: Float64Array.of(all, all, ...sums),
  };
}

function frameOf({ level, total, self, names }: FlameTree) {
  const field = (name: string, values: Iterable<unknown>) => ({
    name,
    type: 'other' as never,
    config: { unit: 'ns' },
    values: [...values],
  });
  return {
    length: level.length,
    fields: [field('level', level), field('value', total), field('self', self), field('label', names)],
  };
}

function compare(cohorts: Cohorts, seed: number): MadeComparison {
  const { counts, found } = simulate(cohorts, seed);
  const table = readSpans([traceFromText('api GET / 0+100 *')]);
  const question = { profileTypeId: CPU, nowMs: T0 + 3_600_000 };
  const split = slowFast(found, { table, row: 0, settings: DEFAULT_SETTINGS, question }, NAMES);
  let last: PoolStep | undefined;
  if (split.ok) {
    poolCohorts(split.value, { type: 'cpu', usualSample: SAMPLE }, ({ ids }) =>
      of({
        kind: 'profile' as const,
        profile: {
          frame: frameOf(treeOf(ids.map((text) => counts[Number.parseInt(text, 16) - 1]))),
          meta: undefined,
          notices: [],
        },
      })
    ).subscribe((step) => (last = step));
  }
  if (last?.kind !== 'compared') {
    throw new Error(`not compared: ${JSON.stringify(split)}`);
  }
  return last.compared;
}

/** Functions that would be coloured. */
const coloured = ({ tree }: MadeComparison): string[] =>
  Array.from(tree.level.keys())
    .filter((row) => tree.level[row] === 2 && tree.insignificant[row] === 0)
    .map((row) => tree.names[tree.nameIndex[row]]);

const runs = (cohorts: Cohorts): MadeComparison[] =>
  Array.from({ length: RUNS }, (_, run) => compare(cohorts, 7000 + run));

test('a function that takes four times as much in slow spans is found, and the sentence names it', () => {
  const all = runs({ spans: 400, planted: 4 });
  expect(all.filter((compared) => coloured(compared).includes('f5')).length).toBeGreaterThanOrEqual(18);
  expect(all.flatMap(coloured).filter((name) => name !== 'f5').length).toBeLessThanOrEqual(1);
  const sentences = all.map((compared) => differenceText(compared, 'span'));
  expect(sentences.filter((text) => /\bf5\b/.test(text)).length).toBeGreaterThanOrEqual(18);
});

test.each([400, 100])('of %d spans that are slow without using more, nothing is coloured', (spans) => {
  const all = runs({ spans, planted: 1 });
  expect(all.flatMap(coloured).length).toBeLessThanOrEqual(1);
  expect(all.filter(({ explanation }) => explanation.kind !== 'noise').length).toBeLessThanOrEqual(3);
  expect(all.every(({ comparison: { basis } }) => basis.kind === 'slices')).toBe(true);
});

test('of 30 spans three are slow: too few to see how they vary, and that is told by the basis', () => {
  expect(compare({ spans: 30, planted: 4 }, 1).comparison.basis.kind).toBe('pooled');
});
