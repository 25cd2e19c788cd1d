import { formatLabelSelector, type Matcher } from '../../../profile/labelSelector';
import { ok, type Result } from '../../../profile/result';
import { visibleText } from '../../../profile/visibleText';
import { type Backend, type ResolvedQuery, type Series, type TimeRange } from '../backend';
import { wholeSeconds } from '../duration';
import { type BackendError } from '../error';

/** A combination of values of labels. */
export interface LabelGroup {
  /** The empty string for a label that is not there. */
  readonly values: readonly string[];
  /** What the rows of the tree are called. */
  readonly names: readonly string[];
}

export interface LargestGroups {
  /** By descending value. */
  readonly groups: readonly LabelGroup[];
  readonly hasMore: boolean;
}

const MOST_GROUPS = 20;
const LEAST_GROUPS = 3;
/** Hours of profiles that all groups may read together; a group more would cost as much as the range is long. */
const HOURS_OF_GROUPS = 480;
const STEPS = 60;
const LEAST_STEP = 15_000;

/** The combinations of values with the most samples: 20 at most, fewer in ranges of more than a day. */
export async function largestGroups(
  backend: Backend,
  { profileTypeId, labelSelector, range, labelLevels }: ResolvedQuery,
  signal: AbortSignal
): Promise<Result<LargestGroups, BackendError>> {
  const most = groupsFor(range);
  const step = Math.max(wholeSeconds((range.to - range.from) / STEPS), LEAST_STEP);
  // A point covers the step before it, so the last one stands behind the range.
  const within = { from: range.from, to: range.to + step };
  const asked = { profileTypeId, labelSelector, range: within, step, groupBy: labelLevels };
  const answer = await backend.series({ ...asked, limit: most + 1, exemplars: false }, signal);
  if (!answer.ok) {
    return answer;
  }
  const series = answer.value.kind === 'series' ? answer.value.series : [];
  const sums = series.map((one) => ({ one, sum: sumOf(one) })).sort((a, b) => b.sum - a.sum);
  const groups = sums.slice(0, most).map(({ one }) => groupOf(one, labelLevels));
  return ok({ groups, hasMore: sums.length > most });
}

function groupsFor({ from, to }: TimeRange): number {
  const hours = (to - from) / 3_600_000;
  return Math.min(MOST_GROUPS, Math.max(LEAST_GROUPS, Math.floor(HOURS_OF_GROUPS / hours)));
}

const sumOf = ({ values }: Series): number => values.reduce((sum, value) => sum + value, 0);

function groupOf({ labels }: Series, names: readonly string[]): LabelGroup {
  const values = names.map((name) => labels[name] ?? '');
  return { values, names: values.map((value, at) => value || `(no ${names[at]})`) };
}

/** The selector of one combination. */
export const selectorOf = (matchers: readonly Matcher[], names: readonly string[], values: readonly string[]): string =>
  formatLabelSelector([...matchers, ...names.map((name, at): Matcher => ({ name, op: '=', value: values[at] }))]);

/** Whether a call site, as it is shown, begins with all the names of a group. */
export const leadsTo = ({ names }: LabelGroup, callSite: readonly string[]): boolean =>
  callSite.length >= names.length && names.every((name, at) => visibleText(name) === callSite[at]);
