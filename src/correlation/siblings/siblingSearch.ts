import { PROFILE_ID_TAG } from '../spanTable';
import { type TraceQuery } from '../../profile/traceQuery';

/** How a trace data source is asked for the spans of one name in one service. */
export type SiblingSearch =
  /** A query whose answer names spans (`readSearch`). */
  | { readonly kind: 'spans'; readonly query: TraceQuery }
  /** A query whose answer names traces; each is to be fetched (`traceQuery`) and read (`siblingsIn`). */
  | { readonly kind: 'traces'; readonly query: TraceQuery }
  /** A resource of the data source, which answers traces as the server has them (`readZipkinTraces`). */
  | { readonly kind: 'resource'; readonly path: string; readonly params: Readonly<Record<string, string>> };

export interface Siblings {
  readonly service: string;
  readonly name: string;
}

/** Most traces that a search answers with. */
const MAX_TRACES = 400;

/** Most traces that are fetched one by one, where a search names no spans. */
export const MAX_FETCHED_TRACES = 40;

/** Spans of one trace that a TraceQL search names; a loop may make many of one name. */
const SPANS_PER_TRACE = 20;

/**
 * `undefined` for data sources that cannot be searched by service and name. Shapes: the queries of
 * grafana-tempo-datasource and grafana-jaeger-datasource; Zipkin's data source has no search query, but its resource
 * `traces`, which takes no range and answers with what Zipkin calls recent.
 */
export function siblingSearch(datasourceType: string, { service, name }: Siblings): SiblingSearch | undefined {
  switch (datasourceType) {
    case 'tempo':
      return {
        kind: 'spans',
        query: {
          queryType: 'traceql',
          query: `{resource.service.name=${quoted(service)} && name=${quoted(name)}} | select(span.${PROFILE_ID_TAG})`,
          tableType: 'spans',
          limit: MAX_TRACES,
          spss: SPANS_PER_TRACE,
        },
      };
    case 'jaeger':
      return { kind: 'traces', query: { queryType: 'search', service, operation: name, limit: MAX_FETCHED_TRACES } };
    case 'zipkin':
      return { kind: 'resource', path: 'traces', params: { serviceName: service, spanName: name } };
    default:
      return undefined;
  }
}

/** A text of TraceQL, which are written as Go's are: https://grafana.com/docs/tempo/latest/traceql/ */
const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
