import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  DataTopic,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data';
import { catchError, defer, from, isObservable, map, type Observable, of, scan } from 'rxjs';

type Packets = ReadonlyMap<string, DataQueryResponse>;
type Query = DataSourceApi['query'];

/**
 * Runs a request as Grafana does: of packets with the same key the latest counts, frames with the topic `annotations`
 * are kept apart, and an exception is an answer in state Error.
 *
 * @param query the source's own query function, or that of its variable support
 */
export function runRequest(
  source: DataSourceApi,
  request: DataQueryRequest,
  query: Query = source.query.bind(source)
): Observable<PanelData> {
  const empty: PanelData = { state: LoadingState.Loading, series: [], timeRange: request.range, request };
  if (request.targets.length === 0) {
    return of({ ...empty, state: LoadingState.Done });
  }
  return defer(() => {
    const answer = query(request);
    return isObservable(answer) ? answer : from(answer);
  }).pipe(
    scan((packets: Packets, packet) => new Map([...packets, [packet.key ?? 'A', packet]]), new Map()),
    map((packets) => panelData(packets, request)),
    catchError((error: unknown) => of({ ...empty, state: LoadingState.Error, errors: [{ message: wordsOf(error) }] }))
  );
}

function panelData(packets: Packets, request: DataQueryRequest): PanelData {
  const answers = [...packets.values()];
  const frames: DataFrame[] = answers.flatMap(({ data }) => data.map((one: object) => toDataFrame(one)));
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const isEvent = (frame: DataFrame): boolean => frame.meta?.dataTopic === DataTopic.Annotations;
  const state = answers.at(-1)?.state ?? LoadingState.Done;
  return {
    state: errors.length > 0 && state === LoadingState.Done ? LoadingState.Error : state,
    series: frames.filter((frame) => !isEvent(frame)),
    annotations: frames.filter(isEvent),
    timeRange: request.range,
    request,
    errors: errors.length > 0 ? errors : undefined,
  };
}

function wordsOf(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
