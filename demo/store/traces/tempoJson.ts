import { attributeOf, type Span, type StoredSpan } from './otlp';
import { spanAttribute, type TraceQl } from './traceQl';

const nanos = (time: string | number): bigint => BigInt(time);

/** A trace as Tempo's `/api/traces/<id>` answers it: `batches`, with base64 ids. */
export const toBatches = (spans: readonly StoredSpan[]): object => ({
  batches: spans.map(({ span, resource, scope }) => ({
    resource,
    scopeSpans: [{ scope, spans: [withBase64Ids(span)] }],
  })),
});

function withBase64Ids(span: Span): Span {
  const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
  return {
    ...span,
    traceId: base64(span.traceId),
    spanId: base64(span.spanId),
    ...(span.parentSpanId ? { parentSpanId: base64(span.parentSpanId) } : {}),
  };
}

/** Spans of one trace that a search answers with. */
const SPANS_PER_TRACE = 20;

/**
 * A trace as Tempo's `/api/search` lists it: the spans that a query asks for, or its root where it asks for any.
 * Undefined without a root yet, and where no span is asked for.
 */
export function toSearchResult(traceId: string, spans: readonly StoredSpan[], query: TraceQl): object | undefined {
  const root = spans.find(({ span }) => !span.parentSpanId);
  const found = query.isFilter
    ? spans.filter((span) => query.matches(span))
    : [root].filter((one) => one !== undefined);
  if (!root || found.length === 0) {
    return undefined;
  }
  const service = attributeOf(root, 'service.name');
  const spanSet = {
    spans: found.slice(0, SPANS_PER_TRACE).map((one) => toFoundSpan(one, query)),
    matched: found.length,
  };
  return {
    traceID: traceId.replace(/^0+(?=.)/, ''),
    rootServiceName: service,
    rootTraceName: root.span.name,
    startTimeUnixNano: String(nanos(root.span.startTimeUnixNano)),
    durationMs: Number(durationNanos(root.span) / 1_000_000n),
    spanSet,
    spanSets: [spanSet],
    serviceStats: { [service]: { spanCount: spans.length } },
  };
}

const durationNanos = ({ startTimeUnixNano, endTimeUnixNano }: Span): bigint =>
  nanos(endTimeUnixNano) - nanos(startTimeUnixNano);

function toFoundSpan(stored: StoredSpan, { select }: TraceQl): object {
  const { spanId, name, startTimeUnixNano } = stored.span;
  const attributes = select.flatMap((key) => {
    const stringValue = spanAttribute(stored, key) || attributeOf(stored, key);
    return stringValue === '' ? [] : [{ key, value: { stringValue } }];
  });
  return {
    spanID: spanId,
    name,
    startTimeUnixNano: String(nanos(startTimeUnixNano)),
    durationNanos: String(durationNanos(stored.span)),
    attributes,
  };
}
