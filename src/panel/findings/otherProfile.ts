import { catchError, from, map, of, switchMap } from 'rxjs';

import { type ProfileFrameMeta, type PprofSource, type SnapshotProfile } from '../../datasource/query';
import { profileKind } from '../../profile/findings/finding';
import { type ProfileKind } from '../../profile/findings/rule';
import { readFlameFrame } from '../flame/frameTree';
import { figuresOf } from '../profile/figures';
import {
  listsProfileTypes,
  listsSiblings,
  openProfileSource,
  type ProfileSource,
  type ProfileTypeOption,
} from '../query/profileSource';
import { errorText } from '../query/errorText';
import { runProfileQuery } from '../query/runProfileQuery';
import { type ProfileOrigin, questionOf } from '../query/useReshaped';
import { type OtherProfile } from './readingPlace';

const WORDS: Readonly<Record<ProfileKind, string>> = {
  cpu: 'CPU time',
  allocations: 'allocations',
  heap: 'memory in use',
  goroutines: 'goroutines',
  locks: 'waits for locks',
};

/** Which profile of a Go process is of what. CPU is measured on demand only. */
const SNAPSHOTS: Readonly<Partial<Record<ProfileKind, SnapshotProfile>>> = {
  allocations: 'allocs',
  heap: 'heap',
  goroutines: 'goroutine',
  locks: 'mutex',
};

/** What asks for the other profile in the place of this one. */
interface Asked {
  readonly profileTypeId: string;
  readonly source?: PprofSource | undefined;
}

/** Asks for a profile of another kind, with the selector and the range of one that is shown. */
export function openOtherProfile(
  { uid, origin }: ProfileOrigin,
  meta: ProfileFrameMeta,
  kind: ProfileKind,
  onShow: (asked: Asked) => void,
  signal: AbortSignal
): Promise<OtherProfile> {
  return new Promise((resolve) => {
    const subscription = from(openProfileSource(uid))
      .pipe(
        switchMap((source) => from(typeOf(source, meta, kind, signal)).pipe(map((asked) => ({ source, asked })))),
        switchMap(({ source, asked }) => {
          if (!asked) {
            return of<OtherProfile>({ kind: 'none', reason: `there is no profile of ${WORDS[kind]} in this range.` });
          }
          const { stackTraceSelector, labelLevels, ...question } = questionOf(meta);
          const query = { ...question, ...asked, detail: 'function' as const };
          return runProfileQuery(source, { query, range: meta.range }, origin).pipe(
            map((answer): OtherProfile => {
              const tree = answer.kind === 'profile' ? readFlameFrame(answer.profile.frame) : undefined;
              if (answer.kind !== 'profile' || !tree?.ok) {
                return { kind: 'none', reason: answer.kind === 'profile' ? 'it is no flame graph.' : answer.reason };
              }
              const { format } = figuresOf(tree.value, undefined);
              return { kind: 'found', tree: tree.value, format, onShow: () => onShow(asked) };
            })
          );
        }),
        catchError((error: unknown) => of<OtherProfile>({ kind: 'none', reason: errorText(error) }))
      )
      .subscribe(resolve);
    signal.addEventListener('abort', () => subscription.unsubscribe());
  });
}

async function typeOf(
  source: ProfileSource,
  meta: ProfileFrameMeta,
  kind: ProfileKind,
  signal: AbortSignal
): Promise<Asked | undefined> {
  const read = meta.source;
  if (read?.kind === 'file') {
    const siblings = listsSiblings(source) ? await source.siblingTypes(meta, meta.range, signal) : [];
    const id = pickType(siblings, kind);
    return id === undefined ? undefined : { profileTypeId: id };
  }
  if (read) {
    const profile = SNAPSHOTS[kind];
    return profile && { profileTypeId: '', source: { kind: 'snapshot', profile } };
  }
  const types = listsProfileTypes(source) ? await source.getProfileTypes(meta.range, signal) : [];
  const id = pickType(types, kind);
  return id === undefined ? undefined : { profileTypeId: id };
}

/** Of the types of a kind the one in bytes or seconds, and of contention that on mutexes. */
export function pickType(types: readonly ProfileTypeOption[], kind: ProfileKind): string | undefined {
  const ofKind = types.filter(({ sampleType: type, sampleUnit: unit }) => profileKind({ type, unit }) === kind);
  const rank = ({ name, sampleUnit }: ProfileTypeOption): number =>
    (sampleUnit === 'count' ? 2 : 0) + (name === 'block' ? 1 : 0);
  return [...ofKind].sort((a, b) => rank(a) - rank(b)).at(0)?.id;
}
