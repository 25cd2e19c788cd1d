import { ok } from '../../profile/result';
import { type IdFilter } from './backend';
import { type PyroscopeApi } from './pyroscopeApi';
import { readFlamegraph, readMergedProfile, type SelectedIds } from './pyroscopeTree';
import { type Finds, SelectorProof } from './selectorProof';

/** Ids whose selectors not every server reads. Spans have a call of their own since 1.2. */
export type ProvenKind = Exclude<IdFilter['kind'], 'none' | 'span'>;

/** Whether a server reads a selector in the call that answers with names, and in the one that answers with files. */
export interface SelectorProofs {
  readonly names: SelectorProof;
  readonly files: SelectorProof;
}

/** Ids that no request and no profile has. */
const NOBODY: Readonly<Record<ProvenKind, string>> = {
  trace: '0123456789abcdef0123456789abcdef',
  profile: '01234567-89ab-cdef-0123-456789abcdef',
};

/** The field of a request that takes ids of this kind. */
export const idsOf = (kind: ProvenKind, ids: readonly string[]): Omit<SelectedIds, 'spanSelector'> =>
  kind === 'trace' ? { traceIdSelector: ids } : { profileIdSelector: ids };

/**
 * Proves by questions of one node whether a server filters by ids of this kind: those that nobody has must find nothing
 * where all samples find something. For flame graphs (`names`) and for the merged profile (`files`), which servers have
 * learned at different times.
 */
export function selectorProofs(api: PyroscopeApi, kind: ProvenKind): SelectorProofs {
  const nobody = idsOf(kind, [NOBODY[kind]]);
  const named =
    (ids: SelectedIds): Finds =>
    async (query, signal) => {
      const tree = await readFlamegraph(api, 'SelectMergeStacktraces', { ...query, maxNodes: 1 }, ids, signal);
      return tree.ok ? ok(tree.value !== undefined) : tree;
    };
  const merged: Finds = async (query, signal) => {
    const tree = await readMergedProfile(api, query, nobody, signal);
    return tree.ok ? ok(tree.value !== undefined) : tree;
  };
  const ofAll = named({});
  return {
    // v1 storage refuses the ids of traces here, and drops everything else without a word.
    names: new SelectorProof({ ofNobody: named(nobody), ofAll, isRefusedInWords: kind === 'trace' }, api.now),
    files: new SelectorProof({ ofNobody: merged, ofAll, isRefusedInWords: false }, api.now),
  };
}
