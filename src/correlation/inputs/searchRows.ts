import { type DataFrame, type Field } from '@grafana/data';

import { parseSpanId, parseTraceId } from '../ids';
import { PROFILE_ID_TAG } from '../spanTable';
import { msByMagnitude, msPerUnit, numberIn, textIn } from './cells';

/** Spans, or traces, that a search found, as columns of equal length in the order of the answer. */
export interface FoundSpans {
  readonly length: number;
  /** 32 lower-case hex digits; empty where none is readable. */
  readonly traceId: readonly string[];
  /** 16 lower-case hex digits; empty where the search found a trace and named none of its spans. */
  readonly spanId: readonly string[];
  readonly name: readonly string[];
  readonly service: readonly string[];
  /** ms since the epoch; `NaN` where unknown. */
  readonly startMs: Float64Array;
  /** `NaN` where unknown. */
  readonly durationMs: Float64Array;
  /** Normalised; empty unless the query selected `span.pyroscope.profile.id` and the span has one. */
  readonly profileId: readonly string[];
}

interface Found {
  traceId: string[];
  spanId: string[];
  name: string[];
  service: string[];
  startMs: number[];
  durationMs: number[];
  profileId: string[];
}

/**
 * Reads what a TraceQL search answers (tables of traces with nested spans, and of spans) and Jaeger's search table;
 * frames of other kinds are skipped. A trace stands for itself only where no span of it is nested.
 *
 * Columns: resultTransformer.ts of grafana-tempo-datasource, search.go of its backend; durations of traces are ms, of
 * spans ns. Tempo cuts leading zeros off trace ids.
 */
export function readSearch(frames: readonly DataFrame[]): FoundSpans {
  const found: Found = { traceId: [], spanId: [], name: [], service: [], startMs: [], durationMs: [], profileId: [] };
  for (const frame of frames) {
    if (isSearchFrame(frame)) {
      readRows(frame, found);
    }
  }
  const [startMs, durationMs] = [Float64Array.from(found.startMs), Float64Array.from(found.durationMs)];
  return { ...found, length: found.traceId.length, startMs, durationMs };
}

function isSearchFrame({ fields, length }: DataFrame): boolean {
  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const isTrace = has('operationName') && has('spanID');
  return length > 0 && !isTrace && (has('traceIdHidden') || has('traceID'));
}

function readRows(frame: DataFrame, found: Found): void {
  const field = (...names: string[]): Field | undefined =>
    names.map((name) => frame.fields.find((candidate) => candidate.name === name)).find((one) => one !== undefined);
  const [traceId, spanId, nested] = [field('traceIdHidden', 'traceID'), field('spanID'), field('nested')];
  const name = field('name', 'traceName');
  // A table of spans names the service of their trace's root, which may be another one.
  const service = spanId ? field('service.name', 'resource.service.name') : field('traceService');
  const [start, duration] = [field('time', 'startTime'), field('duration', 'traceDuration')];
  const profileId = field(PROFILE_ID_TAG, `span.${PROFILE_ID_TAG}`);
  const startFactor = start ? (msPerUnit(start) ?? msByMagnitude(start)) : 1;
  const durationFactor = duration ? (msPerUnit(duration) ?? (spanId ? 1e-6 : 1)) : 1;
  for (let row = 0; row < frame.length; row++) {
    const spans = nestedFrames(nested?.values[row]);
    spans.forEach((sub) => readRows(sub, found));
    if (spans.length > 0) {
      continue;
    }
    found.traceId.push(parseTraceId(traceId?.values[row]) ?? '');
    found.spanId.push(parseSpanId(spanId?.values[row]) ?? '');
    found.name.push(textIn(name?.values[row]));
    found.service.push(textIn(service?.values[row]));
    found.startMs.push(timeIn(start?.values[row]) * startFactor);
    found.durationMs.push(numberIn(duration?.values[row]) * durationFactor);
    found.profileId.push(parseSpanId(profileId?.values[row]) ?? '');
  }
}

/** Times come as numbers, and from some versions as ISO texts. */
function timeIn(cell: unknown): number {
  const time = numberIn(cell);
  return Number.isNaN(time) && typeof cell === 'string' ? Date.parse(cell) : time;
}

/** The frames of a nested cell: as frames, or as Grafana's HTTP API writes them. */
function nestedFrames(cell: unknown): DataFrame[] {
  return (Array.isArray(cell) ? (cell as unknown[]) : []).flatMap(asFrame).filter((frame) => frame.length > 0);
}

function asFrame(value: unknown): DataFrame[] {
  const { fields, length, schema, data } = (value ?? {}) as Partial<DataFrame> & {
    schema?: { fields?: unknown };
    data?: { values?: unknown };
  };
  if (Array.isArray(fields) && typeof length === 'number') {
    return [{ fields, length }];
  }
  const columns: unknown = data?.values;
  if (!Array.isArray(schema?.fields) || !Array.isArray(columns)) {
    return [];
  }
  const values = (i: number): unknown[] => (Array.isArray(columns[i]) ? (columns[i] as unknown[]) : []);
  const named = (schema.fields as Array<Partial<Field>>).map((field, i) => ({
    name: textIn(field.name),
    type: field.type ?? ('other' as Field['type']),
    config: field.config ?? {},
    values: values(i),
  }));
  return [{ fields: named, length: values(0).length }];
}
