import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { err, ok, type Result } from '../profile/result';
import { TRACE_SOURCE_TYPES, type TraceSourceType } from '../profile/traceQuery';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

/** A data source that opens a trace by its id. */
export interface TraceSource {
  readonly uid: string;
  readonly name: string;
  readonly type: TraceSourceType;
}

/** Why a uid opens no traces. */
export type NoTraceSource =
  | { readonly kind: 'unknown' }
  /** A data source that is not known to give a trace by its id. */
  | { readonly kind: 'otherType'; readonly name: string; readonly type: string };

/** The data source of traces that a uid names. */
export function traceSource(uid: string): Result<TraceSource, NoTraceSource> {
  const settings = getDataSourceSrv().getInstanceSettings(uid);
  if (!settings) {
    return err({ kind: 'unknown' });
  }
  const { name, type } = settings;
  const source = toTraceSource(settings);
  return source ? ok(source) : err({ kind: 'otherType', name, type });
}

/** All data sources that open a trace by its id, by name. */
export const traceSources = (): readonly TraceSource[] =>
  getDataSourceSrv()
    .getList({ type: [...TRACE_SOURCE_TYPES] })
    .flatMap((settings) => toTraceSource(settings) ?? []);

function toTraceSource({ uid, name, type }: DataSourceInstanceSettings): TraceSource | undefined {
  const known = TRACE_SOURCE_TYPES.find((candidate) => candidate === type);
  return known && { uid, name, type: known };
}
