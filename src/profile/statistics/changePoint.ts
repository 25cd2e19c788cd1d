import { type Normalisation } from '../diff/normalisation';
import { type Measure, measureOf } from '../measure';
import { allSteps, type Steps } from '../steps';
import { exposures, totalSeconds } from './exposure';
import { qValues } from './falseDiscoveryRate';
import { Residuals } from './residuals';
import { type SliceMatrix, sliceMatrixSteps } from './sliceMatrix';
import { type SlicedSide } from './slices';
import { splitInTwo, type Split } from './splitInTwo';
import { SAMPLING_VARIANCE, type Scale } from './stabilise';
import { sumOf } from './sideStatistics';
import { twoSidedP } from './studentT';
import { testPlan } from './testPlan';
import { valuePerSampleOf } from './valuePerSample';

/** When a function began to cost more, or less. Slices are numbered from 0 in the order they were given. */
export interface ChangePoint {
  readonly name: string;
  /** The first slice of the new level. */
  readonly slice: number;
  /** The first slice of the new level lies from `earliest` to `latest`, with 95 % confidence. */
  readonly earliest: number;
  readonly latest: number;
  /** How sure it is that the new level began with `slice` and no other: 0 to 1. */
  readonly confidence: number;
  /** Rates, normalised. */
  readonly before: number;
  readonly after: number;
  /** Share of false ones among all points with this q or less. */
  readonly q: number;
}

export interface ChangePointOptions {
  readonly normalisation: Normalisation;
  readonly measure?: 'self' | 'total';
  /** How values add up over time; by the name of the sample type where it is not given. */
  readonly adds?: Measure;
  readonly valuePerSample?: number;
  readonly falseDiscoveryRate?: number;
  readonly leastSamples?: number;
  /** Only these functions are looked at, as where it is known which have changed: fewer tests find more. */
  readonly functions?: readonly string[];
}

/** Slices that each level must hold. */
const LEAST_SLICES = 3;
/** Functions that are looked at in one step. */
const ROWS_PER_STEP = 512;

/**
 * The functions whose level changed once within a window, by q-value, then by name. For each function the split of the
 * slices with the largest t between both parts is taken. The chance that noise alone splits that well is bounded by that
 * of one split times the number of splits (Bonferroni), so no permutations are needed and the answer is always the
 * same; functions are held to one false discovery rate (5 % unless told). Fewer than 6 slices have no change point.
 */
export function changePoints(side: SlicedSide, options: ChangePointOptions): ChangePoint[] {
  return allSteps(changePointsSteps(side, options));
}

/** As `changePoints`. */
export function* changePointsSteps(side: SlicedSide, options: ChangePointOptions): Steps<ChangePoint[]> {
  const { normalisation, measure = 'total', falseDiscoveryRate = 0.05, leastSamples = 20, functions } = options;
  const slices = side.slices.length;
  if (slices < 2 * LEAST_SLICES) {
    return [];
  }
  const matrix = yield* sliceMatrixSteps(side.slices.map(({ tree }) => tree));
  const measureKind = options.adds ?? measureOf(side.slices[0].tree.sampleType);
  const exposure = exposures(side, matrix.withStack, normalisation, measureKind, totalSeconds(side));
  const valuePerSample = options.valuePerSample ?? valuePerSampleOf(matrix, side.slices[0].tree.sampleType);
  const plan = testPlan(
    matrix,
    { left: exposure, right: new Float64Array(0) },
    normalisation === 'share',
    valuePerSample,
    leastSamples
  );
  const used = Int32Array.from(exposure.keys()).filter((slice) => exposure[slice] > 0);
  const weight = Float64Array.from(used, (slice) => exposure[slice] / plan.meanExposure);
  const wanted = functions && new Set(functions);
  const rows = Array.from(matrix.names.keys()).filter(
    (row) =>
      row > 0 &&
      row !== plan.cutOff &&
      (wanted?.has(matrix.names[row]) ?? true) &&
      sumOf(matrix[measure], row * slices, (row + 1) * slices) >= plan.leastValue
  );
  const splits: Split[] = [];
  for (const row of rows) {
    splits.push(splitInTwo(stableValues(matrix, measure, row, used, exposure, plan.scale), weight, LEAST_SLICES));
    if (splits.length % ROWS_PER_STEP === 0) {
      yield;
    }
  }
  const persistence = persistenceOf(splits, weight);
  const p = Float64Array.from(splits, (split) => chanceOf(split, used.length, persistence));
  const q = qValues(p);
  return rows
    .flatMap((row, i) => (q[i] <= falseDiscoveryRate ? [{ row, split: splits[i], q: q[i] }] : []))
    .map(({ row, split, q: ofRow }) => {
      const rate = (from: number, to: number): number =>
        sumOf(matrix[measure], row * slices + from, row * slices + to) / sumOf(exposure, from, to);
      const [slice, earliest, latest] = [split.at, split.earliest, split.latest].map((at) => used[at]);
      const { confidence } = split;
      return {
        name: matrix.names[row],
        slice,
        earliest,
        latest,
        confidence,
        before: rate(0, slice),
        after: rate(slice, slices),
        q: ofRow,
      };
    })
    .sort((a, b) => a.q - b.q || (a.name < b.name ? -1 : 1));
}

function stableValues(
  matrix: SliceMatrix,
  measure: 'self' | 'total',
  row: number,
  used: Int32Array,
  exposure: Float64Array,
  scale: Scale
): Float64Array {
  return Float64Array.from(used, (slice) =>
    scale.stable(matrix[measure][row * matrix.columns + slice] / exposure[slice])
  );
}

/** How alike slices that follow each other still are when the change is taken out. */
function persistenceOf(splits: readonly Split[], weight: Float64Array): number {
  const residuals = new Residuals(splits.length, weight.length);
  splits.forEach(({ residual }, row) => residual.forEach((value, k) => residuals.set(row, k, value * weight[k])));
  return residuals.persistence();
}

function chanceOf({ t, variance }: Split, slices: number, persistence: number): number {
  const alike = persistence * (1 - SAMPLING_VARIANCE / variance);
  const inflation = (1 + alike) / (1 - alike);
  const splits = slices - 2 * LEAST_SLICES + 1;
  return Math.min(1, splits * twoSidedP(t / Math.sqrt(inflation), Math.max(1, (slices - 2) / inflation)));
}
