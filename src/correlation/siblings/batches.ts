import { type AttemptQuery } from '../attempt';
import { type FoundSpans } from '../inputs/searchRows';
import { type TimeWindow } from '../range';
import { baseQuery, type Picked, windowAround } from '../rungs/question';

/** Spans whose samples are asked for together. */
export interface Batch {
  readonly ids: readonly string[];
  readonly query: AttemptQuery;
  readonly range: TimeWindow;
}

/** How the spans of a search are asked for. */
export interface Asking {
  readonly found: FoundSpans;
  readonly picked: Picked;
  readonly by: 'span' | 'trace';
  readonly idOf: (row: number) => string;
}

/**
 * Deals rows of a search, one for each id, into so many batches of about the same size, in the order in which they began:
 * spans of the same minutes may be alike, and so stay together.
 */
export function batchesOf(
  { found, picked, by, idOf }: Asking,
  rows: readonly number[],
  count: number
): readonly Batch[] {
  const inTime = [...rows].sort((a, b) => found.startMs[a] - found.startMs[b] || a - b);
  return Array.from({ length: count }, (_, batch) => {
    const [from, to] = [batch, batch + 1].map((edge) => Math.round((edge * inTime.length) / count));
    const some = inTime.slice(from, to);
    const ids = some.map(idOf);
    return {
      ids,
      query: { ...baseQuery(picked), ...(by === 'span' ? { spanSelector: ids } : { traceIdSelector: ids }) },
      range: windowOf(found, picked, some),
    };
  });
}

function windowOf(found: FoundSpans, picked: Picked, rows: readonly number[]): TimeWindow {
  let [start, end] = [Infinity, 0];
  for (const row of rows) {
    start = Math.min(start, found.startMs[row]);
    end = Math.max(end, found.startMs[row] + found.durationMs[row]);
  }
  return windowAround(picked, start, end - start, picked.settings.paddingSeconds * 1000);
}
