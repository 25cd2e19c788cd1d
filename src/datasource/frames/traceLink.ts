import { type DataLink } from '@grafana/data';

import { type TraceSource } from './frameContext';

/**
 * A link that opens a trace in its own data source; the field it stands on holds trace ids. Each of Grafana's data sources
 * of traces asks for one trace by its id in a query of its own shape.
 */
export const traceLink = ({ uid, name, type }: TraceSource): DataLink => ({
  title: 'View trace',
  url: '',
  internal: { datasourceUid: uid, datasourceName: name, query: { refId: 'A', ...QUERIES[type] } },
});

const ID = '${__value.raw}';
const QUERIES: Readonly<Record<TraceSource['type'], object>> = {
  tempo: { queryType: 'traceql', query: ID },
  jaeger: { query: ID },
  zipkin: { queryType: 'traceID', query: ID },
};
