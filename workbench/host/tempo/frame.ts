import { createDataFrame, type DataFrame, FieldType, type TraceSpanRow } from '@grafana/data';

import { idAsHex, type OtlpSpan, type OtlpTrace, type ResourceSpans, type ScopeSpans, toTags } from './otlp';

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const STATUS_CODES = ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'];
const FIELDS: ReadonlyArray<readonly [keyof TraceSpanRow, FieldType]> = [
  ['traceID', FieldType.string],
  ['spanID', FieldType.string],
  ['parentSpanID', FieldType.string],
  ['operationName', FieldType.string],
  ['serviceName', FieldType.string],
  ['kind', FieldType.string],
  ['statusCode', FieldType.number],
  ['statusMessage', FieldType.string],
  ['instrumentationLibraryName', FieldType.string],
  ['instrumentationLibraryVersion', FieldType.string],
  ['traceState', FieldType.string],
  ['serviceTags', FieldType.other],
  ['startTime', FieldType.number],
  ['duration', FieldType.number],
  ['logs', FieldType.other],
  ['references', FieldType.other],
  ['tags', FieldType.other],
];

/**
 * One trace as the frame that Grafana's Tempo data source answers with: a row per span, times in milliseconds (with
 * fractions), resource attributes with `service.name` in `serviceTags`, span attributes and then scope attributes in
 * `tags`, an empty parent on a root.
 */
export function toTempoFrame(trace: OtlpTrace, refId = 'A'): DataFrame {
  const rows = (trace.batches ?? trace.resourceSpans ?? []).flatMap((resource) =>
    (resource.scopeSpans ?? []).flatMap((scope) => (scope.spans ?? []).map((span) => toRow(resource, scope, span)))
  );
  return createDataFrame({
    name: 'Trace',
    refId,
    meta: { preferredVisualisationType: 'trace' },
    fields: FIELDS.map(([name, type]) => ({ name, type, config: {}, values: rows.map((row) => row[name]) })),
  });
}

function toRow({ resource }: ResourceSpans, { scope }: ScopeSpans, span: OtlpSpan): TraceSpanRow {
  const serviceTags = toTags(resource?.attributes);
  const service = serviceTags.find(({ key }) => key === 'service.name')?.value;
  return {
    traceID: idAsHex(span.traceId, 32),
    spanID: idAsHex(span.spanId, 16),
    parentSpanID: span.parentSpanId ? idAsHex(span.parentSpanId, 16) : '',
    operationName: span.name ?? '',
    serviceName: service === undefined ? 'OTLPResourceNoServiceName' : String(service),
    kind: kindOf(span.kind),
    statusCode: statusCodeOf(span.status?.code),
    statusMessage: span.status?.message,
    instrumentationLibraryName: scope?.name,
    instrumentationLibraryVersion: scope?.version,
    traceState: span.traceState,
    serviceTags,
    startTime: Number(span.startTimeUnixNano) / 1e6,
    duration: (Number(span.endTimeUnixNano) - Number(span.startTimeUnixNano)) / 1e6,
    logs: (span.events ?? []).map(({ timeUnixNano, name, attributes }) => ({
      timestamp: Number(timeUnixNano) / 1e6,
      fields: toTags(attributes),
      name,
    })),
    references: (span.links ?? []).map(({ traceId, spanId, attributes }) => ({
      traceID: idAsHex(traceId, 32),
      spanID: idAsHex(spanId, 16),
      tags: toTags(attributes),
    })),
    tags: [...toTags(span.attributes), ...toTags(scope?.attributes)],
  };
}

function kindOf(kind: number | string | undefined): string {
  return typeof kind === 'number' ? (KINDS[kind] ?? '') : (kind ?? '').replace('SPAN_KIND_', '').toLowerCase();
}

function statusCodeOf(code: number | string | undefined): number {
  return typeof code === 'number' ? code : Math.max(0, STATUS_CODES.indexOf(code ?? ''));
}
