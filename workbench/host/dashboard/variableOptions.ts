import { CoreApp, type DataFrame, type DataSourceApi, FieldType, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { lastValueFrom } from 'rxjs';

import { requestOf } from '../queries/request';
import { runRequest } from '../queries/runRequest';
import { type VariableChoice } from '../templates/variable';
import { type VariableJson } from './dashboardJson';

/** The options of a variable: those it lists itself, or what its data source answers. */
export async function variableOptions(variable: VariableJson, range: TimeRange): Promise<readonly VariableChoice[]> {
  switch (variable.type) {
    case 'query':
      return matching(await queried(variable, range), variable.regex);
    case 'datasource':
      return getDataSourceSrv()
        .getList({ pluginId: String(variable.query) })
        .map(({ name, uid }) => ({ text: name, value: uid }));
    case 'custom':
    case 'interval':
      return listed(String(variable.query ?? ''));
    case 'constant':
    case 'textbox':
    case 'adhoc':
      return [];
  }
}

/** `a,b` and `Name : value` of custom variables. */
const listed = (query: string): readonly VariableChoice[] =>
  query
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [text, value = text] = part.split(' : ');
      return { text, value };
    });

async function queried({ query, datasource }: VariableJson, range: TimeRange): Promise<readonly VariableChoice[]> {
  const source = await getDataSourceSrv().get(datasource ?? undefined);
  const target = typeof query === 'object' && query !== null ? (query as DataQuery) : { refId: 'variable', query };
  const ask = queryOf(source);
  // Of the target nothing is added but the reference id: the query of a variable is of a shape of its own.
  const request = {
    ...requestOf({ source, targets: [], range, app: CoreApp.Dashboard, maxDataPoints: 100 }),
    targets: [{ ...target, refId: target.refId ?? 'variable' }],
  };
  const { series, errors } = await lastValueFrom(runRequest(source, request, ask));
  if (errors) {
    throw new Error(errors[0].message);
  }
  return series.flatMap(choicesOf);
}

function queryOf(source: DataSourceApi): DataSourceApi['query'] {
  const support = source.variables;
  return support && 'query' in support && support.query
    ? (support.query.bind(support) as DataSourceApi['query'])
    : source.query.bind(source);
}

/** As Grafana reads them: the fields `text` and `value`, else the first field of texts. */
function choicesOf(frame: DataFrame): readonly VariableChoice[] {
  const named = (name: string): readonly unknown[] | undefined =>
    frame.fields.find((field) => field.name.toLowerCase() === name)?.values;
  const first = frame.fields.find(({ type }) => type === FieldType.string)?.values;
  const values = named('value') ?? named('text') ?? first ?? [];
  const texts = named('text') ?? values;
  return values.map((value, index) => ({ value: String(value), text: String(texts[index]) }));
}

/** `regex` keeps what it matches, and of that its first group. */
function matching(choices: readonly VariableChoice[], regex: string | undefined): readonly VariableChoice[] {
  const pattern = /^\/(.*)\/(\w*)$/.exec(regex ?? '');
  if (!regex) {
    return choices;
  }
  const compiled = new RegExp(pattern?.[1] ?? regex, pattern?.[2] ?? '');
  return choices.flatMap(({ text, value }) => {
    const found = compiled.exec(value);
    return found ? [{ text: found[1] ?? text, value: found[1] ?? value }] : [];
  });
}
