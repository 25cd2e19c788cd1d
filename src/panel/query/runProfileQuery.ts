import {
  CoreApp,
  dateTime,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type ScopedVars,
} from '@grafana/data';
import { catchError, defaultIfEmpty, defer, filter, from, map, type Observable, of, takeLast } from 'rxjs';

import { type Attempt } from '../../correlation/ladder';
import {
  FLAME_FRAME_NAME,
  PANEL_TYPE,
  type ProfilingQuery,
  type ProfileFrameMeta,
  type QueryType,
  UNSUPPORTED_STATUS,
} from '../../datasource/query';
import { errorText } from './errorText';
import { type ProfileSource } from './profileSource';

/** A flame graph frame with rows, and what came with it. */
export interface ShownProfile {
  readonly frame: DataFrame;
  readonly meta: ProfileFrameMeta | undefined;
  readonly notices: readonly string[];
}

export type ProfileAnswer =
  | { readonly kind: 'profile'; readonly profile: ShownProfile }
  | { readonly kind: 'empty'; readonly reason: string }
  /** The server cannot do what was asked of it. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Where a query comes from: what Grafana's query inspector and logs show of it. */
export interface QueryOrigin {
  readonly panelId?: number;
  readonly dashboardUID?: string;
  readonly timezone: string;
  readonly scopedVars: ScopedVars;
}

let requests = 0;

/** One question to a data source of profiles. */
export type ProfileRequest = Pick<Attempt, 'query' | 'range'> & {
  readonly queryType?: QueryType;
  /** Between two points of a series. */
  readonly intervalMs?: number;
};

/** Asks a data source for one profile. Errors are answers too: the observable never fails. Unsubscribing cancels. */
export const runProfileQuery = (
  source: ProfileSource,
  question: ProfileRequest,
  origin: QueryOrigin
): Observable<ProfileAnswer> =>
  lastResponse(source, question, origin).pipe(
    map(readAnswer),
    defaultIfEmpty<ProfileAnswer, ProfileAnswer>({
      kind: 'failed',
      reason: 'The data source ended without an answer.',
    }),
    catchError((error: unknown) => of(failed(error)))
  );

/** The last response of a data source to one question; none where it ends without one. Fails as the source does. */
export const lastResponse = (
  source: ProfileSource,
  question: ProfileRequest,
  origin: QueryOrigin
): Observable<DataQueryResponse> =>
  defer(() => from(source.query(requestFor(source, question, origin)))).pipe(
    filter((response) => response.state !== LoadingState.Loading && response.state !== LoadingState.Streaming),
    takeLast(1)
  );

/** The profile of a response, or of a panel's own data. */
export function readAnswer(response: Pick<DataQueryResponse, 'data' | 'errors' | 'error'>): ProfileAnswer {
  // `error` is how data sources of Grafana before 10 report theirs.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const error = response.errors?.[0] ?? response.error;
  if (error) {
    return failed(error);
  }
  const frames = response.data.filter(isFlameFrame);
  const frame = frames.find(({ name }) => name === FLAME_FRAME_NAME) ?? frames[0];
  const notices = (frame?.meta?.notices ?? []).map(({ text }) => text);
  if (!frame || frame.length === 0) {
    return { kind: 'empty', reason: notices.join(' ') || 'No samples were found.' };
  }
  return { kind: 'profile', profile: { frame, meta: profileMeta(frame), notices } };
}

function requestFor(
  source: ProfileSource,
  { query, range, queryType = 'profile', intervalMs = 15_000 }: ProfileRequest,
  origin: QueryOrigin
): DataQueryRequest<ProfilingQuery> {
  const [start, end] = [dateTime(range.from), dateTime(range.to)];
  return {
    ...origin,
    // A request cancels an earlier one of the same id anywhere in Grafana, so each has its own.
    requestId: `spanflame-span-profile-${++requests}`,
    app: CoreApp.Dashboard,
    panelPluginId: PANEL_TYPE,
    interval: `${intervalMs / 1000}s`,
    intervalMs,
    range: { from: start, to: end, raw: { from: start, to: end } },
    targets: [{ refId: 'A', queryType, datasource: source.getRef(), ...query }],
    startTime: Date.now(),
  };
}

const isFlameFrame = (data: unknown): data is DataFrame => {
  const fields = (data as Partial<DataFrame>).fields ?? [];
  return ['level', 'value', 'self', 'label'].every((name) => fields.some((field) => field.name === name));
};

function profileMeta(frame: DataFrame): ProfileFrameMeta | undefined {
  const custom: Partial<ProfileFrameMeta> | undefined = frame.meta?.custom;
  return custom?.functions && custom.rows && custom.range ? (custom as ProfileFrameMeta) : undefined;
}

const failed = (error: unknown): ProfileAnswer => ({
  kind: (error as { status?: unknown } | undefined)?.status === UNSUPPORTED_STATUS ? 'refused' : 'failed',
  reason: errorText(error),
});
