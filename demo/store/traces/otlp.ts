/** What an OTLP exporter posts to `/v1/traces` as JSON; ids are hex. Only what the store looks at is named. */
export interface TracesRequest {
  readonly resourceSpans?: readonly ResourceSpans[];
}
export interface ResourceSpans {
  readonly resource?: { readonly attributes?: readonly Attribute[] };
  readonly scopeSpans?: readonly ScopeSpans[];
}
export interface ScopeSpans {
  readonly scope?: object;
  readonly spans?: readonly Span[];
}
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name?: string;
  readonly startTimeUnixNano: string | number;
  readonly endTimeUnixNano: string | number;
  readonly attributes?: readonly Attribute[];
}
export interface Attribute {
  readonly key: string;
  readonly value?: { readonly stringValue?: string };
}

/** A span with where it came from. */
export interface StoredSpan {
  readonly span: Span;
  readonly resource: ResourceSpans['resource'];
  readonly scope: ScopeSpans['scope'];
}

export const spansOf = (request: TracesRequest): readonly StoredSpan[] =>
  (request.resourceSpans ?? []).flatMap(({ resource, scopeSpans }) =>
    (scopeSpans ?? []).flatMap(({ scope, spans }) => (spans ?? []).map((span) => ({ span, resource, scope })))
  );

export const attributeOf = ({ resource }: StoredSpan, key: string): string =>
  resource?.attributes?.find((attribute) => attribute.key === key)?.value?.stringValue ?? '';
