import { formatLabelSelector, type Matcher, parseLabelSelector } from '../../profile/labelSelector';
import { ok, type Result } from '../../profile/result';

/** Series label that Pyroscope up to 2.0 makes of the samples' trace id, where the SDK sends one. */
export const TRACE_LABEL = 'trace_id';

/** Narrows a selector to traces. Ids are hex digits only, so they need no escaping in the expression. */
export function withTraceLabel(
  labelSelector: string,
  ids: readonly string[]
): Result<string, { readonly detail: string }> {
  const parsed = parseLabelSelector(labelSelector);
  if (!parsed.ok) {
    return parsed;
  }
  const [only, ...others] = ids;
  const matcher: Matcher =
    only !== undefined && others.length === 0
      ? { name: TRACE_LABEL, op: '=', value: only }
      : { name: TRACE_LABEL, op: '=~', value: ids.join('|') };
  return ok(formatLabelSelector([...parsed.value, matcher]));
}
