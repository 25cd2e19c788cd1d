import { invalidArgument } from '../connectError';
import { type Range } from '../profiles/profileStore';
import { splitTime } from '../storageMode';
import { type Call } from './call';
import { type JsonRequest } from './request';

/** The point that a time falls on, ms since the epoch. */
export type TimeGrid = (time: number) => number;

/** Milliseconds between two points. */
export function stepMillis(request: JsonRequest): number {
  const step = request.number('step') * 1_000;
  if (step < 1) {
    throw invalidArgument('step must be >= 1ms');
  }
  return step;
}

/**
 * Points start, start + step, …; the one at T covers (T − step, T], so the first one reaches back before the range. In
 * the dual mode the grid starts with the oldest profile where the range begins before that.
 */
export function timeGrid({ request, mode, profiles }: Call, range: Range): TimeGrid {
  const step = stepMillis(request);
  const start = mode === 'dual' ? Math.max(range.start, splitTime(profiles) ?? 0) : range.start;
  return (time) => start + Math.max(0, Math.ceil((time - start) / step)) * step;
}
