import { err, ok, type Result } from '../../profile/result';
import { type FoundSpans } from '../inputs/searchRows';
import { LONGEST_WINDOW_MS } from '../range';
import { type Picked } from '../rungs/question';
import { percentText } from '../words';
import { type Asking, type Batch, batchesOf } from './batches';
import { dealt, type Dealt, type DealingOptions, DEFAULT_DEALING } from './dealing';
import { type Siblings } from './siblingSearch';

/** The slow spans of a name and the fast ones, each in batches: what two flame graphs to compare are asked with. */
export interface SlowFast {
  /** Spans that took longer than this are slow. */
  readonly thresholdMs: number;
  readonly slow: Cohort;
  readonly fast: Cohort;
  /** Samples are told by ids of spans; by ids of traces they are those of whole traces in the service. */
  readonly by: 'span' | 'trace';
  readonly counts: Counts;
}

export interface Cohort {
  readonly spans: number;
  readonly withIds: number;
  /** Ids that are asked for: fewer than there are where those are too many. */
  readonly used: number;
  readonly shortestMs: number;
  readonly longestMs: number;
  /** Mean duration of those that are asked for. */
  readonly meanMs: number;
  /** One request each. */
  readonly batches: readonly Batch[];
}

export interface Counts {
  /** Spans that the search found. */
  readonly found: number;
  /** Of another name or service, found twice, without duration, or more than a day from the picked span. */
  readonly leftOut: number;
}

export type NotComparable =
  | { readonly kind: 'tooFew'; readonly spans: number; readonly needed: number }
  | { readonly kind: 'allAlike'; readonly durationMs: number }
  | { readonly kind: 'noIds'; readonly of: 'slow' | 'fast' };

export interface SplitOptions extends DealingOptions {
  /** Share of spans that are fast. */
  readonly quantile: number;
}

const DEFAULT_SPLIT: SplitOptions = { quantile: 0.9, ...DEFAULT_DEALING };

/** With fewer spans the tenth of slow ones is a single one. */
const NEEDED = 10;

/** Splits the spans of a search at a quantile of their durations and pools the ids of either side. */
export function slowFast(
  found: FoundSpans,
  picked: Picked,
  siblings: Siblings,
  options: SplitOptions = DEFAULT_SPLIT
): Result<SlowFast, NotComparable> {
  const rows = comparable(found, picked, siblings).sort((a, b) => found.durationMs[a] - found.durationMs[b] || a - b);
  if (rows.length < NEEDED) {
    return err({ kind: 'tooFew', spans: rows.length, needed: NEEDED });
  }
  const duration = (i: number): number => found.durationMs[rows[i]];
  // Nearest rank: the least duration that so many spans do not exceed.
  let thresholdMs = duration(Math.ceil(options.quantile * rows.length) - 1);
  if (thresholdMs === duration(rows.length - 1)) {
    const below = rows.filter((row) => found.durationMs[row] < thresholdMs);
    if (below.length === 0) {
      return err({ kind: 'allAlike', durationMs: thresholdMs });
    }
    thresholdMs = found.durationMs[below[below.length - 1]];
  }
  const { by, idOf } = idsOf(found, picked, rows);
  const [slowRows, fastRows] = [true, false].map((isSlow) =>
    rows.filter((row) => found.durationMs[row] > thresholdMs === isSlow)
  );
  const slowIds = rowsById(slowRows, idOf);
  // A trace that has a slow span is a slow one.
  const fastIds = rowsById(fastRows, idOf, slowIds);
  const dealing = dealt(slowIds.size, fastIds.size, options);
  const asking = { found, picked, by, idOf };
  const slow = cohort(asking, slowRows, [...slowIds.values()], dealing.slow);
  const fast = cohort(asking, fastRows, [...fastIds.values()], dealing.fast);
  if (slow.withIds === 0 || fast.withIds === 0) {
    return err({ kind: 'noIds', of: slow.withIds === 0 ? 'slow' : 'fast' });
  }
  const counts = { found: found.length, leftOut: found.length - rows.length };
  return ok({ thresholdMs, slow, fast, by, counts });
}

function comparable(found: FoundSpans, { table, row }: Picked, { service, name }: Siblings): number[] {
  const seen = new Set<string>();
  const nearMs = table.startMs[row];
  const rows: number[] = [];
  for (let i = 0; i < found.length; i++) {
    const key = `${found.traceId[i]} ${found.spanId[i] || i}`;
    const isIt = (found.name[i] === name || !found.name[i]) && (found.service[i] === service || !found.service[i]);
    const isNear = !(nearMs > 0) || Math.abs(found.startMs[i] - nearMs) <= LONGEST_WINDOW_MS / 2;
    if (isIt && isNear && found.durationMs[i] >= 0 && !seen.has(key)) {
      seen.add(key);
      rows.push(i);
    }
  }
  return rows;
}

/** Ids of spans where any span has one, else those of their traces. */
function idsOf(found: FoundSpans, { settings }: Picked, rows: readonly number[]) {
  const spanId = (row: number): string => found.profileId[row] || (settings.allSpans ? found.spanId[row] : '');
  return rows.some((row) => spanId(row) !== '')
    ? { by: 'span' as const, idOf: spanId }
    : { by: 'trace' as const, idOf: (row: number): string => found.traceId[row] };
}

/** A row for each id, in the order of the rows; without ids that are among others. */
function rowsById(
  rows: readonly number[],
  idOf: (row: number) => string,
  others: ReadonlyMap<string, number> = new Map()
): ReadonlyMap<string, number> {
  return new Map(rows.filter((row) => idOf(row) !== '' && !others.has(idOf(row))).map((row) => [idOf(row), row]));
}

function cohort(asking: Asking, rows: readonly number[], withIds: readonly number[], { batches, size }: Dealt): Cohort {
  const { durationMs } = asking.found;
  const used = evenly(withIds, batches * size);
  return {
    spans: rows.length,
    withIds: withIds.length,
    used: used.length,
    shortestMs: durationMs[rows[0]],
    longestMs: durationMs[rows[rows.length - 1]],
    meanMs: used.reduce((sum, row) => sum + durationMs[row], 0) / used.length,
    batches: batchesOf(asking, used, batches),
  };
}

/** So many of a list at even distances, so that the short and the long ones are both among them. */
const evenly = (rows: readonly number[], most: number): readonly number[] =>
  rows.length <= most ? rows : Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)]);

/** What is compared, with the numbers that it rests on. */
export function slowFastText({ slow, fast, counts, by }: SlowFast): string {
  const share = percentText(slow.spans / (slow.spans + fast.spans));
  const used = (cohortOf: Cohort): string => `${cohortOf.used} of ${cohortOf.spans}`;
  const left = counts.leftOut > 0 ? ` (${counts.leftOut} left out)` : '';
  return `The slowest ${share} against the rest, of ${counts.found} spans found${left}: ids of ${used(slow)} slow and ${used(fast)} fast ones${by === 'trace' ? ', by trace' : ''}`;
}
