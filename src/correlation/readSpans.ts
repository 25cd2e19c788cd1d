import { type DataFrame } from '@grafana/data';

import { buildTable } from './buildTable';
import { type SpanSource } from './inputs/spanSource';
import { openTraceFrame } from './inputs/traceFrame';
import { openWholeTrace } from './inputs/traceView';
import { type SpanTable } from './spanTable';

/** Reads all trace frames among `frames` into one table; frames of other kinds are skipped. */
export const readSpans = (frames: readonly DataFrame[]): SpanTable => buildTable(frames.flatMap(openFrame));

function openFrame(frame: DataFrame): SpanSource[] {
  const spans = openTraceFrame(frame);
  if (spans) {
    return [spans];
  }
  const whole = frame.fields.find(({ name }) => name === 'trace')?.values ?? [];
  return whole.flatMap((cell: unknown) => openWholeTrace(cell) ?? []);
}
