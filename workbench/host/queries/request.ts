import {
  type AdHocVariableFilter,
  type CoreApp,
  type DataQueryRequest,
  type DataSourceApi,
  rangeUtil,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

/** What is asked, before Grafana adds what it adds to every request. */
export interface Asked {
  readonly source: DataSourceApi;
  readonly targets: readonly DataQuery[];
  readonly range: TimeRange;
  readonly app: CoreApp;
  /** Points that fit, which decide on the interval: about the width in pixels. */
  readonly maxDataPoints: number;
  readonly filters?: readonly AdHocVariableFilter[];
  readonly scopedVars?: ScopedVars;
  readonly panelId?: number;
}

let requests = 0;

/** A request as Grafana builds it: hidden and refused targets left out, relative times taken now, interval from the width. */
export function requestOf({ source, targets, range, maxDataPoints, filters, ...asked }: Asked): DataQueryRequest {
  const over = atThisMoment(range);
  const { interval, intervalMs } = rangeUtil.calculateInterval(over, maxDataPoints, source.interval);
  return {
    app: asked.app,
    requestId: `workbench-${requests++}`,
    timezone: 'browser',
    range: over,
    interval,
    intervalMs,
    maxDataPoints,
    filters: [...(filters ?? [])],
    panelId: asked.panelId,
    scopedVars: {
      ...asked.scopedVars,
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
    targets: targets
      .filter((target) => !target.hide && (source.filterQuery?.(target) ?? true))
      .map((target) => ({ ...target, datasource: source.getRef() })),
    startTime: Date.now(),
  };
}

/** Both ends of a relative range move with the clock. */
export const atThisMoment = (range: TimeRange): TimeRange =>
  typeof range.raw.from === 'string' || typeof range.raw.to === 'string'
    ? rangeUtil.convertRawToRange(range.raw)
    : range;
