import { type DataFrame } from '@grafana/data';

import { buildTable } from './buildTable';
import { openSpanContext, type SpanContext } from './inputs/spanContext';
import { type SpanSource } from './inputs/spanSource';
import { openTraceFrame } from './inputs/traceFrame';
import { openTraceView, openWholeTrace, type TraceViewContext } from './inputs/traceView';
import { type SpanTable } from './spanTable';

/** Reads all trace frames among `frames` into one table; frames of other kinds are skipped. */
export const readSpans = (frames: readonly DataFrame[]): SpanTable => buildTable(frames.flatMap(openFrame));

/** Reads the trace that Grafana's trace view hands to its extensions. */
export function readTraceView(context: TraceViewContext): SpanTable {
  const source = openTraceView(context);
  return buildTable(source ? [source] : []);
}

/** Reads the one span whose attributes Grafana's trace view hands to its extensions: a trace of one row. */
export const readSpanContext = (context: SpanContext): SpanTable => buildTable([openSpanContext(context)]);

function openFrame(frame: DataFrame): SpanSource[] {
  const spans = openTraceFrame(frame);
  if (spans) {
    return [spans];
  }
  const whole = frame.fields.find(({ name }) => name === 'trace')?.values ?? [];
  return whole.flatMap((cell: unknown) => openWholeTrace(cell) ?? []);
}
