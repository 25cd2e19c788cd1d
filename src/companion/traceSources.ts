import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { type DataSourceName } from '../correlation/exploreLink';
import { TRACE_SOURCE_TYPES } from '../profile/traceQuery';
import { visibleText } from '../profile/visibleText';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

export interface TraceSourceName extends DataSourceName {
  /** As it is shown. */
  readonly name: string;
}

/** The data sources that can be asked for a trace by its id, by name. */
export const traceSources = (): readonly TraceSourceName[] =>
  getDataSourceSrv()
    .getList({ type: [...TRACE_SOURCE_TYPES] })
    .map(nameOf);

/** The data source of a uid, of whatever type. */
export function traceSourceOf(uid: string): TraceSourceName | undefined {
  const settings = getDataSourceSrv().getInstanceSettings(uid);
  return settings && nameOf(settings);
}

const nameOf = ({ uid, type, name }: DataSourceInstanceSettings): TraceSourceName => ({
  uid,
  type,
  name: visibleText(name),
});
