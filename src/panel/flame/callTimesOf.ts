import { type DataFrame, type Field } from '@grafana/data';

import { type CallsMeta } from '../../datasource/query';
import { type CallTimes, MOST_CALLS, TOO_MANY_CALLS } from '../../profile/chart/callTimes';
import { err, ok, type Result } from '../../profile/result';

/**
 * When the calls of a frame were open, from its columns `callStart` and `callEnd`; `undefined` for a frame without them. All
 * that draws them relies on their order, so they are checked here: one root, moments that are numbers, each call within its
 * caller and behind the one before it. What is wrong is refused in a sentence.
 */
export function callTimesOf(frame: DataFrame, level: Int32Array): Result<CallTimes | undefined, string> {
  const [from, to] = ['callStart', 'callEnd'].map((name) => frame.fields.find((field) => field.name === name));
  if (!from || !to) {
    return ok(undefined);
  }
  if (level.length > MOST_CALLS) {
    return err(TOO_MANY_CALLS);
  }
  const [start, end] = [momentsOf(from), momentsOf(to)];
  if (start.length !== level.length || end.length !== level.length) {
    return err(
      `The flame graph has ${level.length} rows, but ${start.length} times at which calls began and ${end.length} at which they ended.`
    );
  }
  const wrong = wrongCall(level, start, end);
  if (wrong) {
    return err(`Row ${wrong.row} of the flame graph is no call in the order of time: ${wrong.why}.`);
  }
  const { unplaced, leftOut }: Partial<CallsMeta> = frame.meta?.custom?.['calls'] ?? {};
  return ok({
    start,
    end,
    unit: from.config.unit ?? 'count',
    unplaced: isCount(unplaced) ? unplaced : 0,
    ...(isCount(leftOut) && { leftOut }),
  });
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Text and what is missing are no moments. */
const momentsOf = ({ values }: Field): Float64Array =>
  Float64Array.from(values, (value: unknown) => (typeof value === 'number' ? value : NaN));

interface WrongCall {
  readonly row: number;
  readonly why: string;
}

function wrongCall(level: Int32Array, start: Float64Array, end: Float64Array): WrongCall | undefined {
  /** By level: until when the call that is open there may go on, and from when on it may call another. */
  const until: number[] = [];
  const free: number[] = [];
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const [from, to] = row === 0 ? [-Infinity, Infinity] : [free[depth - 1], until[depth - 1]];
    if (!Number.isFinite(start[row]) || !Number.isFinite(end[row])) {
      return { row, why: 'its times are no numbers' };
    }
    if (depth === 0 && row > 0) {
      return { row, why: 'it has no caller' };
    }
    if (end[row] < start[row]) {
      return { row, why: 'it ended before it began' };
    }
    if (start[row] < from) {
      return { row, why: 'it began before its caller, or before the call before it had ended' };
    }
    if (end[row] > to) {
      return { row, why: 'it ended after its caller' };
    }
    if (row > 0) {
      free[depth - 1] = end[row];
    }
    free[depth] = start[row];
    until[depth] = end[row];
  }
  return undefined;
}
