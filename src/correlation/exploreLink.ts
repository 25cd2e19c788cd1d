import { DATASOURCE_TYPE } from '../datasource/query';
import { type AttemptQuery } from './ladder';
import { type TimeWindow } from './range';
import { traceQuery } from '../profile/traceQuery';

export interface ExploreTarget {
  readonly profile: { readonly datasourceUid: string; readonly query: AttemptQuery };
  /** The trace data source and the span; absent where the trace's source isn't one that Explore can ask by trace id. */
  readonly trace?: { readonly datasource: DataSourceName; readonly traceId: string; readonly spanId: string };
  readonly range: TimeWindow;
}

export interface DataSourceName {
  readonly uid: string;
  readonly type: string;
}

/**
 * The address of Explore that shows a profile, with its trace on the left where the trace's data source is known.
 * Without Grafana's sub-path: pass it through `locationUtil.assureBaseUrl`.
 *
 * Format: panes of Explore's URL schema 1.
 */
export function exploreLink(target: ExploreTarget): string {
  const range = { from: String(target.range.from), to: String(target.range.to) };
  const profile = {
    datasource: target.profile.datasourceUid,
    queries: [
      {
        refId: 'A',
        datasource: { type: DATASOURCE_TYPE, uid: target.profile.datasourceUid },
        queryType: 'profile',
        ...target.profile.query,
      },
    ],
    range,
  };
  const trace = target.trace && tracePane(target.trace, range);
  const panes = JSON.stringify(trace ? { trace, profile } : { profile });
  return `/explore?${new URLSearchParams({ schemaVersion: '1', panes }).toString()}`;
}

function tracePane(trace: NonNullable<ExploreTarget['trace']>, range: object): object | undefined {
  const query = traceQuery(trace.datasource.type, trace.traceId);
  return (
    query && {
      datasource: trace.datasource.uid,
      queries: [{ refId: 'A', datasource: trace.datasource, ...query }],
      range,
      panelsState: { trace: { spanId: trace.spanId } },
    }
  );
}
