import { OTHER_NAME } from '../pruneTree';
import { countScale, type Scale, shareScale } from './stabilise';
import { type SideColumns } from './sideStatistics';
import { type SliceMatrix } from './sliceMatrix';

/** How functions are tested: the same for all of them, themselves and with all that they call. */
export interface TestPlan {
  readonly columns: number;
  readonly left: SideColumns;
  readonly right: SideColumns;
  readonly scale: Scale;
  readonly meanExposure: number;
  readonly basis: 'slices' | 'pooled';
  readonly overdispersion: number;
  /** Functions with less than this, both sides together, are not tested. */
  readonly leastValue: number;
  /** The row of what servers cut off, which is no function: what lies in it differs from slice to slice. −1 for none. */
  readonly cutOff: number;
}

/** Slices a side needs so that its spread can be seen. */
const LEAST_SLICES = 4;
/** How much more than samples alone a workload is taken to vary where that cannot be seen. */
export const OVERDISPERSION = 3;

/**
 * Plans the test of a matrix whose columns are the left's slices and then the right's. `exposure` is what each slice counts
 * for, 0 for one that is left out; `valuePerSample` what one sample adds, in the unit of the profile. Spread between slices
 * is seen where both sides have four of them; else they are pooled.
 */
export function testPlan(
  matrix: SliceMatrix,
  exposure: { readonly left: Float64Array; readonly right: Float64Array },
  isShare: boolean,
  valuePerSample: number,
  leastSamples: number
): TestPlan {
  const used = [exposure.left, exposure.right].map((side) => side.filter((part) => part > 0));
  const slices = used[0].length + used[1].length;
  const meanExposure = used.flatMap((side) => [...side]).reduce((sum, part) => sum + part, 0) / slices;
  const samples = meanExposure / valuePerSample;
  const leftSlices = exposure.left.length;
  return {
    columns: matrix.columns,
    left: { from: 0, to: leftSlices, exposure: exposure.left },
    right: { from: leftSlices, to: matrix.columns, exposure: exposure.right },
    scale: isShare ? shareScale(samples) : countScale(samples),
    meanExposure,
    basis: Math.min(used[0].length, used[1].length) < LEAST_SLICES ? 'pooled' : 'slices',
    overdispersion: OVERDISPERSION,
    leastValue: leastSamples * valuePerSample,
    cutOff: matrix.names.indexOf(OTHER_NAME),
  };
}
