import { ok, type Result } from '../../profile/result';
import { type Series } from '../backends/backend';
import { wholeSeconds } from '../backends/duration';
import { type BackendError } from '../backends/error';
import { type SidePlan } from './sides';

/** A label with its values that are looked at, the largest first. */
export interface LabelCandidate {
  readonly label: string;
  readonly values: readonly string[];
  readonly valuesLeftOut: number;
}

const STEPS = 30;
const LEAST_STEP = 15_000;
/** What has more values than this is an id, and no group. */
const MOST_VALUES = 200;

/**
 * The values of a label on both sides, by their sum over both; `undefined` where both sides together have only one, or
 * more than could be told apart.
 */
export async function labelCandidate(
  label: string,
  sides: readonly SidePlan[],
  most: number,
  signal: AbortSignal
): Promise<Result<LabelCandidate | undefined, BackendError>> {
  const sums = new Map<string, number>();
  for (const { store, query } of sides) {
    const { profileTypeId, labelSelector, range } = query;
    const step = Math.max(wholeSeconds((range.to - range.from) / STEPS), LEAST_STEP);
    // A point covers the step before it, so the last one stands behind the range.
    const within = { from: range.from, to: range.to + step };
    const asked = { profileTypeId, labelSelector, range: within, step, groupBy: [label] };
    const answer = await store.backend.series({ ...asked, limit: undefined, exemplars: false }, signal);
    if (!answer.ok) {
      return answer;
    }
    const series = answer.value.kind === 'series' ? answer.value.series : [];
    // Sides are of equal weight, however long they are.
    const all = series.reduce((sum, one) => sum + sumOf(one), 0) || 1;
    series.forEach((one) => {
      const value = one.labels[label] ?? '';
      sums.set(value, (sums.get(value) ?? 0) + sumOf(one) / all);
    });
  }
  if (sums.size < 2 || sums.size > MOST_VALUES) {
    return ok(undefined);
  }
  const values = [...sums].sort(([, a], [, b]) => b - a).map(([value]) => value);
  return ok({ label, values: values.slice(0, most), valuesLeftOut: Math.max(0, values.length - most) });
}

const sumOf = ({ values }: Series): number => values.reduce((sum, value) => sum + value, 0);
