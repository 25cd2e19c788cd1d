import { catchError, from, map, mergeMap, type Observable, of, scan, startWith, switchMap } from 'rxjs';

import { parseTraceId } from '../../correlation/ids';
import { type FoundSpans, readSearch } from '../../correlation/inputs/searchRows';
import { countText } from '../../correlation/words';
import { readSpans } from '../../correlation/readSpans';
import { readZipkinTraces, siblingsIn } from '../../correlation/siblings/siblingsIn';
import { MAX_FETCHED_TRACES, type Siblings, siblingSearch } from '../../correlation/siblings/siblingSearch';
import { traceQuery } from '../../profile/traceQuery';
import { openDataSource } from '../query/dataSources';
import { errorText } from '../query/errorText';
import { runTraceQuery, type TraceSource } from '../query/runTraceQuery';
import { joinFound } from './joinFound';

export type SiblingStep =
  | { readonly kind: 'fetching'; readonly done: number; readonly of: number }
  | { readonly kind: 'found'; readonly found: FoundSpans; readonly notices: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Traces that are fetched at the same time. */
const AT_ONCE = 4;

/** Whether a trace data source can be searched for the spans of a name. */
export const canSearch = ({ type }: TraceSource, siblings: Siblings): boolean =>
  siblingSearch(type, siblings) !== undefined;

/** Searches a trace data source for the spans of a name in a service. Never fails; unsubscribing cancels. */
export function findSiblings(source: TraceSource, siblings: Siblings): Observable<SiblingStep> {
  const search = siblingSearch(source.type, siblings);
  switch (search?.kind) {
    case undefined:
      return of({ kind: 'failed', reason: `Data sources of type ${source.type} cannot be searched by name.` });
    case 'spans':
      return asked(source, search.query, (frames) => of({ kind: 'found', found: readSearch(frames), notices: [] }));
    case 'traces':
      return asked(source, search.query, (frames) => fetchAll(source, readSearch(frames).traceId, siblings));
    case 'resource':
      return from(openDataSource(source.uid)).pipe(
        switchMap((opened) => {
          const { getResource } = opened as { getResource?: (path: string, params: object) => Promise<unknown> };
          return getResource
            ? from(getResource.call(opened, search.path, search.params))
            : Promise.reject(new Error('The data source has no search.'));
        }),
        map((answer): SiblingStep => ({ kind: 'found', found: readZipkinTraces(answer), notices: [] })),
        catchError((error: unknown) => of<SiblingStep>({ kind: 'failed', reason: errorText(error) }))
      );
  }
}

const asked = (
  source: TraceSource,
  query: Parameters<typeof runTraceQuery>[1],
  read: (frames: Parameters<typeof readSpans>[0]) => Observable<SiblingStep>
): Observable<SiblingStep> =>
  runTraceQuery(source, query).pipe(
    switchMap((answer) => (answer.kind === 'failed' ? of<SiblingStep>(answer) : read(answer.frames)))
  );

/** Fetches the traces of a search, and takes the siblings out of each. */
function fetchAll(source: TraceSource, ids: readonly string[], siblings: Siblings): Observable<SiblingStep> {
  const distinct = [...new Set(ids.map((id) => parseTraceId(id) ?? ''))].filter((id) => id !== '');
  const some = distinct.slice(0, MAX_FETCHED_TRACES);
  const fetched = from(some).pipe(
    mergeMap((id) => runTraceQuery(source, traceQuery(source.type, id) ?? {}), AT_ONCE),
    scan(
      (all, answer) => ({
        done: all.done + 1,
        failed: all.failed + (answer.kind === 'failed' ? 1 : 0),
        found: answer.kind === 'failed' ? all.found : [...all.found, siblingsIn(readSpans(answer.frames), siblings)],
      }),
      { done: 0, failed: 0, found: [] as readonly FoundSpans[] }
    ),
    map(({ done, failed, found }): SiblingStep =>
      done < some.length
        ? { kind: 'fetching', done, of: some.length }
        : { kind: 'found', found: joinFound(found), notices: fetchNotices(failed, distinct.length - some.length) }
    )
  );
  return some.length === 0
    ? of({ kind: 'found', found: joinFound([]), notices: [] })
    : fetched.pipe(startWith<SiblingStep>({ kind: 'fetching', done: 0, of: some.length }));
}

const fetchNotices = (failed: number, left: number): readonly string[] => [
  ...(failed > 0 ? [`${countText(failed, 'trace')} could not be fetched.`] : []),
  ...(left > 0 ? [`${countText(left, 'more trace')} ${left === 1 ? 'was' : 'were'} found, and not fetched.`] : []),
];
