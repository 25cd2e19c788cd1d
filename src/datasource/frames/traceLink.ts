import { type DataLink } from '@grafana/data';

import { traceQuery } from '../../profile/traceQuery';
import { APP_ID } from '../query';
import { type FrameContext } from './frameContext';

/**
 * The link that opens a trace, at a span where a field of the frame holds span ids; the field it stands on holds trace ids.
 * In the trace's own data source for those who may go to Explore, else on the app's page of a trace, with this data source's
 * profiles.
 */
export function traceLinks({ traces, linksTo, datasource }: FrameContext, spanField: string | undefined): DataLink[] {
  if (!traces || linksTo === 'nowhere') {
    return [];
  }
  const { uid, name, type } = traces;
  const [title, traceId] = ['View trace', '${__value.raw}'];
  const spanId = spanField === undefined ? undefined : `\${__data.fields.${spanField}}`;
  if (linksTo === 'app') {
    const named = new URLSearchParams({ 'trace-source': uid, 'profile-source': datasource.uid }).toString();
    const span = spanId === undefined ? '' : `&span=${spanId}`;
    return [{ title, url: `/a/${APP_ID}/span?trace=${traceId}${span}&${named}` }];
  }
  return [
    {
      title,
      url: '',
      internal: {
        datasourceUid: uid,
        datasourceName: name,
        query: { refId: 'A', ...traceQuery(type, traceId) },
        // As Tempo's tables of spans have it: the trace view opens that span.
        ...(spanId !== undefined && { panelsState: { trace: { spanId } } }),
      },
    },
  ];
}
