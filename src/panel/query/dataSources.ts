import { type DataSourceApi, type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { DATASOURCE_TYPE } from '../../datasource/query';

// The replacements are in @grafana/runtime/unstable and /internal, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

/** The configured data sources of Spanflame, by name; with `variables`, dashboard variables that hold one too. */
export const profileDataSources = (variables = false): DataSourceInstanceSettings[] =>
  getDataSourceSrv().getList({ type: DATASOURCE_TYPE, variables });

export const openDataSource = (uid: string): Promise<DataSourceApi> => getDataSourceSrv().get(uid);

/** Data sources that a rule on the exporter's metrics can be on. */
export const prometheusDataSources = (): DataSourceInstanceSettings[] =>
  getDataSourceSrv().getList({ type: 'prometheus' });
