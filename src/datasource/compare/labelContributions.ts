import { parseLabelSelector } from '../../profile/labelSelector';
import { err, ok, type Result } from '../../profile/result';
import {
  labelContributions as contributionsOf,
  type LabelSlices,
  type LabelSpotlight,
} from '../../profile/statistics/labelContributions';
import { type SlicedSide } from '../../profile/statistics/slices';
import { oneStep } from '../../profile/steps';
import { inSteps } from '../../profile/turns';
import { grafanaUnit } from '../../profile/unit';
import { type TimeRange } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { selectorOf } from '../backends/layers/labelGroups';
import { errorWords } from '../errorWords';
import { type ComparedProfile, type LabelAnswer, type LabelQuestion } from '../query';
import { resolveQuery } from '../resolveQuery';
import { migrateQuery } from '../migrateQuery';
import { askSides } from './askSides';
import { type ComparedStore, type Elsewhere } from './elsewhere';
import { emptyTree, type GatheredSide, SideGathering } from './gatherSide';
import { type LabelCandidate, labelCandidate } from './labelCandidates';
import { reconcileSteps } from './reconcile';
import { type SidePlan } from './sides';
import { sliceRanges } from './slicePlan';

/** Bounds: so many labels, values of each, and slices of each side of a value. */
const MOST_LABELS = 6;
const MOST_VALUES = 4;
/** The fewest that can be tested between. */
const SLICES = 4;
/** Labels that are asked for their values before the rest is left out. */
const MOST_ASKED = 20;
const NODES = 16_384;
const USUAL_INTERVAL = 15_000;

/**
 * Which values of labels carry a function's change. For each label its largest values are read on both sides in a few
 * slices each: 32 requests a label at most, four at a time. The error is a sentence.
 */
export async function labelContributions(
  question: LabelQuestion,
  here: ComparedStore,
  elsewhere: () => Promise<Elsewhere>,
  onProgress: (soFar: LabelAnswer) => void,
  signal: AbortSignal
): Promise<Result<LabelAnswer, string>> {
  const plans = await plansOf(question, here, elsewhere);
  if (!plans.ok) {
    return plans;
  }
  const found = await candidates(question, plans.value, signal);
  if (!found.ok) {
    return err(errorWords(found.error));
  }
  const of = found.value.reduce((sum, { values }) => sum + values.length, 0);
  const notices = new Set<string>();
  const labels: Array<LabelAnswer['labels'][number]> = [];
  let [done, unit] = [0, 'short'];
  const soFar = (): LabelAnswer => ({ done, of, labels: byTold(labels), unit, notices: [...notices] });
  for (const { label, values, valuesLeftOut } of found.value) {
    const slices: LabelSlices[] = [];
    for (const value of values) {
      const ofValue = await slicesOf(label, value, plans.value, signal);
      done++;
      if (ofValue.ok) {
        slices.push(ofValue.value);
      } else {
        notices.add(`${label}="${value}" is not told: ${ofValue.error}`);
      }
      onProgress(soFar());
    }
    if (slices.length > 0) {
      const { sampleType } = slices[0].right.slices[0].tree;
      const shown = grafanaUnit(sampleType.unit);
      unit = shown.unit;
      const { function: name, measure = 'total' } = question;
      const options = { normalisation: 'perSecond', measure } as const;
      const spotlight = await inSteps(
        oneStep(() => contributionsOf(name, slices, options)),
        signal
      );
      labels.push({ label, valuesLeftOut, ...inUnit(spotlight, shown.scale) });
      onProgress(soFar());
    }
  }
  return ok(soFar());
}

interface Plans {
  readonly left: SidePlan;
  readonly right: SidePlan;
}

async function plansOf(
  { left, right, path }: LabelQuestion,
  here: ComparedStore,
  elsewhere: () => Promise<Elsewhere>
): Promise<Result<Plans, string>> {
  const planOf = async ({ datasource, question, range, title }: ComparedProfile): Promise<Result<SidePlan, string>> => {
    const store = datasource === here.datasource.uid ? ok(here) : await (await elsewhere()).store({ uid: datasource });
    if (!store.ok) {
      return store;
    }
    const { backend } = store.value;
    const target = migrateQuery({ refId: 'A', ...question, ...(path && { stackTraceSelector: path }) });
    const resolved = resolveQuery(target, range, backend.kind);
    return resolved.ok
      ? ok({
          store: store.value,
          query: { ...resolved.value.query, maxNodes: NODES, labelLevels: [] },
          title,
          notices: [],
        })
      : err(errorWords(resolved.error));
  };
  const [ofLeft, ofRight] = await Promise.all([planOf(left), planOf(right)]);
  if (!ofLeft.ok) {
    return ofLeft;
  }
  return ofRight.ok ? ok({ left: ofLeft.value, right: ofRight.value }) : ofRight;
}

/** The labels that are looked at: those that tell groups apart, with the fewest values first. */
async function candidates(
  { labels: wanted }: LabelQuestion,
  { left, right }: Plans,
  signal: AbortSignal
): Promise<Result<readonly LabelCandidate[], BackendError>> {
  const { query, store } = right;
  const names = wanted ? ok(wanted) : await store.backend.labelNames(query, signal);
  if (!names.ok) {
    return names;
  }
  const fixed = fixedLabels(query.labelSelector);
  const open = names.value.filter((name) => wanted !== undefined || (!name.startsWith('__') && !fixed.has(name)));
  const found: LabelCandidate[] = [];
  for (const name of open.slice(0, MOST_ASKED)) {
    const candidate = await labelCandidate(name, [left, right], MOST_VALUES, signal);
    if (!candidate.ok) {
      return candidate;
    }
    if (candidate.value) {
      found.push(candidate.value);
    }
  }
  const values = ({ values: shown, valuesLeftOut }: LabelCandidate): number => shown.length + valuesLeftOut;
  return ok(found.sort((a, b) => values(a) - values(b)).slice(0, MOST_LABELS));
}

/** Labels that the selector narrows to one value have no other. */
function fixedLabels(selector: string): ReadonlySet<string> {
  const matchers = parseLabelSelector(selector);
  return new Set(matchers.ok ? matchers.value.filter(({ op }) => op === '=').map(({ name }) => name) : []);
}

/** Both sides of one value. A side without samples has had nothing of the function. */
async function slicesOf(
  label: string,
  value: string,
  plans: Plans,
  signal: AbortSignal
): Promise<Result<LabelSlices, string>> {
  const asked = (plan: SidePlan) => {
    const matchers = parseLabelSelector(plan.query.labelSelector);
    const labelSelector = selectorOf(matchers.ok ? matchers.value : [], [label], [value]);
    const query = { ...plan.query, labelSelector };
    const usualInterval = plan.store.minStepMillis ?? USUAL_INTERVAL;
    const ranges = sliceRanges(query.range, { count: SLICES, grid: undefined, usualInterval });
    const gathering = new SideGathering(plan, (tree) => oneStep(() => tree), signal, 'zero');
    return { plan: { ...plan, query }, ranges, gathering };
  };
  const [ofLeft, ofRight] = [asked(plans.left), asked(plans.right)];
  const answer = await askSides(ofLeft, ofRight, signal, () => undefined);
  const missing = [...ofLeft.gathering.failures, ...ofRight.gathering.failures];
  if (missing.length > 0) {
    return err(errorWords(missing[0].error));
  }
  const left = answer.left ?? (answer.right && nothingOf(answer.right, ofLeft.ranges));
  const right = answer.right ?? (answer.left && nothingOf(answer.left, ofRight.ranges));
  if (!left || !right) {
    return err('it has no samples on either side.');
  }
  const reconciled = await inSteps(reconcileSteps(left, right), signal);
  if (!reconciled.ok) {
    return reconciled;
  }
  // A level is a sum over uploads, which are taken to be as far apart as is usual.
  const ofSide = (slices: SlicedSide['slices'], { store }: SidePlan): SlicedSide =>
    right.measure === 'level'
      ? { slices, grid: { interval: store.minStepMillis ?? USUAL_INTERVAL, offset: 0 } }
      : { slices };
  return ok({
    value,
    left: ofSide(reconciled.value.left, plans.left),
    right: ofSide(reconciled.value.right, plans.right),
  });
}

/** A side that has none of what the other has. */
function nothingOf({ slices, ...side }: GatheredSide, ranges: readonly TimeRange[]): GatheredSide {
  const tree = emptyTree(slices[0].tree.sampleType);
  return { ...side, slices: ranges.map((range) => ({ ...range, tree })) };
}

const inUnit = ({ contributions, change, carriedBy }: LabelSpotlight, scale: number): LabelSpotlight => ({
  contributions: contributions.map(({ left, right, margin, ...rest }) => ({
    ...rest,
    left: left * scale,
    right: right * scale,
    margin: margin * scale,
  })),
  change: change * scale,
  carriedBy,
});

/** The label whose fewest values carry the change tells the most; one whose values all changed alike tells nothing. */
function byTold(labels: LabelAnswer['labels']): LabelAnswer['labels'] {
  const told = ({ carriedBy, contributions }: LabelSpotlight): number =>
    carriedBy.length === 0 ? Infinity : carriedBy.length / contributions.length;
  return [...labels].sort((a, b) => told(a) - told(b) || (a.label < b.label ? -1 : 1));
}
