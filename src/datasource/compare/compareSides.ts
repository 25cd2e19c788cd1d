import { changeFindingsSteps, type ChangeFinding } from '../../profile/diff/changeFindings';
import { comparisonTreeSteps } from '../../profile/diff/comparisonTree';
import { type Onset } from '../../profile/diff/describedComparison';
import { type ChangeExplanation, explainChangeSteps } from '../../profile/diff/explainChange';
import { type FlameTree } from '../../profile/flameTree';
import { type Measure } from '../../profile/measure';
import { ok, type Result } from '../../profile/result';
import { type ChangePoint, changePointsSteps } from '../../profile/statistics/changePoint';
import { compareSlicesSteps, type SliceComparison } from '../../profile/statistics/compareSlices';
import { type SlicedSide } from '../../profile/statistics/slices';
import { gridOfTotals, type UploadGrid } from '../../profile/statistics/uploadGrid';
import { type Steps } from '../../profile/steps';
import { type Normalisation } from '../query';
import { type Endpoints } from './endpoints';
import { type GatheredSide } from './gatherSide';
import { chooseNormalisation, normalisationsFor } from './normalisations';
import { reconcileSteps } from './reconcile';
import { type RatePoints } from './elsewhere';
import { requestsOf } from './requests';
import { splitByRequests, type SplitByRequests } from './splitByRequests';

/** A side with what is known of when its profiles were uploaded, and of its requests. */
export interface WeighedSide {
  readonly gathered: GatheredSide;
  readonly grid: UploadGrid | undefined;
  readonly rate: RatePoints | undefined;
}

export interface CompareSetting {
  readonly normalisation: Normalisation;
  /** Whether the left's slices end where the right's begin. */
  readonly isContinuous: boolean;
  /** What endpoints had of both sides, where there are rates. */
  readonly endpoints: Endpoints | undefined;
}

/** All that is known of two sides. */
export interface Compared {
  readonly left: SlicedSide;
  readonly right: SlicedSide;
  readonly comparison: SliceComparison;
  readonly tree: FlameTree;
  readonly explanation: ChangeExplanation;
  readonly findings: readonly ChangeFinding[];
  /** When functions of findings began to change, by name; times in ms. */
  readonly began: ReadonlyMap<string, Onset>;
  readonly split: SplitByRequests | undefined;
  readonly normalisations: readonly Normalisation[];
  readonly notices: readonly string[];
}

/** Compares what both sides have answered. The error says what cannot be compared. */
export function* compareSidesSteps(
  left: WeighedSide,
  right: WeighedSide,
  { normalisation: wanted, isContinuous, endpoints }: CompareSetting
): Steps<Result<Compared, string>> {
  const reconciled = yield* reconcileSteps(left.gathered, right.gathered);
  if (!reconciled.ok) {
    return reconciled;
  }
  const { measure } = right.gathered;
  const sides = {
    left: sliced(reconciled.value.left, left, measure),
    right: sliced(reconciled.value.right, right, measure),
  };
  const isTimed = left.gathered.isTimed && right.gathered.isTimed;
  const hasRequests = left.rate !== undefined && right.rate !== undefined;
  const normalisations = normalisationsFor({ measure, isTimed, hasRequests });
  const { normalisation, notice } = chooseNormalisation(wanted, normalisations);
  const comparison = yield* compareSlicesSteps(sides.left, sides.right, { normalisation, measure });
  const tree = yield* comparisonTreeSteps(sides.left, sides.right, comparison);
  const explanation = yield* explainChangeSteps(tree, comparison);
  const findings = yield* changeFindingsSteps(tree, comparison);
  const functions = [...new Set(findings.map((finding) => comparison.names[finding.function]))];
  return ok({
    ...sides,
    comparison,
    tree,
    explanation,
    findings,
    began: yield* onsets(sides.left, sides.right, functions, comparison, isContinuous),
    split: measure === 'flow' && isTimed ? splitOf(left.rate, right.rate, sides, comparison, endpoints) : undefined,
    normalisations,
    notices: [...reconciled.value.notices, ...(notice ? [notice] : [])],
  });
}

const splitOf = (
  left: RatePoints | undefined,
  right: RatePoints | undefined,
  sides: { readonly left: SlicedSide; readonly right: SlicedSide },
  { matrix }: SliceComparison,
  endpoints: Endpoints | undefined
): SplitByRequests | undefined =>
  left && right && endpoints ? splitByRequests({ left, right }, sides, matrix, endpoints) : undefined;

function sliced(slices: SlicedSide['slices'], { gathered, grid, rate }: WeighedSide, measure: Measure): SlicedSide {
  const found = grid ?? (measure === 'flow' && gathered.isTimed ? gridOfTotals(slices) : undefined);
  const side = { slices, ...(found && { grid: found }) };
  return rate ? { ...side, requests: requestsOf(side, rate) } : side;
}

/** Looks for the moment in both windows where they follow each other, else in the right one. */
function* onsets(
  left: SlicedSide,
  right: SlicedSide,
  functions: readonly string[],
  { normalisation, measure, valuePerSample }: SliceComparison,
  isContinuous: boolean
): Steps<ReadonlyMap<string, Onset>> {
  if (functions.length === 0) {
    return new Map();
  }
  const side = isContinuous ? joined(left, right) : right;
  const points = yield* changePointsSteps(side, { normalisation, adds: measure, valuePerSample, functions });
  const timeOf = (slice: number): number => side.slices[slice].from;
  return new Map(
    points.map(({ name, slice, earliest, latest, confidence }: ChangePoint) => [
      name,
      { at: timeOf(slice), earliest: timeOf(earliest), latest: timeOf(latest), confidence },
    ])
  );
}

function joined(left: SlicedSide, right: SlicedSide): SlicedSide {
  const { grid } = right;
  return {
    slices: [...left.slices, ...right.slices],
    ...(grid && left.grid && { grid }),
    ...(left.requests && right.requests && { requests: [...left.requests, ...right.requests] }),
  };
}
