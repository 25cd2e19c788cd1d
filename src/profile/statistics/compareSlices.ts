import { type Normalisation } from '../diff/normalisation';
import { type Measure, measureOf } from '../measure';
import { type SampleType } from '../profile';
import { allSteps, type Steps } from '../steps';
import { exposures, totalSeconds } from './exposure';
import { judgeSteps, type MeasureChanges } from './judge';
import { measureChanges, measureChangesSteps } from './measureChanges';
import { type SliceMatrix, sliceMatrixSteps } from './sliceMatrix';
import { type SlicedSide } from './slices';
import { OVERDISPERSION, testPlan, type TestPlan } from './testPlan';
import { valuePerSampleOf } from './valuePerSample';

export interface CompareOptions {
  readonly normalisation: Normalisation;
  /** How values add up over time; by the name of the sample type where it is not given. */
  readonly measure?: Measure;
  /** What one sample adds to the values; read off them where it is not given. */
  readonly valuePerSample?: number;
  /** Share of false ones among the functions that are called changed. */
  readonly falseDiscoveryRate?: number;
  /** The smallest change that matters, as a share of the mean of both sides' totals. */
  readonly leastChange?: number;
  /** Functions with fewer samples, both sides together, are not tested. */
  readonly leastSamples?: number;
}

/** What the tests stand on. `pooled` knows sampling noise only: how the workload varies is guessed. */
export type Basis =
  | {
      readonly kind: 'slices';
      readonly left: number;
      readonly right: number;
      /** How alike slices that follow each other are beside sampling (0 to 0.9); variances were taken that much larger. */
      readonly persistence: number;
    }
  | { readonly kind: 'pooled'; readonly overdispersion: number };

/** What all samples with a stack have, per side, normalised. Shares are 1 on both sides: nothing to test. */
export interface WholeChange {
  readonly left: number;
  readonly right: number;
  /** Half the width of the change's 95 % interval; NaN for shares. */
  readonly margin: number;
  readonly p: number;
}

/** Each function of two windows, its change, and how sure that is. */
export interface SliceComparison {
  readonly sampleType: SampleType;
  readonly measure: Measure;
  readonly normalisation: Normalisation;
  readonly basis: Basis;
  /** Row 0 is the root: no function, and not tested. */
  readonly names: readonly string[];
  readonly self: MeasureChanges;
  readonly total: MeasureChanges;
  /** How many different changes were tested. */
  readonly tests: number;
  readonly falseDiscoveryRate: number;
  readonly whole: WholeChange;
  readonly matrix: SliceMatrix;
  /** The left's columns of the matrix come first. */
  readonly exposure: { readonly left: Float64Array; readonly right: Float64Array };
  readonly valuePerSample: number;
}

/**
 * Tests each function's change between two windows, itself and with all that it calls, against how much it varies from
 * slice to slice within each window: Welch's t on variance-stabilised values with moderated variances, all tests held to
 * one false discovery rate (5 % unless told). A function is `changed` when its q-value is within that rate and the change
 * matters (0.3 % of the total unless told).
 *
 * Where a side has fewer than 4 slices the windows are compared as two profiles, and `basis` says so. All trees are of one
 * sample type. Throws a `RangeError` for a side without slices, or without requests when they are asked for.
 */
export function compareSlices(left: SlicedSide, right: SlicedSide, options: CompareOptions): SliceComparison {
  return allSteps(compareSlicesSteps(left, right, options));
}

/** As `compareSlices`. */
export function* compareSlicesSteps(
  left: SlicedSide,
  right: SlicedSide,
  options: CompareOptions
): Steps<SliceComparison> {
  if (left.slices.length === 0 || right.slices.length === 0) {
    throw new RangeError('A side without slices cannot be compared');
  }
  const { normalisation, falseDiscoveryRate = 0.05, leastChange = 0.003, leastSamples = 20 } = options;
  const { sampleType } = left.slices[0].tree;
  const measure = options.measure ?? measureOf(sampleType);
  const matrix = yield* sliceMatrixSteps([...left.slices, ...right.slices].map(({ tree }) => tree));
  const exposure = exposuresOf(left, right, matrix, normalisation, measure);
  const valuePerSample = options.valuePerSample ?? valuePerSampleOf(matrix, sampleType);
  const plan = testPlan(matrix, exposure, normalisation === 'share', valuePerSample, leastSamples);
  yield;
  const self = yield* measureChangesSteps(matrix.self, plan);
  const total = yield* measureChangesSteps(matrix.total, plan);
  const whole = wholeChange(matrix.withStack, plan, normalisation);
  const judged = yield* judgeSteps(
    matrix,
    self,
    total,
    falseDiscoveryRate,
    (leastChange * (whole.left + whole.right)) / 2
  );
  const persistence = Math.max(self.persistence, total.persistence);
  return {
    sampleType,
    measure,
    normalisation,
    basis:
      plan.basis === 'slices'
        ? { kind: 'slices', left: left.slices.length, right: right.slices.length, persistence }
        : { kind: 'pooled', overdispersion: OVERDISPERSION },
    names: matrix.names,
    ...judged,
    falseDiscoveryRate,
    whole,
    matrix,
    exposure,
    valuePerSample,
  };
}

function exposuresOf(
  left: SlicedSide,
  right: SlicedSide,
  { withStack }: SliceMatrix,
  normalisation: Normalisation,
  measure: Measure
): SliceComparison['exposure'] {
  const seconds = (totalSeconds(left) + totalSeconds(right)) / 2;
  const of = (side: SlicedSide, whole: Float64Array): Float64Array =>
    exposures(side, whole, normalisation, measure, seconds);
  const middle = left.slices.length;
  return { left: of(left, withStack.subarray(0, middle)), right: of(right, withStack.subarray(middle)) };
}

function wholeChange(withStack: Float64Array, plan: TestPlan, normalisation: Normalisation): WholeChange {
  // The root is row 0, which is never tested: the whole stands in row 1.
  const values = new Float64Array(2 * plan.columns);
  values.set(withStack, plan.columns);
  const { left, right, margin, p } = measureChanges(values, plan);
  const tested = normalisation === 'share' ? NaN : 1;
  return { left: left[1], right: right[1], margin: margin[1] * tested, p: p[1] * tested };
}
