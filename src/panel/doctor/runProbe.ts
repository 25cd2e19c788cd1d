import { type DataFrame } from '@grafana/data';
import { LRUCache } from 'lru-cache';
import { catchError, defer, from, map, Observable, of, switchMap, tap } from 'rxjs';

import { type Facts, type Probe } from '../../correlation/doctor/facts';
import { type Result } from '../../profile/result';
import { knowsOldestProfile, listsLabelValues, openProfileSource, type ProfileSource } from '../query/profileSource';
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
  const key = JSON.stringify([uid, profileTypeId, 'range' in probe ? { ...probe, range: probe.range.from } : probe]);
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
  switch (probe.fact) {
    case 'services':
      return listsLabelValues(source)
        ? fromResult((signal) =>
            source.labelValues(probe.label, { range: probe.range, profileTypeId, labelSelector: '{}' }, signal)
          )
        : of(undefined);
    case 'oldestProfileMs':
      return knowsOldestProfile(source)
        ? fromResult((signal) => source.oldestProfile(probe.sinceMs, signal))
        : of(undefined);
    default:
      return hasSamples(source, probe, origin);
  }
}

/** A series is cheaper than a profile: it tells as well whether there is anything. */
function hasSamples(
  source: ProfileSource,
  probe: Extract<Probe, { query: unknown }>,
  origin: QueryOrigin
): Observable<boolean | undefined> {
  const { maxNodes: _, ...query } = probe.query;
  return lastResponse(source, { query, range: probe.range, queryType: 'metrics' }, origin).pipe(
    map(({ data, errors }) => (errors?.length ? undefined : data.some(hasValue)))
  );
}

/** The value of a question; `undefined` where it was answered with an error. Unsubscribing aborts it. */
const fromResult = <T>(ask: (signal: AbortSignal) => Promise<Result<T, unknown>>) =>
  new Observable<T | undefined>((subscriber) => {
    const abort = new AbortController();
    ask(abort.signal).then(
      (result) => {
        subscriber.next(result.ok ? result.value : undefined);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error)
    );
    return () => abort.abort();
  });

const hasValue = (data: unknown): boolean =>
  ((data as Partial<DataFrame>).fields ?? []).some(
    ({ name, values }) => name !== 'time' && values.some((value: unknown) => typeof value === 'number' && value > 0)
  );
