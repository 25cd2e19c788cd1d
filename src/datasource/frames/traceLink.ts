import { type DataLink } from '@grafana/data';

import { traceQuery } from '../../profile/traceQuery';
import { APP_ID } from '../query';
import { type FrameContext } from './frameContext';

/**
 * The link that opens a trace; the field it stands on holds trace ids. In the trace's own data source for those who may go
 * to Explore, else on the app's page of a trace, with this data source's profiles.
 */
export function traceLinks({ traces, linksTo, datasource }: FrameContext): DataLink[] {
  if (!traces || linksTo === 'nowhere') {
    return [];
  }
  const { uid, name, type } = traces;
  const title = 'View trace';
  if (linksTo === 'explore') {
    const query = { refId: 'A', ...traceQuery(type, '${__value.raw}') };
    return [{ title, url: '', internal: { datasourceUid: uid, datasourceName: name, query } }];
  }
  const named = new URLSearchParams({ 'trace-source': uid, 'profile-source': datasource.uid }).toString();
  return [{ title, url: `/a/${APP_ID}/span?trace=\${__value.raw}&${named}` }];
}
