import { CoreApp, type DataFrame, type DataQueryRequest, type DataSourceApi, type TimeRange } from '@grafana/data';
import { type DataSourceRef } from '@grafana/schema';
import { catchError, defaultIfEmpty, from, map, type Observable, of, switchMap, takeLast } from 'rxjs';

import { type TraceQuery } from '../../profile/traceQuery';
import { openDataSource } from './dataSources';
import { errorText } from './errorText';

/** The data source that a panel's spans came from. */
export interface TraceSource {
  readonly type: string;
  readonly uid: string;
  readonly range: TimeRange;
}

export type TraceAnswer =
  | { readonly kind: 'frames'; readonly frames: readonly DataFrame[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** The first target of a panel's query whose data source is known. */
export function traceSourceOf(request: DataQueryRequest | undefined, range: TimeRange): TraceSource | undefined {
  const found = request?.targets.map(({ datasource }): DataSourceRef => datasource ?? {}).find(({ uid }) => uid);
  return found?.uid && found.type ? { type: found.type, uid: found.uid, range } : undefined;
}

let requests = 0;

/** Asks a trace data source one question. Errors are answers too: the observable never fails. Unsubscribing cancels. */
export function runTraceQuery(source: TraceSource, query: TraceQuery): Observable<TraceAnswer> {
  return from(openDataSource(source.uid)).pipe(
    switchMap((opened) => from(opened.query(requestFor(opened, source, query)))),
    takeLast(1),
    map((response): TraceAnswer => {
      // `error` is how data sources of Grafana before 10 report theirs.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      const error = response.errors?.[0] ?? response.error;
      return error
        ? { kind: 'failed', reason: errorText(error) }
        : { kind: 'frames', frames: response.data as DataFrame[] };
    }),
    defaultIfEmpty<TraceAnswer, TraceAnswer>({ kind: 'failed', reason: 'The data source ended without an answer.' }),
    catchError((error: unknown) => of<TraceAnswer>({ kind: 'failed', reason: errorText(error) }))
  );
}

function requestFor(opened: DataSourceApi, { range }: TraceSource, query: TraceQuery): DataQueryRequest {
  return {
    // A request cancels an earlier one of the same id anywhere in Grafana, so each has its own.
    requestId: `spanflame-trace-${++requests}`,
    app: CoreApp.Dashboard,
    timezone: 'browser',
    interval: '15s',
    intervalMs: 15_000,
    scopedVars: {},
    range,
    targets: [{ refId: 'A', datasource: opened.getRef(), ...query }],
    startTime: Date.now(),
  };
}
