import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { DATASOURCE_TYPE } from '../../query';
import { type ProfilingOptions } from '../../settings';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

export interface SourceOption {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
}

/** The data sources whose profiles can be a side of a comparison, but for one. */
export const profileSources = (but: string): readonly SourceOption[] =>
  getDataSourceSrv()
    .getList({ type: DATASOURCE_TYPE })
    .filter(({ uid }) => uid !== but)
    .map(optionOf);

/** The data sources that may know a rate of requests. */
export const rateSources = (): readonly SourceOption[] =>
  getDataSourceSrv()
    .getList({ metrics: true, filter: ({ type }) => type !== DATASOURCE_TYPE })
    .map(optionOf);

/** Whether a data source reads raw pprof; one that is not known does not. */
export function readsPprof(uid: string): boolean {
  const settings = getDataSourceSrv().getInstanceSettings(uid) as
    DataSourceInstanceSettings<ProfilingOptions> | undefined;
  return settings?.type === DATASOURCE_TYPE && settings.jsonData.backend === 'pprof';
}

const optionOf = ({ uid, name, type }: DataSourceInstanceSettings): SourceOption => ({ uid, name, type });
