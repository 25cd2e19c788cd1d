/** Types of Grafana's data sources that answer with a trace, given its id. */
export const TRACE_SOURCE_TYPES = ['tempo', 'jaeger', 'zipkin'] as const;
export type TraceSourceType = (typeof TRACE_SOURCE_TYPES)[number];

/** A query of a trace data source, without `refId` and `datasource`. */
export type TraceQuery = Readonly<Record<string, unknown>>;

/**
 * How each trace data source of Grafana asks for one trace by its id; `undefined` for types that have no such query.
 * Shapes: the `QueryModel`s of grafana-tempo-datasource, grafana-jaeger-datasource and grafana-zipkin-datasource. Jaeger
 * takes any `queryType` for a search or an upload, so its query has none.
 */
export function traceQuery(datasourceType: string, traceId: string): TraceQuery | undefined {
  switch (datasourceType) {
    case 'tempo':
      return { queryType: 'traceql', query: traceId };
    case 'jaeger':
      return { query: traceId };
    case 'zipkin':
      return { queryType: 'traceID', query: traceId };
    default:
      return undefined;
  }
}
