import { type SpanTable } from '../spanTable';
import { type Picked } from './question';

/** More ids would make a query too long for some servers and proxies. */
const MAX_SPAN_IDS = 256;

export interface SpanIds {
  /** The span's own id first, the others in the order of their spans. */
  readonly ids: readonly string[];
  /** How many more there are than are asked for. */
  readonly left: number;
}

/** Gives the id that the samples of a span carry, or an empty text. */
export type IdOf = (row: number) => string;

/** By the attribute, and where the tracer labels every span without it, by the span's own id. */
export const attributeId = ({ table, settings: { allSpans } }: Pick<Picked, 'table' | 'settings'>): IdOf => {
  return (row) => unlessSummary(table, row, table.profileId[row] || (allSpans ? table.spanId[row] : ''));
};

/** By the attribute, else by the span's own id, whether the tracer is known to label so or not. */
export const ownOrAttributeId = (table: SpanTable): IdOf => {
  return (row) => unlessSummary(table, row, table.profileId[row] || table.spanId[row]);
};

/** A span that stands for others which were cut out has no samples under its id. */
const unlessSummary = (table: SpanTable, row: number, id: string): string => (id && !table.isSummary(row) ? id : '');

/**
 * The ids of a span and of those below it in the same service, without a call to another one between. A sample carries
 * the id of the innermost span only, so without them the time spent below would be missing.
 */
export function idsBelow(table: SpanTable, row: number, idOf: IdOf): SpanIds {
  const ids = new Set<string>();
  for (let i = row; i < table.end[row]; i++) {
    if (table.service[i] !== table.service[row]) {
      i = table.end[i] - 1;
      continue;
    }
    const id = idOf(i);
    if (id) {
      ids.add(id);
    }
  }
  return { ids: [...ids].slice(0, MAX_SPAN_IDS), left: Math.max(0, ids.size - MAX_SPAN_IDS) };
}

/** The other spans of a request in words: `, with the 3 spans below it that have samples of their own`. */
export function withSpansBelow({ ids, left }: SpanIds): string {
  if (ids.length < 2) {
    return '';
  }
  const spans =
    ids.length === 2
      ? 'the span below it that has samples of its own'
      : `the ${ids.length - 1} spans below it that have samples of their own`;
  return `, with ${spans}${left > 0 ? ` (${left} more are left out)` : ''}`;
}
