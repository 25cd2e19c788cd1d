import { type AdHocVariableFilter } from '@grafana/data';

import { formatLabelSelector, type Matcher } from '../../profile/labelSelector';

const OPERATORS: Readonly<Record<string, Matcher['op'] | undefined>> = { '=': '=', '!=': '!=', '=~': '=~', '!~': '!~' };

/** Ad hoc filters as matchers. Those still being typed, or of an operator that labels do not know, are left out. */
export function toMatchers(filters: readonly AdHocVariableFilter[]): readonly Matcher[] {
  return filters.flatMap(({ key, operator, value }) => {
    const op = OPERATORS[operator];
    return op === undefined || key === '' || value === '' ? [] : [{ name: key, op, value }];
  });
}

export const filterSelector = (filters: readonly AdHocVariableFilter[]): string =>
  formatLabelSelector(toMatchers(filters));
