import { type DataQueryRequest, locationUtil } from '@grafana/data';
import { config, hasPermission } from '@grafana/runtime';

import { exploreLink } from '../correlation/exploreLink';
import { type Attempt } from '../correlation/ladder';
import { type SpanTable, traceOf } from '../correlation/spanTable';

/** Where Explore shows the same profile, beside its trace; `undefined` for users who may not go there. */
export function exploreUrl(
  attempt: Attempt,
  datasourceUid: string,
  table: SpanTable,
  row: number,
  request: DataQueryRequest | undefined
): string | undefined {
  if (!config.exploreEnabled || !hasPermission('datasources:explore')) {
    return undefined;
  }
  const { type, uid } = request?.targets[0]?.datasource ?? {};
  const { traceId } = traceOf(table, row);
  const link = exploreLink({
    profile: { datasourceUid, query: attempt.query },
    trace: type && uid && traceId ? { datasource: { type, uid }, traceId, spanId: table.spanId[row] } : undefined,
    range: attempt.range,
  });
  return locationUtil.assureBaseUrl(link);
}
