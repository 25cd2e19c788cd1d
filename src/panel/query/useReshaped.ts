import { useEffect, useState } from 'react';
import { catchError, from, of, switchMap } from 'rxjs';

import {
  type ComparisonFields,
  DEFAULT_MAX_NODES,
  type PprofSource,
  type ProfileFrameMeta,
  type ProfileQuestion,
  type ProfilingQuery,
} from '../../datasource/query';
import { type FrameDetail } from '../../profile/frameNames';
import { sideOf } from '../comparison/asked/sideOf';
import { openProfileSource } from './profileSource';
import {
  type ProfileAnswer,
  type ProfileRequest,
  type QueryOrigin,
  runProfileQuery,
  type ShownProfile,
} from './runProfileQuery';

/** Where a profile that is shown came from, so that it can be asked for in another shape. */
export interface ProfileOrigin {
  readonly uid: string;
  readonly origin: QueryOrigin;
}

/** What a profile is wanted in, other than as it came. */
export interface ProfileShape {
  readonly detail: FrameDetail;
  /** Another sample type of the same profile, by its profile type id. */
  readonly profileTypeId?: string;
  /** Another profile of the same process; raw pprof only. */
  readonly source?: PprofSource | undefined;
  /** Labels whose values stand above the stacks. */
  readonly labelLevels?: readonly string[];
}

export type Reshaped =
  | { readonly kind: 'asItCame' }
  /** `before` is the shape that was shown last. */
  | { readonly kind: 'loading'; readonly shape: ProfileShape; readonly before: ShownProfile | undefined }
  | { readonly kind: 'shown'; readonly shape: ProfileShape; readonly profile: ShownProfile }
  | {
      readonly kind: 'failed';
      readonly shape: ProfileShape;
      readonly reason: string;
      readonly before: ShownProfile | undefined;
    };

/** The last answer, and the profile that was shown before it. */
interface Given extends Wish {
  readonly answer: ProfileAnswer;
  readonly before: ShownProfile | undefined;
}

interface Wish {
  /** The question that it was made about. */
  readonly about: string;
  readonly shape: ProfileShape;
}

/**
 * A profile in another shape than it came in, asked for as `onShape` says; `undefined` takes it as it came. A refresh of
 * the same question asks again and shows the answer before until then; another question forgets the shape.
 */
export function useReshaped(
  profile: ShownProfile,
  source: ProfileOrigin | undefined
): { readonly reshaped: Reshaped; readonly onShape: (shape: ProfileShape | undefined) => void } {
  const { meta } = profile;
  const about = meta ? JSON.stringify(questionOf(meta)) : '';
  const [wish, setWish] = useState<Wish>();
  const shape = wish?.about === about ? wish.shape : undefined;
  const [given, setGiven] = useState<Given>();
  const uid = source?.uid;
  const origin = source?.origin;
  useEffect(() => {
    if (!shape || !meta || uid === undefined || !origin) {
      return undefined;
    }
    const subscription = from(openProfileSource(uid))
      .pipe(
        switchMap((opened) => runProfileQuery(opened, reshapedQuery(meta, shape), origin)),
        catchError((error: unknown) =>
          of<ProfileAnswer>({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
        )
      )
      .subscribe((answer) =>
        setGiven((last) => ({ about, shape, answer, before: last?.about === about ? shownBy(last) : undefined }))
      );
    return () => subscription.unsubscribe();
    // Where the query came from matters to logs only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [meta, shape, uid]);
  return {
    reshaped: reshapedBy(shape, given?.about === about ? given : undefined, meta?.range),
    onShape: (next) => setWish(next && { about, shape: next }),
  };
}

function reshapedBy(
  shape: ProfileShape | undefined,
  given: Given | undefined,
  range: ProfileFrameMeta['range'] | undefined
): Reshaped {
  if (!shape) {
    return { kind: 'asItCame' };
  }
  if (given?.shape !== shape) {
    return { kind: 'loading', shape, before: given && shownBy(given) };
  }
  const { answer, before } = given;
  switch (answer.kind) {
    case 'profile':
      return { kind: 'shown', shape, profile: answer.profile };
    case 'empty':
    case 'refused':
    case 'failed':
      // What was shown of another time would say nothing of this one.
      return { kind: 'failed', shape, reason: answer.reason, before: isOf(before, range) ? before : undefined };
  }
}

const shownBy = ({ answer, before }: Given): ShownProfile | undefined =>
  answer.kind === 'profile' ? answer.profile : before;

const isOf = (profile: ShownProfile | undefined, range: ProfileFrameMeta['range'] | undefined): boolean =>
  profile?.meta?.range.from === range?.from && profile?.meta?.range.to === range?.to;

/** What asks for a profile again; of a comparison, for its right side. */
export function questionOf(meta: ProfileFrameMeta): ProfileQuestion {
  const { detail, details, range, rows, foldedShare, cutNotices, functions, order, calls, comparison, ...question } =
    meta;
  return question;
}

/** What makes that question one of both sides again; nothing of a single profile. */
export function sidesOf(meta: ProfileFrameMeta): ComparisonFields & { readonly queryType?: 'comparison' } {
  const { comparison } = meta;
  return comparison
    ? {
        queryType: 'comparison',
        compareWith: sideOf(comparison.left, questionOf(meta)),
        normalisation: comparison.normalisation,
        ...(comparison.requestRate && { requestRate: comparison.requestRate }),
      }
    : {};
}

type ReshapedRequest = ProfileRequest & { readonly query: Omit<ProfilingQuery, 'refId'> };

/** What asks for a profile in another shape. */
export function reshapedQuery(meta: ProfileFrameMeta, shape: ProfileShape): ReshapedRequest {
  const { detail, profileTypeId = meta.profileTypeId, labelLevels = meta.labelLevels, source } = shape;
  const maxNodes = Math.max(DEFAULT_MAX_NODES, meta.rows.shown);
  return {
    range: meta.range,
    query: {
      ...questionOf(meta),
      ...sidesOf(meta),
      profileTypeId,
      detail,
      ...(source && { source }),
      ...(labelLevels && { labelLevels }),
      maxNodes,
    },
  };
}
