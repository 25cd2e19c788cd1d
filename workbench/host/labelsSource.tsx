import {
  type AbstractLabelMatcher,
  AbstractLabelOperator,
  type AbstractQuery,
  DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePluginMeta,
  type QueryEditorProps,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { InlineField } from '@grafana/ui';
import React from 'react';

interface LabelsQuery extends DataQuery {
  readonly labelMatchers: readonly AbstractLabelMatcher[];
}

const META = { id: 'workbench-labels', name: 'Labels', type: 'datasource', module: '', baseUrl: '', info: {} };

export const LABELS_SOURCE = {
  uid: 'labels',
  name: 'Labels only (of the workbench)',
  type: META.id,
  access: 'proxy',
  readOnly: true,
  jsonData: {},
  meta: META as unknown as DataSourcePluginMeta,
} as DataSourceInstanceSettings;

const OPERATORS: Readonly<Record<AbstractLabelOperator, string>> = {
  [AbstractLabelOperator.Equal]: '=',
  [AbstractLabelOperator.NotEqual]: '!=',
  [AbstractLabelOperator.EqualRegEx]: '=~',
  [AbstractLabelOperator.NotEqualRegEx]: '!~',
};

/**
 * A data source of another plugin, to change to and from in Explore: it keeps the label matchers that it is given, and
 * has no data.
 */
export class LabelsDataSource extends DataSourceApi<LabelsQuery> {
  override components = { QueryEditor: MatcherList };

  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.meta = settings.meta;
  }

  override getDefaultQuery(): Partial<LabelsQuery> {
    return { labelMatchers: [] };
  }

  async query(): Promise<{ data: never[] }> {
    return { data: [] };
  }

  async testDatasource(): Promise<{ status: string; message: string }> {
    return { status: 'success', message: 'There is nothing to reach' };
  }

  async importFromAbstractQueries(queries: AbstractQuery[]): Promise<LabelsQuery[]> {
    return queries.map(({ refId, labelMatchers }) => ({ refId, labelMatchers }));
  }

  async exportToAbstractQueries(queries: LabelsQuery[]): Promise<AbstractQuery[]> {
    return queries.map(({ refId, labelMatchers }) => ({ refId, labelMatchers: [...labelMatchers] }));
  }
}

function MatcherList({ query }: QueryEditorProps<DataSourceApi<LabelsQuery>, LabelsQuery>): React.JSX.Element {
  const matchers = query.labelMatchers.map(({ name, operator, value }) => `${name}${OPERATORS[operator]}"${value}"`);
  return (
    <InlineField label="Labels">
      <code data-testid="label-matchers">{`{${matchers.join(', ')}}`}</code>
    </InlineField>
  );
}
