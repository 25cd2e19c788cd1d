import { type DataFrame } from '@grafana/data';
import { LRUCache } from 'lru-cache';
import { catchError, defer, from, map, Observable, of, switchMap, tap } from 'rxjs';

import { type Facts, type Probe } from '../../correlation/doctor/facts';
import { listsLabelValues, openProfileSource, type ProfileSource } from '../query/profileSource';
import { lastResponse, type QueryOrigin } from '../query/runProfileQuery';

type Answer = NonNullable<Facts[Probe['fact']]>;

/** Several panels, and each refresh of one, ask the same of a server. */
const answers = new LRUCache<string, Answer>({ max: 200, ttl: 60_000 });

/** Looks one fact up in a data source of profiles; `undefined` where that fails. Unsubscribing cancels. */
export function runProbe(
  uid: string,
  probe: Probe,
  profileTypeId: string,
  origin: QueryOrigin
): Observable<Answer | undefined> {
  // Windows end at the moment of the question, so what tells two of them apart is their begin.
  const key = JSON.stringify([uid, profileTypeId, { ...probe, range: probe.range.from }]);
  return defer(() => {
    const known = answers.get(key);
    return known !== undefined
      ? of(known)
      : from(openProfileSource(uid)).pipe(
          switchMap((source) => lookUp(source, probe, profileTypeId, origin)),
          tap((answer) => answer !== undefined && answers.set(key, answer)),
          catchError(() => of(undefined))
        );
  });
}

function lookUp(
  source: ProfileSource,
  probe: Probe,
  profileTypeId: string,
  origin: QueryOrigin
): Observable<Answer | undefined> {
  if (probe.fact === 'services') {
    return labelValues(source, probe.label, probe.range, profileTypeId);
  }
  // A series is cheaper than a profile: it tells as well whether there is anything.
  const { maxNodes: _, ...query } = probe.query;
  return lastResponse(source, { query, range: probe.range, queryType: 'metrics' }, origin).pipe(
    map(({ data, errors }) => (errors?.length ? undefined : data.some(hasValue)))
  );
}

const labelValues = (source: ProfileSource, label: string, range: Probe['range'], profileTypeId: string) =>
  new Observable<readonly string[] | undefined>((subscriber) => {
    const abort = new AbortController();
    if (listsLabelValues(source)) {
      source.labelValues(label, { range, profileTypeId, labelSelector: '{}' }, abort.signal).then(
        (result) => {
          subscriber.next(result.ok ? result.value : undefined);
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
    } else {
      subscriber.next(undefined);
      subscriber.complete();
    }
    return () => abort.abort();
  });

const hasValue = (data: unknown): boolean =>
  ((data as Partial<DataFrame>).fields ?? []).some(
    ({ name, values }) => name !== 'time' && values.some((value: unknown) => typeof value === 'number' && value > 0)
  );
