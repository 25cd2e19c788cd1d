import { useEffect, useMemo, useState } from 'react';
import { catchError, from, of, switchMap } from 'rxjs';

import { type ViewLink } from '../../flame/view/useViewState';
import { openProfileSource } from '../../query/profileSource';
import { type ProfileAnswer, runProfileQuery, type ShownProfile } from '../../query/runProfileQuery';
import { errorText } from '../../query/errorText';
import { type ProfileOrigin, questionOf } from '../../query/useReshaped';
import { type LocalComparison } from '../local/compareFile';
import { type Asked, askedRequest } from './asked';
import { decodeTrail, encodeTrail } from './trailCodec';

/** What is shown in the place of a profile as it came. */
export type AskedState =
  | { readonly kind: 'asItCame' }
  /** `before` is what was shown last. */
  | { readonly kind: 'loading'; readonly asked: Asked; readonly before: AskedAnswer | undefined }
  | { readonly kind: 'shown'; readonly asked: Asked; readonly answer: AskedAnswer }
  | { readonly kind: 'failed'; readonly asked: Asked; readonly reason: string }
  /** Compared here, with what no data source has. */
  | { readonly kind: 'local'; readonly answer: AskedAnswer; readonly made: LocalComparison };

export interface AskedAnswer {
  readonly profile: ShownProfile;
  /** Absent where it came from no data source. */
  readonly source: ProfileOrigin | undefined;
}

export interface Asking {
  readonly state: AskedState;
  /** Asks for something else, in the place of what is shown. */
  readonly onAsk: (asked: Asked) => void;
  /** Shows what was compared without a data source. */
  readonly onLocal: (made: LocalComparison) => void;
  /** Back to what was shown before. */
  readonly onBack: () => void;
  readonly onRetry: () => void;
}

interface Given {
  readonly key: string;
  readonly answer: ProfileAnswer;
  readonly source: ProfileOrigin;
}

/**
 * What was asked for in the place of a profile, kept in a link. A refresh of the same profile asks again, and shows the
 * answer before until then; a profile of another question forgets all.
 */
export function useAsked(profile: ShownProfile, source: ProfileOrigin | undefined, link: ViewLink): Asking {
  const { meta } = profile;
  const about = meta ? JSON.stringify([source?.uid, questionOf(meta)]) : '';
  const canAsk = meta !== undefined && source !== undefined;
  const trail = useMemo(() => (canAsk ? decodeTrail(about, link.text) : []), [about, canAsk, link.text]);
  const asked = trail.at(-1);
  const [tries, setTries] = useState(0);
  const [local, setLocal] = useState<{ readonly about: string; readonly made: LocalComparison }>();
  const [given, setGiven] = useState<Given>();
  const uid = source?.uid;
  const origin = source?.origin;
  const request = asked && meta && uid !== undefined ? askedRequest(asked, { meta, uid }) : undefined;
  const key = request ? JSON.stringify([request, tries]) : '';
  useEffect(() => {
    if (!request || !origin) {
      return undefined;
    }
    const subscription = from(openProfileSource(request.uid))
      .pipe(
        switchMap((opened) => runProfileQuery(opened, request.request, origin)),
        catchError((error: unknown) => of<ProfileAnswer>({ kind: 'failed', reason: errorText(error) }))
      )
      .subscribe((answer) => setGiven({ key, answer, source: { uid: request.uid, origin } }));
    return () => subscription.unsubscribe();
    // The key says all of the request; where it came from matters to logs only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return {
    state:
      local?.about === about
        ? { kind: 'local', answer: { profile: local.made.profile, source: undefined }, made: local.made }
        : stateOf(asked, given, key),
    onAsk: (next) => {
      setLocal(undefined);
      link.onText(encodeTrail(about, [...trail, next]), 'step');
    },
    onLocal: (made) => setLocal({ about, made }),
    onBack: () => {
      setLocal(undefined);
      if (local?.about !== about) {
        link.onText(encodeTrail(about, trail.slice(0, -1)), 'step');
      }
    },
    onRetry: () => setTries((count) => count + 1),
  };
}

function stateOf(asked: Asked | undefined, given: Given | undefined, key: string): AskedState {
  if (!asked) {
    return { kind: 'asItCame' };
  }
  const answer = given?.answer;
  const shown = given && answer?.kind === 'profile' ? { profile: answer.profile, source: given.source } : undefined;
  if (!answer || given.key !== key) {
    return { kind: 'loading', asked, before: shown };
  }
  return shown
    ? { kind: 'shown', asked, answer: shown }
    : { kind: 'failed', asked, reason: 'reason' in answer ? answer.reason : '' };
}
