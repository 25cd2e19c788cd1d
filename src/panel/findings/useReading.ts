import { useEffect, useMemo, useState } from 'react';

import { type Finding } from '../../profile/findings/finding';
import { type ProfileKind } from '../../profile/findings/rule';
import { type FlameTree } from '../../profile/flameTree';
import { findingId, findingRemark, type Joining } from './findingRemark';
import { type Reading } from './reading';
import { type ReadingPlace } from './readingPlace';
import { type Remarks } from './remark';
import { userRulesOf } from './userRules';

const READING: Remarks = { kind: 'reading' };
const NOT_JOINED: Joining = { kind: 'none' };

interface ReadState {
  readonly tree: FlameTree;
  readonly reading: Reading;
  readonly joinings: ReadonlyMap<string, Joining>;
  /** Aborted when another tree comes. */
  readonly signal: AbortSignal;
}

/**
 * What the rules find in a tree. It is read after it was painted, by code that is loaded then; another tree ends the
 * reading of the one before. Nothing is said of a tree that is not there.
 */
export function useReading(tree: FlameTree | undefined, place: ReadingPlace): Remarks | undefined {
  const [state, setState] = useState<ReadState>();
  const { labelLevels, uid } = place;
  useEffect(() => {
    if (!tree) {
      return undefined;
    }
    const stop = new AbortController();
    const { signal } = stop;
    const told = (reading: Reading): void => {
      if (!signal.aborted) {
        setState({ tree, reading, joinings: new Map(), signal });
      }
    };
    read(tree, labelLevels, uid, signal).then(told, (error: unknown) =>
      told({ findings: [], foundBy: '', problems: [`It could not be read: ${String(error)}`] })
    );
    return () => stop.abort();
  }, [tree, labelLevels, uid]);

  const now = state?.tree === tree ? state : undefined;
  return useMemo((): Remarks | undefined => {
    if (!tree) {
      return undefined;
    }
    if (!now) {
      return READING;
    }
    const { reading, joinings, signal } = now;
    const join = (finding: Finding, kind: ProfileKind): void => {
      const id = findingId(finding);
      const set = (joining: Joining): void =>
        setState((last) =>
          last?.tree === tree ? { ...last, joinings: new Map(last.joinings).set(id, joining) } : last
        );
      if (place.openOther) {
        set({ kind: 'loading' });
        joinOther(tree, finding, place.openOther(kind, signal)).then(
          (joining) => signal.aborted || set(joining),
          (error: unknown) => signal.aborted || set({ kind: 'failed', reason: String(error) })
        );
      }
    };
    return {
      kind: 'read',
      title: tree.right ? 'What to look at on the right side' : 'What to look at',
      foundBy: reading.foundBy,
      items: reading.findings.map((finding) =>
        findingRemark(finding, tree, place, joinings.get(findingId(finding)) ?? NOT_JOINED, (kind) =>
          join(finding, kind)
        )
      ),
      nothing: 'Nothing stands out.',
      problems: reading.problems,
    };
  }, [now, tree, place]);
}

const loadReading = () => import('./reading');

async function read(
  tree: FlameTree,
  labelLevels: number,
  uid: string | undefined,
  signal: AbortSignal
): Promise<Reading> {
  const [{ readTree }, userRules] = await Promise.all([loadReading(), userRulesOf(uid)]);
  return readTree(tree, labelLevels, userRules, signal);
}

async function joinOther(
  tree: FlameTree,
  finding: Finding,
  asked: ReturnType<NonNullable<ReadingPlace['openOther']>>
): Promise<Joining> {
  const [{ joined }, other] = await Promise.all([loadReading(), asked]);
  return other.kind === 'found'
    ? { kind: 'joined', text: joined(tree, finding, other), onShow: other.onShow }
    : { kind: 'failed', reason: other.reason };
}
