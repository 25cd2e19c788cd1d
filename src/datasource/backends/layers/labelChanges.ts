import { ok, type Result } from '../../../profile/result';
import { type Backend, type Series, type TimeRange } from '../backend';
import { type BackendError } from '../error';

export interface LabelChangesQuery {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly label: string;
  readonly range: TimeRange;
  /** Milliseconds; a value that is away for one or two steps is not gone. */
  readonly step: number;
}

export interface LabelChange {
  /** Milliseconds since the epoch: the first point of a value that appeared, the last one of a value that is gone. */
  readonly time: number;
  readonly change: 'appeared' | 'gone';
  readonly label: string;
  readonly value: string;
}

const MAX_GAP_STEPS = 2;

/**
 * When the values of a label came and went, by time. Only steps count in which some value has samples: where all are
 * silent at once, nothing is known of any. What is there at the start of the range did not appear, and what is there at
 * its end is not gone; so that a change right at the start is seen, a few steps before the range are looked at too.
 */
export async function labelChanges(
  backend: Backend,
  { profileTypeId, labelSelector, label, range, step }: LabelChangesQuery,
  signal: AbortSignal
): Promise<Result<readonly LabelChange[], BackendError>> {
  const from = range.from - (MAX_GAP_STEPS + 1) * step;
  const answer = await backend.series(
    {
      profileTypeId,
      labelSelector,
      range: { from, to: range.to },
      step,
      groupBy: [label],
      limit: undefined,
      exemplars: false,
    },
    signal
  );
  if (!answer.ok) {
    return answer;
  }
  const series = answer.value.kind === 'series' ? answer.value.series : [];
  return ok(changesOf(label, series).filter(({ time }) => time >= range.from));
}

function changesOf(label: string, series: readonly Series[]): readonly LabelChange[] {
  const steps = [...new Set(series.flatMap(({ times }) => [...times]))].sort((a, b) => a - b);
  const stepAt = new Map(steps.map((time, step) => [time, step]));
  const changes = series.flatMap(({ labels, times }) => {
    const value = labels[label] ?? '';
    const present = Array.from(times, (time) => stepAt.get(time) ?? 0);
    // One step before all others and one behind them, at which no value is missed.
    const bounded = [-1, ...present, steps.length];
    return value === ''
      ? []
      : gapsOf(bounded).flatMap(({ last, next }) => [
          ...(last >= 0 ? [{ time: steps[last], change: 'gone' as const, label, value }] : []),
          ...(next < steps.length ? [{ time: steps[next], change: 'appeared' as const, label, value }] : []),
        ]);
  });
  return changes.sort((a, b) => a.time - b.time || compareText(a.change, b.change) || compareText(a.value, b.value));
}

/** By code units; `appeared` is before `gone`. */
const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Neighbours with more steps between them than a gap may have. */
function gapsOf(present: readonly number[]): ReadonlyArray<{ readonly last: number; readonly next: number }> {
  return present
    .slice(1)
    .map((next, at) => ({ last: present[at], next }))
    .filter(({ last, next }) => next - last - 1 > MAX_GAP_STEPS);
}
