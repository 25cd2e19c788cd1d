import { AbstractLabelOperator, type AbstractQuery } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

import { formatLabelSelector, type Matcher, parseLabelSelector } from '../../profile/labelSelector';
import { type ProfilingQuery } from '../query';

const OPERATORS: Readonly<Record<Matcher['op'], AbstractLabelOperator>> = {
  '=': AbstractLabelOperator.Equal,
  '!=': AbstractLabelOperator.NotEqual,
  '=~': AbstractLabelOperator.EqualRegEx,
  '!~': AbstractLabelOperator.NotEqualRegEx,
};
const SIGNS: Readonly<Record<AbstractLabelOperator, Matcher['op']>> = {
  [AbstractLabelOperator.Equal]: '=',
  [AbstractLabelOperator.NotEqual]: '!=',
  [AbstractLabelOperator.EqualRegEx]: '=~',
  [AbstractLabelOperator.NotEqualRegEx]: '!~',
};

/** The labels of a query, for the data source that Explore switches to. A selector that cannot be read gives none. */
export function toAbstractQuery({ refId, labelSelector }: ProfilingQuery): AbstractQuery {
  const matchers = parseLabelSelector(labelSelector);
  return {
    refId,
    labelMatchers: (matchers.ok ? matchers.value : []).map(({ name, op, value }) => ({
      name,
      value,
      operator: OPERATORS[op],
    })),
  };
}

/** The selector of a query from the labels of another data source; its metric name is none of ours. */
export function toLabelSelector({ labelMatchers }: AbstractQuery): string {
  return formatLabelSelector(
    labelMatchers
      .filter(({ name }) => name !== '__name__')
      .map(({ name, operator, value }) => ({ name, op: SIGNS[operator], value }))
  );
}

/** Queries of Grafana's own profiling data sources are kept as they are; of another, nothing but their place. */
export function keptQueries(queries: readonly DataQuery[], type: string): readonly DataQuery[] {
  return PROFILING_TYPES.includes(type) ? queries : queries.map(({ refId }) => ({ refId }));
}

const PROFILING_TYPES = ['parca', 'grafana-pyroscope-datasource'];
