import { attributeOf, type Span, type StoredSpan } from './otlp';

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

/** A trace as Tempo's `/api/search` lists it, its root span with the service's version; undefined without a root yet. */
export function toSearchResult(traceId: string, spans: readonly StoredSpan[]): object | undefined {
  const root = spans.find(({ span }) => !span.parentSpanId);
  if (!root) {
    return undefined;
  }
  const start = nanos(root.span.startTimeUnixNano);
  const duration = nanos(root.span.endTimeUnixNano) - start;
  const service = attributeOf(root, 'service.name');
  const spanSet = {
    spans: [
      {
        spanID: root.span.spanId,
        name: root.span.name,
        startTimeUnixNano: String(start),
        durationNanos: String(duration),
        attributes: [{ key: 'service.version', value: { stringValue: attributeOf(root, 'service.version') } }],
      },
    ],
    matched: 1,
  };
  return {
    traceID: traceId.replace(/^0+(?=.)/, ''),
    rootServiceName: service,
    rootTraceName: root.span.name,
    startTimeUnixNano: String(start),
    durationMs: Number(duration / 1_000_000n),
    spanSet,
    spanSets: [spanSet],
    serviceStats: { [service]: { spanCount: spans.length } },
  };
}
