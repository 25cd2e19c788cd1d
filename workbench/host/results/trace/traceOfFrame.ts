import { type DataFrame, type DataSourceRef, type TraceKeyValuePair } from '@grafana/data';

/** A span as Grafana's trace view hands it to extensions; times in µs. */
export interface ViewSpan {
  readonly spanID: string;
  readonly traceID: string;
  readonly operationName: string;
  readonly processID: string;
  readonly process: { readonly serviceName: string; readonly tags: readonly TraceKeyValuePair[] };
  readonly startTime: number;
  readonly duration: number;
  readonly tags: readonly TraceKeyValuePair[];
  readonly references: ReadonlyArray<{
    readonly refType: 'CHILD_OF';
    readonly spanID: string;
    readonly traceID: string;
  }>;
}
export interface ViewTrace {
  readonly traceID: string;
  readonly spans: readonly ViewSpan[];
  readonly processes: Readonly<Record<string, ViewSpan['process']>>;
  readonly datasource: { readonly uid: string; readonly type: string; readonly name: string };
}

const MICROSECONDS_PER_MS = 1000;

/** The trace of a frame in the form of Grafana's trace view: processes by span, parents as references, µs. */
export function traceOfFrame(frame: DataFrame, source: DataSourceRef | null | undefined): ViewTrace {
  const column = (name: string): unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [traceIds, spanIds, parents] = [column('traceID'), column('spanID'), column('parentSpanID')].map((ids) =>
    ids.map((id) => String(id ?? ''))
  );
  const [names, services] = [column('operationName'), column('serviceName')].map((texts) => texts.map(String));
  const [tags, serviceTags] = [column('tags'), column('serviceTags')] as TraceKeyValuePair[][][];
  const [starts, durations] = [column('startTime'), column('duration')].map((times) => times.map(Number));
  const spans = spanIds.map((spanID, row): ViewSpan => {
    const parent = parents[row];
    const traceID = traceIds[row];
    return {
      spanID,
      traceID,
      operationName: names[row],
      processID: spanID,
      process: { serviceName: services[row], tags: serviceTags[row] ?? [] },
      startTime: starts[row] * MICROSECONDS_PER_MS,
      duration: durations[row] * MICROSECONDS_PER_MS,
      tags: tags[row] ?? [],
      references: parent ? [{ refType: 'CHILD_OF', spanID: parent, traceID }] : [],
    };
  });
  const { uid = '', type = '' } = source ?? {};
  return {
    traceID: traceIds[0] ?? '',
    spans,
    processes: Object.fromEntries(spans.map(({ spanID, process }) => [spanID, process])),
    datasource: { uid, type, name: uid },
  };
}
