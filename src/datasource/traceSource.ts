import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { TRACE_SOURCE_TYPES } from '../profile/traceQuery';
import { type TraceSource } from './frames/frameContext';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

/** The data source of traces that the settings name; `undefined` where they name none, or one that opens no traces. */
export function traceSource(tracesUid: string | undefined): TraceSource | undefined {
  const settings = tracesUid ? getDataSourceSrv().getInstanceSettings(tracesUid) : undefined;
  return settings && toTraceSource(settings);
}

/** All data sources that open a trace by its id. */
export const traceSources = (): readonly TraceSource[] =>
  getDataSourceSrv()
    .getList({ type: [...TRACE_SOURCE_TYPES] })
    .flatMap((settings) => toTraceSource(settings) ?? []);

function toTraceSource({ uid, name, type }: DataSourceInstanceSettings): TraceSource | undefined {
  const known = TRACE_SOURCE_TYPES.find((candidate) => candidate === type);
  return known && { uid, name, type: known };
}
