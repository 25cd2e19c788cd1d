import { err, ok, type Result } from '../../profile/result';
import { type TimeRange } from '../backends/backend';
import { durationMillis } from '../backends/duration';
import { labelChanges } from '../backends/layers/labelChanges';
import { errorWords } from '../errorWords';
import { type ComparedWindow } from '../query';
import { type ComparedStore } from './elsewhere';
import { quietestRange } from './quietest';
import { lengthText, timesText } from './timeText';

/** When both sides were, and what they are called; no words where the times tell nothing. */
export interface Windows {
  readonly left: TimeRange;
  readonly right: TimeRange;
  readonly leftWords: string;
  readonly rightWords: string;
  /** Whether the left ends where the right begins. */
  readonly isContinuous: boolean;
}

/** What is asked to find a window: the series of the query's own profile. */
export interface WindowScope {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly range: TimeRange;
  readonly store: ComparedStore;
}

const DEFAULT_STEP = 15_000;
/** Points that a search for a change or a quiet time takes. */
const POINTS = 240;

/** The windows of both sides; the error is a sentence that says why there is no left one. */
export async function windowsOf(
  window: ComparedWindow,
  scope: WindowScope,
  signal: AbortSignal
): Promise<Result<Windows, string>> {
  const { range } = scope;
  const length = range.to - range.from;
  const earlier = (by: number): TimeRange => ({ from: range.from - by, to: range.to - by });
  const apart = { right: range, isContinuous: false };
  switch (window.kind) {
    case 'previous':
      return ok({
        left: earlier(length),
        right: range,
        leftWords: `${lengthText(length)} before`,
        rightWords: 'This range',
        isContinuous: true,
      });
    case 'earlier':
      return ok({
        ...apart,
        left: earlier(durationMillis(window.by) ?? 0),
        leftWords: `${window.by} earlier`,
        rightWords: 'This range',
      });
    case 'fixed': {
      const left = { from: window.from, to: window.to };
      return ok({ ...apart, left, leftWords: timesText(left), rightWords: timesText(range) });
    }
    case 'same':
      return ok({ ...apart, left: range, leftWords: '', rightWords: '' });
    case 'beforeChange':
      return cutAtChange(window.label, scope, signal);
    case 'quietest': {
      const left = await quietestRange(scope, signal);
      return left.ok
        ? ok({ ...apart, left: left.value, leftWords: `Quietest ${lengthText(length)}`, rightWords: 'This range' })
        : left;
    }
  }
}

/** Cuts the range where the label last took a new value. */
async function cutAtChange(
  label: string,
  { store, range, profileTypeId, labelSelector }: WindowScope,
  signal: AbortSignal
): Promise<Result<Windows, string>> {
  const leastStep = store.minStepMillis ?? DEFAULT_STEP;
  const step = Math.max(leastStep, Math.ceil((range.to - range.from) / POINTS / leastStep) * leastStep);
  const changes = await labelChanges(store.backend, { profileTypeId, labelSelector, label, range, step }, signal);
  if (!changes.ok) {
    return err(`When ${label} changed could not be read. ${errorWords(changes.error)}`);
  }
  const last = changes.value.filter(({ change }) => change === 'appeared').at(-1);
  if (!last) {
    return err(`No new value of the label ${label} came up in this range, so nothing in it was before a change.`);
  }
  // The first point of a value stands at the end of its step.
  const at = Math.max(range.from + 1, last.time - step);
  return ok({
    left: { from: range.from, to: at },
    right: { from: at, to: range.to },
    leftWords: `Before ${label}=${last.value}`,
    rightWords: `Since ${label}=${last.value}`,
    isContinuous: true,
  });
}
