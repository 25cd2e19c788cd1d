import { type DataQueryRequest, locationUtil } from '@grafana/data';

import { exploreLink } from '../correlation/exploreLink';
import { type Attempt } from '../correlation/ladder';
import { type SpanTable, traceOf } from '../correlation/spanTable';
import { type ComparedProfile, type FrameRule, type ProfileFrameMeta } from '../datasource/query';
import { visibleText } from '../profile/visibleText';
import { mayExplore } from '../rights';
import { questionOf } from './query/useReshaped';

/**
 * Where Explore shows only the stacks of a profile that a function is in; `undefined` for users who may not go there, and
 * for frames of more than a function, which no filter knows.
 */
export function exploreFunctionUrl(meta: ProfileFrameMeta, datasourceUid: string, name: string): string | undefined {
  if (!mayExplore() || meta.detail !== 'function') {
    return undefined;
  }
  const { frameFilter = { presets: [], rules: [] }, ...question } = questionOf(meta);
  const rule: FrameRule = { action: 'keepStacks', by: 'function', match: 'exact', pattern: visibleText(name) };
  const query = { ...question, frameFilter: { ...frameFilter, rules: [...frameFilter.rules, rule] } };
  return locationUtil.assureBaseUrl(exploreLink({ profile: { datasourceUid, query }, range: meta.range }));
}

/** Where Explore shows a side of a comparison alone; `undefined` for users who may not go there. */
export const exploreProfileUrl = ({ datasource, question, range }: ComparedProfile): string | undefined =>
  mayExplore()
    ? locationUtil.assureBaseUrl(exploreLink({ profile: { datasourceUid: datasource, query: question }, range }))
    : undefined;

/** Where Explore shows the same profile, beside its trace; `undefined` for users who may not go there. */
export function exploreUrl(
  attempt: Attempt,
  datasourceUid: string,
  table: SpanTable,
  row: number,
  request: DataQueryRequest | undefined
): string | undefined {
  if (!mayExplore()) {
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
