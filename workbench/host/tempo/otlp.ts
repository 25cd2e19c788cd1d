/** OTLP traces as JSON: Tempo answers with `batches` and base64 ids, OTLP exporters send `resourceSpans` and hex ids. */
export interface OtlpTrace {
  readonly batches?: readonly ResourceSpans[];
  readonly resourceSpans?: readonly ResourceSpans[];
}
export interface ResourceSpans {
  readonly resource?: { readonly attributes?: readonly KeyValue[] };
  readonly scopeSpans?: readonly ScopeSpans[];
}
export interface ScopeSpans {
  readonly scope?: { readonly name?: string; readonly version?: string; readonly attributes?: readonly KeyValue[] };
  readonly spans?: readonly OtlpSpan[];
}
export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name?: string;
  /** Number (1 internal, 2 server, …) or `SPAN_KIND_…`. */
  readonly kind?: number | string;
  /** Nanoseconds since the epoch, as a decimal string. */
  readonly startTimeUnixNano: string | number;
  readonly endTimeUnixNano: string | number;
  readonly traceState?: string;
  readonly attributes?: readonly KeyValue[];
  readonly events?: readonly OtlpEvent[];
  readonly links?: readonly OtlpLink[];
  readonly status?: { readonly code?: number | string; readonly message?: string };
}
export interface OtlpEvent {
  readonly timeUnixNano: string | number;
  readonly name?: string;
  readonly attributes?: readonly KeyValue[];
}
export interface OtlpLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes?: readonly KeyValue[];
}
export interface KeyValue {
  readonly key: string;
  readonly value?: AnyValue;
}
export interface AnyValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: string | number;
  readonly doubleValue?: number | string;
  readonly arrayValue?: { readonly values?: readonly AnyValue[] };
  readonly kvlistValue?: { readonly values?: readonly KeyValue[] };
  readonly bytesValue?: string;
}

export interface Tag {
  readonly key: string;
  readonly value: unknown;
}

/** Attributes as Grafana's trace frames hold them: lists and maps are JSON text. */
export const toTags = (attributes: readonly KeyValue[] | undefined): Tag[] =>
  (attributes ?? []).map(({ key, value }) => ({ key, value: tagValue(value) }));

function tagValue(value: AnyValue | undefined): unknown {
  const plain = plainValue(value);
  return typeof plain === 'object' && plain !== null ? JSON.stringify(plain) : plain;
}

function plainValue(value: AnyValue = {}): unknown {
  if (value.intValue !== undefined) {
    return Number(value.intValue);
  }
  if (value.arrayValue) {
    return (value.arrayValue.values ?? []).map(plainValue);
  }
  if (value.kvlistValue) {
    return Object.fromEntries((value.kvlistValue.values ?? []).map((entry) => [entry.key, plainValue(entry.value)]));
  }
  return value.stringValue ?? value.boolValue ?? value.doubleValue ?? value.bytesValue ?? '';
}

const HEX = /^(?:[0-9a-f]{2})+$/i;

/** An id as lower-case hex of `digits` digits, from hex or base64. */
export function idAsHex(id: string, digits: 16 | 32): string {
  if (id.length === digits && HEX.test(id)) {
    return id.toLowerCase();
  }
  const hex = Array.from(atob(id), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return hex.padStart(digits, '0');
}
