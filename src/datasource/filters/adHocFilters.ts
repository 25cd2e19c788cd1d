import { type AdHocVariableFilter } from '@grafana/data';

import { formatLabelSelector, type Matcher, parseLabelSelector } from '../../profile/labelSelector';
import { escapeRegex } from '../escapeRegex';

/** Ad hoc filters as matchers. Those still being typed, or of an operator that labels do not know, are left out. */
function toMatchers(filters: readonly AdHocVariableFilter[]): readonly Matcher[] {
  return filters.flatMap((filter) => (filter.key === '' ? [] : toMatcher(filter)));
}

function toMatcher({ key, operator, value, values }: AdHocVariableFilter): readonly Matcher[] {
  const several = (values ?? [value]).filter((text) => text !== '');
  switch (operator) {
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return value === '' ? [] : [{ name: key, op: operator, value }];
    // One of several, and none of them.
    case '=|':
    case '!=|': {
      const alternatives = several.map(escapeRegex).join('|');
      return several.length === 0 ? [] : [{ name: key, op: operator === '=|' ? '=~' : '!~', value: alternatives }];
    }
    default:
      return [];
  }
}

export const filterSelector = (filters: readonly AdHocVariableFilter[]): string =>
  formatLabelSelector(toMatchers(filters));

/**
 * A selector that ad hoc filters narrow. A filter for values takes the place of what the selector says of the same
 * label, as in Grafana's own data source; one against values is added to it, since in its place it would widen the
 * selector. A selector that cannot be read stays as it is, for its error to be told.
 */
export function withAdhocFilters(selector: string, filters: readonly AdHocVariableFilter[] | undefined): string {
  const added = toMatchers(filters ?? []);
  const parsed = parseLabelSelector(selector.trim() === '' ? '{}' : selector);
  if (added.length === 0 || !parsed.ok) {
    return selector;
  }
  const replaced = new Set(added.filter(({ op }) => op === '=' || op === '=~').map(({ name }) => name));
  return formatLabelSelector([...parsed.value.filter(({ name }) => !replaced.has(name)), ...added]);
}
