import { err, ok, type Result } from '../../profile/result';
import { type Series, type TimeRange } from '../backends/backend';
import { errorWords } from '../errorWords';
import { lengthText } from './timeText';
import { type WindowScope } from './windows';

const DAY = 24 * 3_600_000;
/** A minute to a point. */
const STEP = 60_000;
/** Points that a short window is of at least, so that its edges are near the best ones. */
const POINTS_PER_WINDOW = 4;
const LEAST_STEP = 15_000;
/** Without samples for longer than this there was nothing to be quiet. */
const LEAST_SEEN = 0.5;

/**
 * The window of the day before the range's end, as long as the range and outside of it, with the smallest value: what has
 * no samples in half of its time is none. The error is a sentence.
 */
export async function quietestRange(
  { store, range, profileTypeId, labelSelector }: WindowScope,
  signal: AbortSignal
): Promise<Result<TimeRange, string>> {
  const length = range.to - range.from;
  const day = { from: range.to - DAY, to: range.from };
  if (day.to - day.from < length) {
    return err(`The last day has no other part as long as this range (${lengthText(length)}): choose a shorter one.`);
  }
  const step = Math.min(STEP, Math.max(LEAST_STEP, Math.floor(length / POINTS_PER_WINDOW / 1000) * 1000));
  const perWindow = Math.max(1, Math.round(length / step));
  const answer = await store.backend.series(
    { profileTypeId, labelSelector, range: day, step, groupBy: [], limit: undefined, exemplars: false },
    signal
  );
  if (!answer.ok) {
    return err(`The quietest part of the day could not be found. ${errorWords(answer.error)}`);
  }
  const series = answer.value.kind === 'series' ? answer.value.series : [];
  const end = quietestEnd(series, { from: day.from, step, perWindow, last: Math.floor((day.to - day.from) / step) });
  return end === undefined
    ? err('The last day has no other part with samples to compare this range with.')
    : ok({ from: end - length, to: end });
}

interface Steps {
  readonly from: number;
  readonly step: number;
  readonly perWindow: number;
  /** Steps of the day. */
  readonly last: number;
}

/**
 * Where the run of steps with the least in it ends; the first of them where several are equal. A run that begins or ends
 * without samples may have less for the process not being there: it is taken where there is no other.
 */
function quietestEnd(series: readonly Series[], { from, step, perWindow, last }: Steps): number | undefined {
  const values = new Float64Array(last + 1);
  const seen = new Uint8Array(last + 1);
  for (const { times, values: ofSeries } of series) {
    times.forEach((time, at) => {
      const slot = Math.round((time - from) / step);
      if (slot >= 1 && slot <= last) {
        values[slot] += ofSeries[at];
        seen[slot] = 1;
      }
    });
  }
  let [sum, points] = [0, 0];
  const least = { whole: Infinity, cut: Infinity };
  const end: { whole?: number; cut?: number } = {};
  for (let slot = 1; slot <= last; slot++) {
    sum += values[slot];
    points += seen[slot];
    if (slot > perWindow) {
      sum -= values[slot - perWindow];
      points -= seen[slot - perWindow];
    }
    const kind = seen[slot] === 1 && seen[slot - perWindow + 1] === 1 ? 'whole' : 'cut';
    if (slot >= perWindow && points >= LEAST_SEEN * perWindow && points > 0 && sum < least[kind]) {
      least[kind] = sum;
      end[kind] = from + slot * step;
    }
  }
  return end.whole ?? end.cut;
}
