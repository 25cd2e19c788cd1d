import { formatLabelSelector, type Matcher, parseLabelSelector } from '../../profile/labelSelector';
import { ok, type Result } from '../../profile/result';
import { type IdFilter } from './backend';

/** Series label that Pyroscope up to 2.0 makes of the samples' trace id, where the SDK sends one. */
export const TRACE_LABEL = 'trace_id';

/** Names of the series labels that carry ids, where a server has no other place for them. */
export interface IdLabels {
  readonly trace: string;
  readonly span: string;
}

/** The label that carries the ids of a filter. */
export const idLabelOf = ({ kind }: IdFilter, { trace, span }: IdLabels): string => (kind === 'span' ? span : trace);

/** Narrows a selector to traces or spans by the label that carries their id. Ids are hex digits and need no escaping. */
export function withIdLabel(
  labelSelector: string,
  name: string,
  ids: readonly string[]
): Result<string, { readonly detail: string }> {
  const parsed = parseLabelSelector(labelSelector);
  if (!parsed.ok) {
    return parsed;
  }
  const [only, ...others] = ids;
  const matcher: Matcher =
    only !== undefined && others.length === 0
      ? { name, op: '=', value: only }
      : { name, op: '=~', value: ids.join('|') };
  return ok(formatLabelSelector([...parsed.value, matcher]));
}
