import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  dateTime,
  LoadingState,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { catchError, filter, from, map, type Observable, of, startWith, switchMap, takeLast } from 'rxjs';

import { type TimeWindow } from '../correlation/range';
import { openDataSource } from '../panel/query/dataSources';
import { errorText } from '../panel/query/errorText';

export type Answer =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly frames: readonly DataFrame[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** A question to a data source; `query` lacks what its request says. */
export interface Ask {
  readonly uid: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly range: TimeWindow;
}

let requests = 0;

/** Asks a data source once. Errors are answers too: the observable never fails. Unsubscribing cancels. */
export const askSource = (ask: Ask): Observable<Answer> =>
  from(openDataSource(ask.uid)).pipe(
    switchMap((source) => from(source.query(requestFor(source, ask)))),
    filter(({ state }) => state !== LoadingState.Loading && state !== LoadingState.Streaming),
    takeLast(1),
    map(read),
    catchError((error: unknown) => of<Answer>({ kind: 'failed', reason: errorText(error) })),
    startWith<Answer>({ kind: 'loading' })
  );

function requestFor(source: DataSourceApi, { query, range }: Ask): DataQueryRequest {
  const [start, end] = [dateTime(range.from), dateTime(range.to)];
  const target: DataQuery = { refId: 'A', datasource: source.getRef(), ...query };
  return {
    // A request cancels an earlier one of the same id anywhere in Grafana, so each has its own.
    requestId: `spanflame-companion-${++requests}`,
    app: CoreApp.Unknown,
    interval: '15s',
    intervalMs: 15_000,
    range: { from: start, to: end, raw: { from: start, to: end } },
    scopedVars: {},
    targets: [target],
    timezone: 'browser',
    startTime: Date.now(),
  };
}

function read({ data, errors }: DataQueryResponse): Answer {
  const error = errors?.[0];
  return error ? { kind: 'failed', reason: errorText(error) } : { kind: 'loaded', frames: data as DataFrame[] };
}
