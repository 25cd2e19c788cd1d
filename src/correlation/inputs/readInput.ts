import { type DataFrame } from '@grafana/data';

import { readSpans } from '../readSpans';
import { type SpanTable } from '../spanTable';
import { type FoundSpans, readSearch } from './searchRows';

/** What the frames of a query hold, in the order in which it is looked for. */
export type TraceInput =
  | { readonly kind: 'trace'; readonly table: SpanTable }
  /** Ids only: the traces are to be fetched (`traceQuery`). */
  | { readonly kind: 'search'; readonly found: FoundSpans }
  | { readonly kind: 'none' };

/** Reads the frames of a trace data source: spans of whole traces, else what a search found. */
export function readInput(frames: readonly DataFrame[]): TraceInput {
  const table = readSpans(frames);
  if (table.length > 0) {
    return { kind: 'trace', table };
  }
  const found = readSearch(frames);
  return found.length > 0 ? { kind: 'search', found } : { kind: 'none' };
}
