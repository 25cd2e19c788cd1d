import { type DataFrame, type Field } from '@grafana/data';

import { PROFILE_ID_TAG, type SpanTag } from './spanTable';

/** Reads one frame of spans, row by row, with ids as written and times in ms. `NaN` stands for no time. */
export interface SpanFrame {
  readonly length: number;
  readonly partial: boolean;
  traceId(row: number): unknown;
  spanId(row: number): unknown;
  parentId(row: number): unknown;
  name(row: number): string;
  service(row: number): string;
  startMs(row: number): number;
  durationMs(row: number): number;
  profileId(row: number): unknown;
  tags(row: number): readonly SpanTag[];
  serviceTags(row: number): readonly SpanTag[];
  kind(row: number): string;
  hasError(row: number): boolean;
}

/**
 * Opens a trace frame of Tempo, Jaeger or Zipkin, told from others by its field names: node graphs, search tables and
 * the older form with a single `trace` field give `undefined`, and so does a frame without rows.
 *
 * Schema: `TraceSpanRow` of @grafana/data.
 */
export function openTraceFrame(frame: DataFrame): SpanFrame | undefined {
  const field = (name: string): Field | undefined => frame.fields.find((candidate) => candidate.name === name);
  const [traceId, spanId, start, duration] = ['traceID', 'spanID', 'startTime', 'duration'].map(field);
  if (!traceId || !spanId || !start || !duration || frame.length === 0) {
    return undefined;
  }
  const [parent, name, service, kind, status] = [
    'parentSpanID',
    'operationName',
    'serviceName',
    'kind',
    'statusCode',
  ].map(field);
  const [tags, serviceTags] = [field('tags'), field('serviceTags')];
  const startFactor = msPerUnit(start) ?? msByMagnitude(start);
  const durationFactor = msPerUnit(duration) ?? startFactor;
  const tagsOf = (row: number): readonly SpanTag[] => readTags(tags?.values[row]);

  return {
    length: frame.length,
    partial: frame.meta?.custom?.partial === true,
    traceId: (row) => traceId.values[row],
    spanId: (row) => spanId.values[row],
    parentId: (row) => parent?.values[row],
    name: (row) => text(name?.values[row]),
    service: (row) => text(service?.values[row]),
    startMs: (row) => number(start.values[row]) * startFactor,
    durationMs: (row) => number(duration.values[row]) * durationFactor,
    profileId: (row) => profileIdIn(tags?.values[row]),
    tags: tagsOf,
    serviceTags: (row) => readTags(serviceTags?.values[row]),
    kind: (row) =>
      text(kind?.values[row] ?? tagValue(tagsOf(row), 'span.kind') ?? tagValue(tagsOf(row), 'kind')).toLowerCase(),
    hasError: (row) => Number(status?.values[row]) === 2 || text(tagValue(tagsOf(row), 'error')) === 'true',
  };
}

export const tagValue = (tags: readonly SpanTag[], key: string): unknown => tags.find((tag) => tag.key === key)?.value;

const text = (value: unknown): string => (value == null ? '' : String(value));

/** Numbers, numbers written as text, and TraceQL's `<1ms`. */
function number(value: unknown): number {
  if (value === '<1ms') {
    return 0;
  }
  return value == null || value === '' ? Number.NaN : Number(value);
}

function msPerUnit(field: Field): number | undefined {
  switch (field.config?.unit) {
    case 'ns':
      return 1e-6;
    case 'µs':
      return 1e-3;
    case 'ms':
      return 1;
    case 's':
      return 1e3;
    default:
      return undefined;
  }
}

/** Without a unit, an epoch beyond the year 5138 in ms is one in µs, and beyond 5138 in µs one in ns. */
function msByMagnitude(start: Field): number {
  const first = number(start.values.find((value) => number(value) > 0));
  if (first > 1e17) {
    return 1e-6;
  }
  return first > 1e14 ? 1e-3 : 1;
}

function profileIdIn(cell: unknown): unknown {
  // Most spans have none, so tags that came as JSON are not parsed for it in vain.
  if (typeof cell === 'string' && !cell.includes(PROFILE_ID_TAG)) {
    return undefined;
  }
  const value = tagValue(readTags(cell), PROFILE_ID_TAG);
  return Array.isArray(value) ? value[0] : value;
}

function readTags(cell: unknown): readonly SpanTag[] {
  const list = typeof cell === 'string' ? parseJson(cell) : cell;
  return Array.isArray(list) ? list.filter(isTag) : [];
}

const isTag = (value: unknown): value is SpanTag => typeof value === 'object' && value !== null && 'key' in value;

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
