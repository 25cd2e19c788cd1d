import { FieldType } from '@grafana/data';

import { type TraceViewContext } from '../correlation/inputs/traceView';
import { type Subject } from './subject';

/**
 * The trace that Grafana's trace view shows. The view's own object goes into a frame of the older form, a cell that holds
 * the whole trace; its spans are read when it is opened.
 */
export function traceOfHeader(context: Readonly<TraceViewContext> | undefined): Subject | undefined {
  const { spans, datasource } = context ?? {};
  if (!Array.isArray(spans) || spans.length === 0) {
    return undefined;
  }
  const trace = { name: 'trace', type: FieldType.trace, config: {}, values: [context] };
  return { kind: 'loaded', frames: [{ fields: [trace], length: 1 }], source: datasource };
}
