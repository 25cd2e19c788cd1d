import { type AdHocVariableFilter, type DataSourceApi, type MetricFindValue, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { Button, Combobox, type ComboboxOption, IconButton, InlineLabel, Stack } from '@grafana/ui';
import React from 'react';

import { type ShownVariable } from './useVariables';

interface Props {
  readonly variable: ShownVariable;
  readonly range: TimeRange;
  /** Of all panels, which a data source may narrow its keys by. */
  readonly queries: readonly DataQuery[];
  readonly onChange: (filters: readonly AdHocVariableFilter[]) => void;
}

const OPERATORS = ['=', '!=', '=~', '!~'].map((value) => ({ value, label: value }));
const NEW: AdHocVariableFilter = { key: '', operator: '=', value: '' };

/** The filters of an ad hoc variable, with the keys and values that its data source offers. */
export function FilterBar({ variable, range, queries, onChange }: Props): React.JSX.Element {
  const filters = variable.filters ?? [];
  const replace = (at: number, part: Partial<AdHocVariableFilter>): void =>
    onChange(filters.map((filter, index) => (index === at ? { ...filter, ...part } : filter)));
  const others = (at: number): AdHocVariableFilter[] =>
    filters.filter((filter, index) => index !== at && filter.key !== '');
  const source = (): Promise<DataSourceApi> => getDataSourceSrv().get(variable.datasource ?? undefined);

  const keys = async (at: number): Promise<readonly MetricFindValue[]> =>
    valuesOf(await (await source()).getTagKeys?.({ filters: others(at), timeRange: range, queries: [...queries] }));
  const values = async (at: number): Promise<readonly MetricFindValue[]> =>
    valuesOf(
      await (
        await source()
      ).getTagValues?.({
        key: filters[at].key,
        filters: others(at),
        timeRange: range,
        queries: [...queries],
      })
    );

  return (
    <div data-testid="filter-bar">
      <Stack gap={1} wrap="wrap" alignItems="center">
        <InlineLabel width="auto">{variable.label ?? variable.name}</InlineLabel>
        {filters.map((filter, at) => (
          <Stack key={at} gap={0} alignItems="center">
            <Combobox
              data-testid="filter-label"
              width={20}
              placeholder="Label"
              value={filter.key || null}
              options={(typed) => offered(keys(at), typed)}
              onChange={({ value: key }) => replace(at, { key, value: '' })}
            />
            <Combobox
              data-testid="filter-operator"
              width={9}
              value={filter.operator}
              options={OPERATORS}
              onChange={({ value: operator }) => replace(at, { operator })}
            />
            <Combobox
              key={filter.key}
              data-testid="filter-value"
              width={24}
              placeholder="Value"
              createCustomValue
              disabled={filter.key === ''}
              value={filter.value || null}
              options={(typed) => offered(values(at), typed)}
              onChange={({ value }) => replace(at, { value })}
            />
            <IconButton
              name="times"
              aria-label="Remove filter"
              onClick={() => onChange(filters.filter((_, index) => index !== at))}
            />
          </Stack>
        ))}
        <Button size="sm" variant="secondary" icon="plus" onClick={() => onChange([...filters, NEW])}>
          Add filter
        </Button>
      </Stack>
    </div>
  );
}

const valuesOf = (answer: MetricFindValue[] | { data: MetricFindValue[] } | undefined): readonly MetricFindValue[] =>
  Array.isArray(answer) ? answer : (answer?.data ?? []);

async function offered(
  found: Promise<readonly MetricFindValue[]>,
  typed: string
): Promise<Array<ComboboxOption<string>>> {
  return (await found)
    .filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()))
    .map(({ text, value }) => ({ label: text, value: String(value ?? text) }));
}
