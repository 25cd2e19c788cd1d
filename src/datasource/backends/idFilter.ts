import { err, ok, type Result } from '../../profile/result';
import { type IdFilter } from './backend';

/** Why ids cannot filter a profile: the query's field, and a sentence. */
export interface IdProblem {
  readonly field: 'spanSelector' | 'traceIdSelector';
  readonly detail: string;
}

/**
 * Checks span ids (16 hex digits) and trace ids (32) here, because servers answer a malformed id with `500 unknown`,
 * or not at all. All-zero ids mean "no span" in every tracing format.
 */
export function toIdFilter(spanIds: readonly string[], traceIds: readonly string[]): Result<IdFilter, IdProblem> {
  if (spanIds.length > 0 && traceIds.length > 0) {
    return err({ field: 'spanSelector', detail: 'a span id and a trace id cannot be used together' });
  }
  const badSpan = spanIds.find((id) => !isId(id, 16));
  if (badSpan !== undefined) {
    return err({ field: 'spanSelector', detail: `a span id has 16 hex digits, "${badSpan}" is not one` });
  }
  const badTrace = traceIds.find((id) => !isId(id, 32));
  if (badTrace !== undefined) {
    return err({ field: 'traceIdSelector', detail: `a trace id has 32 hex digits, "${badTrace}" is not one` });
  }
  if (spanIds.length > 0) {
    return ok({ kind: 'span', ids: spanIds.map((id) => id.toLowerCase()) });
  }
  return ok(traceIds.length > 0 ? { kind: 'trace', ids: traceIds.map((id) => id.toLowerCase()) } : { kind: 'none' });
}

const isId = (text: string, digits: number): boolean =>
  text.length === digits && /^[0-9a-f]+$/i.test(text) && !/^0+$/.test(text);
