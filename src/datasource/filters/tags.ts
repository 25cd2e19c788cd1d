import {
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type GetTagResponse,
} from '@grafana/data';

import { type Result } from '../../profile/result';
import { type LabelScope } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { type ProfilingDataSource } from '../datasource';
import { editorRange } from '../editors/editorRange';
import { errorWords } from '../errorWords';
import { type ProfilingQuery } from '../query';
import { filterSelector } from './adHocFilters';

type Labels = Pick<ProfilingDataSource, 'labelNames' | 'labelValues'>;

/** Label names for an ad hoc filter: those that go with the filters before it, in the dashboard's range or the last hour. */
export async function tagKeys(
  labels: Labels,
  options: DataSourceGetTagKeysOptions<ProfilingQuery>
): Promise<GetTagResponse> {
  return toTags(await labels.labelNames(scopeOf(options)));
}

/** Values of a filter's label, with the same limits. */
export async function tagValues(
  labels: Labels,
  options: DataSourceGetTagValuesOptions<ProfilingQuery>
): Promise<GetTagResponse> {
  return toTags(await labels.labelValues(options.key, scopeOf(options)));
}

const scopeOf = ({ timeRange, filters }: DataSourceGetTagKeysOptions<ProfilingQuery>): LabelScope => ({
  range: editorRange(timeRange),
  profileTypeId: '',
  labelSelector: filterSelector(filters),
});

const toTags = (listed: Result<readonly string[], BackendError>): GetTagResponse =>
  listed.ok
    ? { data: listed.value.map((text) => ({ text, value: text })) }
    : { data: [], error: { message: errorWords(listed.error) } };
