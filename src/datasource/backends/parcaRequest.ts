import { formatLabelSelector, parseLabelSelector } from '../../profile/labelSelector';
import { err, ok, type Result } from '../../profile/result';
import { type LabelScope, type TimeRange } from './backend';
import { type BackendError } from './error';
import { type QueryParameters } from './http';
import { checkTypeId } from './parcaType';

/** Times in RFC 3339, to the millisecond. */
export const rangeParameters = ({ from, to }: TimeRange): { readonly start: string; readonly end: string } => ({
  start: new Date(from).toISOString(),
  end: new Date(to).toISOString(),
});

/**
 * Which label names or values are asked for. The server reads matchers together with a type only, one by one and without
 * braces, and not at all where values are asked for; a type or a selector that is still being typed is left out.
 */
export function scopeParameters({ range, profileTypeId, labelSelector }: LabelScope): QueryParameters {
  if (!checkTypeId(profileTypeId).ok) {
    return rangeParameters(range);
  }
  const matchers = parseLabelSelector(labelSelector);
  const match = matchers.ok ? matchers.value.map((matcher) => formatLabelSelector([matcher]).slice(1, -1)) : [];
  return { ...rangeParameters(range), profile_type: profileTypeId, ...(match.length > 0 && { match }) };
}

/** The text of a query: type and selector, one behind the other. */
export function queryExpression(profileTypeId: string, labelSelector: string): Result<string, BackendError> {
  const type = checkTypeId(profileTypeId);
  if (!type.ok) {
    return err({ backend: 'parca', kind: 'invalidQuery', field: 'profileTypeId', detail: type.error });
  }
  const matchers = parseLabelSelector(labelSelector);
  return matchers.ok
    ? ok(`${profileTypeId}${labelSelector.trim()}`)
    : err({ backend: 'parca', kind: 'invalidQuery', field: 'labelSelector', detail: matchers.error.detail });
}
