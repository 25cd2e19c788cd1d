import { parseSpanId, parseTraceId } from '../correlation/ids';
import { type SpanContext } from '../correlation/inputs/spanContext';
import { type TimeWindow } from '../correlation/range';
import { PROFILE_ID_TAG } from '../correlation/spanTable';
import { traceQuery } from '../profile/traceQuery';
import { type Subject } from './subject';

const MINUTE_MS = 60_000;

/** The span behind its attribute `pyroscope.profile.id`, in its trace where Grafana says which that is. */
export function spanOfProfileId(context: Readonly<SpanContext> | undefined): Subject | undefined {
  const profileId = parseSpanId(firstOf(context?.spanAttributes?.[PROFILE_ID_TAG]));
  if (!context || !profileId) {
    return undefined;
  }
  const range = rangeOf(context);
  return spanInTrace(context) ?? (range && profileOf({ ...serviceOf(context), profileId, range }));
}

/** The span behind its attribute `service.name`, in its trace; else its service in the time of the page. */
export function spanOfService(context: Readonly<SpanContext> | undefined): Subject | undefined {
  const named = context && serviceOf(context);
  if (!context || !named) {
    return undefined;
  }
  const range = rangeOf(context);
  return spanInTrace(context) ?? (range && profileOf({ ...named, range }));
}

/** By ids, which Grafana gives from 12.4 on, of a data source that can be asked for a trace. */
function spanInTrace(context: SpanContext): Subject | undefined {
  const { traceID, spanID, datasource } = context;
  const traceId = parseTraceId(traceID);
  const spanId = parseSpanId(spanID);
  if (!traceId || !spanId || !datasource?.uid || !traceQuery(datasource.type, traceId)) {
    return undefined;
  }
  const range = rangeOf(context);
  return {
    kind: 'asked',
    address: { of: 'trace', traceId, spanId, traceSource: datasource.uid, ...(range && { range }) },
  };
}

/** A minute around the start of the span, where Grafana gives it (13.0), else the time of the page. */
function rangeOf({ spanStartTime, timeRange }: SpanContext): TimeWindow | undefined {
  const startMs = Math.floor(Number(spanStartTime ?? 0) / 1000);
  if (startMs > 0) {
    return { from: startMs - MINUTE_MS, to: startMs + MINUTE_MS };
  }
  const [from, to] = [Math.floor(Number(timeRange?.from)), Math.ceil(Number(timeRange?.to))];
  return from >= 0 && to > from ? { from, to } : undefined;
}

function serviceOf({ attributes, spanAttributes }: SpanContext): { readonly service: string } | undefined {
  const service = firstOf(attributes?.['service.name']) ?? firstOf(spanAttributes?.['service.name']);
  return service ? { service } : undefined;
}

const profileOf = (of: {
  readonly service?: string;
  readonly profileId?: string;
  readonly range: TimeWindow;
}): Subject => ({ kind: 'asked', address: { of: 'profile', ...of } });

const firstOf = (values: readonly string[] | undefined): string | undefined => {
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  return typeof first === 'string' ? first.trim() : undefined;
};
