import { type DataFrame, type Field } from '@grafana/data';

import { type SpanTag } from '../spanTable';
import { msByMagnitude, msPerUnit, numberIn, profileIdIn, tagsIn, tagValue, textIn, textsIn } from './cells';
import { type SpanSource } from './spanSource';

/**
 * Opens a trace frame of Tempo, Jaeger or Zipkin, told from others by its field names: node graphs, search tables and
 * the older form with a single `trace` field give `undefined`, and so does a frame without rows.
 *
 * Schema: `TraceSpanRow` of @grafana/data.
 */
export function openTraceFrame(frame: DataFrame): SpanSource | undefined {
  const field = (name: string): Field | undefined => frame.fields.find((candidate) => candidate.name === name);
  const [traceId, spanId, start, duration] = ['traceID', 'spanID', 'startTime', 'duration'].map(field);
  if (!traceId || !spanId || !start || !duration || frame.length === 0) {
    return undefined;
  }
  const [parent, name, service, kind, status, warnings] = [
    'parentSpanID',
    'operationName',
    'serviceName',
    'kind',
    'statusCode',
    'warnings',
  ].map(field);
  const [tags, serviceTags] = [field('tags'), field('serviceTags')];
  const startFactor = msPerUnit(start) ?? msByMagnitude(start);
  const durationFactor = msPerUnit(duration) ?? startFactor;
  const tagsOf = (row: number): readonly SpanTag[] => tagsIn(tags?.values[row]);

  return {
    length: frame.length,
    partial: frame.meta?.custom?.partial === true,
    traceId: (row) => traceId.values[row],
    spanId: (row) => spanId.values[row],
    parentId: (row) => parent?.values[row],
    name: (row) => textIn(name?.values[row]),
    service: (row) => textIn(service?.values[row]),
    startMs: (row) => numberIn(start.values[row]) * startFactor,
    durationMs: (row) => numberIn(duration.values[row]) * durationFactor,
    profileId: (row) => profileIdIn(tags?.values[row]),
    tags: tagsOf,
    serviceTags: (row) => tagsIn(serviceTags?.values[row]),
    kind: (row) => spanKind(kind?.values[row], tagsOf(row)),
    hasError: (row) => Number(status?.values[row]) === 2 || hasErrorTag(tagsOf(row)),
    warnings: (row) => textsIn(warnings?.values[row]),
  };
}

/** `server`, `client`, …, from where each trace source keeps it. */
export const spanKind = (kind: unknown, tags: readonly SpanTag[]): string =>
  textIn(kind ?? tagValue(tags, 'span.kind') ?? tagValue(tags, 'kind')).toLowerCase();

export const hasErrorTag = (tags: readonly SpanTag[]): boolean => textIn(tagValue(tags, 'error')) === 'true';
