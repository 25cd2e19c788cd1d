import { type DataLink } from '@grafana/data';

import { type ProfilingQuery } from '../query';
import { type FrameContext } from './frameContext';

/** What a link changes of the query of its frame. */
type Changes = Partial<Omit<ProfilingQuery, 'refId' | 'queryType' | 'version'>>;

/**
 * The link that opens the flame graph of the query, changed, in the same data source; none for users who may not go to
 * Explore. `${__value.raw}` in the changes is the value of the field it stands on.
 */
export function profileLinks(
  title: string,
  { target, datasource, linksTo }: FrameContext,
  changes: Changes
): DataLink[] {
  if (linksTo !== 'explore') {
    return [];
  }
  const { refId, profileTypeId, labelSelector, frameFilter, maxNodes } = target;
  const query: ProfilingQuery = {
    refId,
    queryType: 'profile',
    profileTypeId,
    labelSelector,
    ...(frameFilter && { frameFilter }),
    ...(maxNodes !== undefined && { maxNodes }),
    ...changes,
    version: 1,
  };
  return [{ title, url: '', internal: { datasourceUid: datasource.uid, datasourceName: datasource.name, query } }];
}
