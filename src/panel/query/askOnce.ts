import { catchError, from, map, of, switchMap } from 'rxjs';

import { err, type Result } from '../../profile/result';
import { type ShownTree } from '../flame/frameTree';
import { errorText } from './errorText';
import { openProfileSource } from './profileSource';
import { type ProfileAnswer, type ProfileRequest, runProfileQuery } from './runProfileQuery';
import { type ProfileOrigin } from './useReshaped';

/** Asks the data source of a profile for another one, which `read` makes a tree of, or a sentence on why not. What it returns cancels. */
export function askOnce(
  { uid, origin }: ProfileOrigin,
  request: ProfileRequest,
  read: (answer: ProfileAnswer) => Result<ShownTree, string>,
  onAnswer: (answer: Result<ShownTree, string>) => void
): () => void {
  const subscription = from(openProfileSource(uid))
    .pipe(
      switchMap((source) => runProfileQuery(source, request, origin)),
      map(read),
      catchError((error: unknown) => of(err(errorText(error))))
    )
    .subscribe(onAnswer);
  return () => subscription.unsubscribe();
}
