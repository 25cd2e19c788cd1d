import { useEffect, useState } from 'react';
import { catchError, from, of, switchMap, timer } from 'rxjs';

import { errorText } from '../../query/errorText';
import { openProfileSource } from '../../query/profileSource';
import { type ProfileAnswer, type QueryOrigin, runProfileQuery } from '../../query/runProfileQuery';
import { type Asked, askedRequest, type AskedAbout } from '../asked/asked';

/** The profile of one slice of a side. */
export type SliceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly before: ProfileAnswer | undefined }
  | { readonly kind: 'answered'; readonly answer: ProfileAnswer };

/** A slider passes many slices on its way, in ms. */
const REST = 200;

/** Asks for the profile of a slice once the slider rests on it, and cancels the one before. */
export function useSlice(
  asked: Asked | undefined,
  about: AskedAbout | undefined,
  origin: QueryOrigin | undefined
): SliceState {
  const [given, setGiven] = useState<{ readonly key: string; readonly answer: ProfileAnswer }>();
  const request = asked && about && askedRequest(asked, about);
  const key = request ? JSON.stringify(request) : '';
  useEffect(() => {
    if (!request || !origin) {
      return undefined;
    }
    const subscription = timer(REST)
      .pipe(
        switchMap(() => from(openProfileSource(request.uid))),
        switchMap((opened) => runProfileQuery(opened, request.request, origin)),
        catchError((error: unknown) => of<ProfileAnswer>({ kind: 'failed', reason: errorText(error) }))
      )
      .subscribe((answer) => setGiven({ key, answer }));
    return () => subscription.unsubscribe();
    // The key says all of the request.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (key === '') {
    return { kind: 'none' };
  }
  return given?.key === key ? { kind: 'answered', answer: given.answer } : { kind: 'loading', before: given?.answer };
}
