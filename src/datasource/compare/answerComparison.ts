import { type DataFrame } from '@grafana/data';

import { type FlameTree } from '../../profile/flameTree';
import { type FrameTests } from '../../profile/frameFilter';
import { err, ok, type Result } from '../../profile/result';
import { type RunSteps } from '../../profile/steps';
import { inSteps } from '../../profile/turns';
import { type UploadGrid } from '../../profile/statistics/uploadGrid';
import { type Answering, type WorkAnswer } from '../answerInParts';
import { answerProfile, testsOf } from '../answerProfile';
import { askedBefore, filteredTreeSteps } from '../filteredTree';
import { type FrameNotes, missingWords } from '../frames/notices';
import { type Work } from '../plan';
import { type AskedSide, askSides, type SlicesSoFar } from './askSides';
import { toComparisonFrame } from './comparisonFrame';
import { comparisonProblem } from './comparisonProblem';
import { compareSidesSteps, type CompareSetting } from './compareSides';
import { type ComparedStore, type Elsewhere, type RequestRates } from './elsewhere';
import { endpointsOf } from './endpoints';
import { findUploads } from './findUploads';
import { type GatheredSide, SideGathering } from './gatherSide';
import { resolveSides, type SidePlan } from './sides';
import { sliceRanges } from './slicePlan';

type ComparisonWork = Extract<Work, { readonly kind: 'comparison' }>;

export interface ComparisonAnswering extends Answering {
  readonly here: ComparedStore;
  readonly elsewhere: () => Promise<Elsewhere>;
}

const DEFAULT_SLICES = 16;
const USUAL_INTERVAL = 15_000;
/** Comparisons of the slices so far are told at most this often. */
const PROGRESS_MILLIS = 2000;

/**
 * The flame graph of two sides, each read in slices, with what is real of their difference. Where one side cannot be had
 * the other is shown alone, and a warning says why.
 */
export async function answerComparison(work: ComparisonWork, answering: ComparisonAnswering): Promise<WorkAnswer> {
  const { context, signal, here, elsewhere } = answering;
  const problem = comparisonProblem(context.target);
  if (problem) {
    return err({ backend: here.backend.kind, kind: 'invalidQuery', ...problem });
  }
  const tests = await testsOf(work.frameFilter, here.backend.kind);
  if (!tests.ok) {
    return tests;
  }
  const sides = await resolveSides(context.target, work.query, here, elsewhere, signal);
  if (!sides.ok) {
    return sides;
  }
  const { left, right, isContinuous } = sides.value;
  if (!left.ok) {
    return alone(right, `${left.error} Only the query's own side is shown.`, work, answering);
  }
  const plans = { left: left.value, right };
  const [ofLeft, ofRight] = await Promise.all([
    prepare(plans.left, work, tests.value, answering),
    prepare(plans.right, work, tests.value, answering),
  ]);
  const rates = await Promise.all([rateOf(ofLeft, answering), rateOf(ofRight, answering)]);
  const failedRate = rates.find((rate) => rate && !rate.ok);
  const [leftRate, rightRate] = rates.map((rate) => (rate?.ok ? rate.value : undefined));
  const setting: CompareSetting = {
    normalisation: context.target.normalisation ?? 'perSecond',
    isContinuous,
    endpoints:
      leftRate &&
      rightRate &&
      (await endpointsOf(
        { plan: plans.left, rates: leftRate },
        { plan: plans.right, rates: rightRate },
        isNarrowed(work),
        signal
      )),
  };
  const warnings = failedRate && !failedRate.ok ? [failedRate.error] : [];
  const run: RunSteps = (steps) => inSteps(steps, signal);

  const framesOf = async (
    left: GatheredSide,
    right: GatheredSide,
    said: readonly string[]
  ): Promise<Result<readonly DataFrame[], string>> => {
    const compared = await run(
      compareSidesSteps(
        { gathered: left, grid: gridFor(ofLeft, left), rate: leftRate },
        { gathered: right, grid: gridFor(ofRight, right), rate: rightRate },
        setting
      )
    );
    if (!compared.ok) {
      return compared;
    }
    const notes: FrameNotes = {
      info: [
        ...new Set([
          ...work.notices,
          ...compared.value.notices,
          ...[plans.left, plans.right, left, right].flatMap(({ notices }) => notices),
        ]),
      ],
      warnings: [...said, ...warnings, ...missingWords(left.missing), ...missingWords(right.missing)],
    };
    return ok([await toComparisonFrame(compared.value, plans, work.shownNodes, context, notes, run)]);
  };

  const tellSoFar = tellingSoFar(answering, framesOf);
  const answer = await askSides(ofLeft.asked, ofRight.asked, signal, tellSoFar.onSlice);
  tellSoFar.stop();
  if (!answer.left || !answer.right) {
    return withoutSide(answer, ofLeft.asked, ofRight.asked, work, answering);
  }
  const frames = await framesOf(answer.left, answer.right, []);
  return frames.ok ? frames : alone(right, `${frames.error} Only the right side is shown.`, work, answering);
}

interface Prepared {
  readonly asked: AskedSide;
  readonly grid: UploadGrid | undefined;
  readonly usualInterval: number;
}

/** Cuts a side into the slices that will be asked. What a process or file holds is one profile. */
async function prepare(
  plan: SidePlan,
  { query }: ComparisonWork,
  tests: FrameTests,
  { context, signal }: ComparisonAnswering
): Promise<Prepared> {
  const { store } = plan;
  const count = context.target.slices ?? DEFAULT_SLICES;
  const usualInterval = store.minStepMillis ?? USUAL_INTERVAL;
  const grid = await findUploads(store, plan.query, count, signal);
  const ranges =
    store.backend.kind === 'pprof' ? [plan.query.range] : sliceRanges(plan.query.range, { count, grid, usualInterval });
  const asked = askedBefore({ ...plan.query, maxNodes: query.maxNodes, labelLevels: [] }, tests);
  const filter = (tree: FlameTree) => filteredTreeSteps(tree, plan.query, tests);
  return {
    asked: { plan: { ...plan, query: asked }, ranges, gathering: new SideGathering(plan, filter, signal) },
    grid,
    usualInterval,
  };
}

/** A level is a sum over uploads: where these are not known, they are taken to be as far apart as is usual. */
const gridFor = ({ grid, usualInterval }: Prepared, { measure, isTimed }: GatheredSide): UploadGrid | undefined =>
  grid ?? (measure === 'level' && isTimed ? { interval: usualInterval, offset: 0 } : undefined);

async function rateOf(
  { asked }: Prepared,
  { context, elsewhere, signal }: ComparisonAnswering
): Promise<Result<RequestRates, string> | undefined> {
  const { requestRate } = context.target;
  if (!requestRate) {
    return undefined;
  }
  const { range } = asked.plan.query;
  const step = Math.max(1000, Math.floor((range.to - range.from) / asked.ranges.length / 1000) * 1000);
  return (await elsewhere()).requestRate(requestRate, range, step, signal);
}

/** Whether what is compared is less than the series of its profile type and labels. */
const isNarrowed = ({ query, frameFilter }: ComparisonWork): boolean =>
  query.filter.kind !== 'none' ||
  query.callSite.length > 0 ||
  (frameFilter?.presets.length ?? 0) + (frameFilter?.rules.length ?? 0) > 0;

/** One side, or none, has samples. */
function withoutSide(
  answer: SlicesSoFar,
  left: AskedSide,
  right: AskedSide,
  work: ComparisonWork,
  answering: ComparisonAnswering
): Promise<WorkAnswer> {
  if (!answer.left && !answer.right) {
    return alone(right.plan, 'Neither side has samples.', work, answering);
  }
  const [empty, shown] = answer.left ? [right, left] : [left, right];
  const which = shown === left ? 'left' : 'right';
  const words = `There is nothing to compare with. ${empty.plan.title}: ${sentence(empty.gathering.problem())} Only the ${which} side is shown.`;
  return alone(shown.plan, words, work, answering);
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** One side as a single profile, with a warning. */
function alone(
  { store, query, notices }: SidePlan,
  warning: string,
  work: ComparisonWork,
  answering: ComparisonAnswering
): Promise<WorkAnswer> {
  const { backend, datasource } = store;
  const context = { ...answering.context, datasource, backend: backend.kind };
  const own = { ...query, callSite: work.query.callSite, detail: work.query.detail };
  return answerProfile(
    { ...work, kind: 'profile', query: own, notices: [...work.notices, ...notices] },
    { ...answering, backend, context },
    [warning]
  );
}

type FramesOf = (
  left: GatheredSide,
  right: GatheredSide,
  said: readonly string[]
) => Promise<Result<readonly DataFrame[], string>>;

/** Tells what the slices so far show, one comparison at a time. */
function tellingSoFar(
  { onFrames }: ComparisonAnswering,
  framesOf: FramesOf
): { readonly onSlice: (soFar: SlicesSoFar) => void; readonly stop: () => void } {
  let isBusy = false;
  let isOver = false;
  let toldAt = performance.now();
  const tell = async ({ done, of, left, right }: SlicesSoFar): Promise<void> => {
    if (isBusy || isOver || !left || !right || performance.now() - toldAt < PROGRESS_MILLIS) {
      return;
    }
    isBusy = true;
    try {
      const frames = await framesOf(left, right, [`${done} of ${of} slices so far.`]);
      if (frames.ok && !isOver) {
        onFrames(frames.value);
      }
    } catch {
      // Aborted, or a bug that the whole answer will meet too.
    }
    toldAt = performance.now();
    isBusy = false;
  };
  return {
    onSlice: (soFar) => void tell(soFar),
    stop: () => {
      isOver = true;
    },
  };
}
