import { type TimeRange } from '../backend';

/** Most requests that one query may become. */
export const MAX_PARTS = 62;

/** The ends of a range move with the clock, so they are cut once more, on a grid this many times finer. */
const FINER = 24;

/**
 * Cuts a range into parts of at most `length` ms, at multiples of `length` since the epoch, so that a later refresh asks
 * for the same parts. What moves with a relative range is a part of its own: at the start what lies before the next
 * multiple of a 24th, at the end the last one or two of those. A part ends 1 ms before the next one starts.
 *
 * All cuts are multiples of `step`, which `length` has to be too. Of more than 62 parts the number is the answer.
 */
export function rangeParts(range: TimeRange, length: number, step: number): readonly TimeRange[] | number {
  const { from, to } = range;
  if (to - from <= length) {
    return [range];
  }
  const firstCut = after(from, length);
  const cuts = Math.max(Math.ceil((to - firstCut) / length), 0);
  if (cuts + 1 > MAX_PARTS) {
    return cuts + 1;
  }
  const starts = [from, ...Array.from({ length: cuts }, (_, at) => firstCut + at * length)];
  const grid = Math.max(Math.floor(length / FINER / step), 1) * step;
  const all = starts.length + 2 > MAX_PARTS ? starts : withMovingEnds(starts, to, grid);
  return all.map((start, at) => ({ from: start, to: at + 1 < all.length ? all[at + 1] - 1 : to }));
}

function withMovingEnds(starts: readonly number[], to: number, grid: number): readonly number[] {
  const [from, firstCut, ...cuts] = starts;
  const lastCut = starts[starts.length - 1];
  const head = after(from, grid);
  const tail = after(to, grid) - 2 * grid;
  return [from, ...(head < firstCut ? [head] : []), firstCut, ...cuts, ...(tail > lastCut ? [tail] : [])];
}

/** The first multiple of `length` after a time. */
const after = (time: number, length: number): number => (Math.floor(time / length) + 1) * length;
