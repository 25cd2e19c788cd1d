import { type DataLink } from '@grafana/data';

import { traceQuery } from '../../profile/traceQuery';
import { type TraceSource } from './frameContext';

/** A link that opens a trace in its own data source; the field it stands on holds trace ids. */
export const traceLink = ({ uid, name, type }: TraceSource): DataLink => ({
  title: 'View trace',
  url: '',
  internal: { datasourceUid: uid, datasourceName: name, query: { refId: 'A', ...traceQuery(type, '${__value.raw}') } },
});
