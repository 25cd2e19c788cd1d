import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';

import { type SearchAnswer } from './client';

/**
 * What a search found as the table of spans that Grafana's Tempo data source makes of it: a row a span, durations in ns,
 * a column for each attribute that was selected.
 */
export function toSpansFrame({ traces }: SearchAnswer, refId = 'A'): DataFrame {
  const spans = (traces ?? []).flatMap((trace) => (trace.spanSet?.spans ?? []).map((span) => ({ trace, span })));
  const keys = [...new Set(spans.flatMap(({ span }) => (span.attributes ?? []).map(({ key }) => key)))];
  const column = (
    name: string,
    type: FieldType,
    cell: (one: (typeof spans)[number]) => unknown,
    unit?: string
  ): Field => ({
    name,
    type,
    config: unit ? { unit } : {},
    values: spans.map(cell),
  });
  return createDataFrame({
    name: 'Spans',
    refId,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      column('traceIdHidden', FieldType.string, ({ trace }) => trace.traceID),
      column('traceService', FieldType.string, ({ trace }) => trace.rootServiceName),
      column('traceName', FieldType.string, ({ trace }) => trace.rootTraceName),
      column('spanID', FieldType.string, ({ span }) => span.spanID),
      column('time', FieldType.time, ({ span }) => Number(span.startTimeUnixNano) / 1e6),
      column('name', FieldType.string, ({ span }) => span.name),
      ...keys.map((key) =>
        column(
          key,
          FieldType.string,
          ({ span }) => span.attributes?.find((attribute) => attribute.key === key)?.value?.stringValue
        )
      ),
      column('duration', FieldType.number, ({ span }) => Number(span.durationNanos), 'ns'),
    ],
  });
}
