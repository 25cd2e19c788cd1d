import { type Rows } from './gatherRows';

/**
 * No span lasts a year: a Tempo span without end claims 527 years (0 minus its start, as an unsigned number), a Jaeger
 * span a negative duration.
 */
const LONGEST_SPAN_MS = 365 * 24 * 3_600_000;

/** The end of the year 9999: a start beyond is none that a server understands. */
const LATEST_START_MS = 253_402_300_799_999;

export interface Times {
  readonly startMs: Float64Array;
  readonly durationMs: Float64Array;
  /** 1 where the span has no end, or no start, of its own. */
  readonly unfinished: Uint8Array;
}

/** Spans without start begin with their trace; spans without end last as long as their trace is known to. */
export function readTimes(rows: Rows): Times {
  const startMs = new Float64Array(rows.length);
  const durationMs = new Float64Array(rows.length);
  const unfinished = new Uint8Array(rows.length);
  const traceStart = new Float64Array(rows.traceIds.length).fill(Infinity);
  const traceEnd = new Float64Array(rows.traceIds.length);
  for (let row = 0; row < rows.length; row++) {
    const source = rows.sources[rows.source[row]];
    const start = source.startMs(rows.sourceRow[row]);
    const duration = source.durationMs(rows.sourceRow[row]);
    const hasStart = start > 0 && start <= LATEST_START_MS;
    const hasEnd = hasStart && duration >= 0 && duration < LONGEST_SPAN_MS;
    startMs[row] = hasStart ? start : Number.NaN;
    durationMs[row] = duration;
    unfinished[row] = hasEnd ? 0 : 1;
    if (hasStart) {
      const trace = rows.trace[row];
      traceStart[trace] = Math.min(traceStart[trace], start);
      traceEnd[trace] = Math.max(traceEnd[trace], hasEnd ? start + duration : start);
    }
  }
  for (let row = 0; row < rows.length; row++) {
    if (unfinished[row]) {
      const trace = rows.trace[row];
      const firstStart = Number.isFinite(traceStart[trace]) ? traceStart[trace] : 0;
      startMs[row] = startMs[row] > 0 ? startMs[row] : firstStart;
      durationMs[row] = Math.max(0, traceEnd[trace] - startMs[row]);
    }
  }
  return { startMs, durationMs, unfinished };
}
