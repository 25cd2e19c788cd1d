import { err, ok, type Result } from '../../profile/result';
import { type ProfileAnswer, type ResolvedQuery } from './backend';
import { type BackendError, type Wanted } from './error';
import { type PyroscopeApi } from './pyroscopeApi';
import { whyEmpty } from './pyroscopeEmpty';
import { type RpcRequest } from './pyroscopeMessages';
import { idsOf, type ProvenKind, selectorProofs } from './pyroscopeProofs';
import { readFlamegraph, readMergedProfile } from './pyroscopeTree';
import { readsFiles } from './readsFiles';
import { type Proof } from './selectorProof';
import { TRACE_LABEL, withIdLabel } from './traceLabel';

type Answer = Promise<Result<ProfileAnswer, BackendError>>;
type NamedIds = Parameters<typeof readMergedProfile>[2];

/**
 * Profiles, whole or narrowed by ids. A selector that a server may drop unread is proven before it is used, so that an
 * answer is never wider than the question (ADR 0007). Files of frames come with the merged profile only.
 */
export function createPyroscopeProfiles(api: PyroscopeApi): (query: ResolvedQuery, signal: AbortSignal) => Answer {
  const proofs = { trace: selectorProofs(api, 'trace'), profile: selectorProofs(api, 'profile') };

  return async (query, signal) => {
    const { filter } = query;
    switch (filter.kind) {
      case 'none':
        return profileOf(query, {}, signal);
      // SelectMergeStacktraces has a span selector of its own since 2.2, and drops it without a word before.
      case 'span':
        return readsFiles(query)
          ? unsupported('filesOfSpan', 'it sends no files of frames with the profile of a span')
          : profileOfSpans(query, filter.ids, signal);
      case 'trace':
      case 'profile':
        return profileOfIds(query, filter.kind, filter.ids, signal);
    }
  };

  async function profileOfIds(
    query: ResolvedQuery,
    kind: ProvenKind,
    ids: readonly string[],
    signal: AbortSignal
  ): Answer {
    const proof = await proofs[kind].names.prove(query, signal);
    if (!proof.ok) {
      return proof;
    }
    switch (proof.value.kind) {
      case 'filters': {
        const withFiles = readsFiles(query) ? await proofs[kind].files.prove(query, signal) : proof;
        if (!withFiles.ok) {
          return withFiles;
        }
        return canBeAsked(withFiles.value)
          ? profileOf(query, idsOf(kind, ids), signal)
          : unsupported('filesOfIds', await withoutFiles(kind, signal));
      }
      case 'noSamples':
        return ok({ kind: 'empty', reason: await whyEmpty(api, query, signal) });
      case 'ignores':
        return withoutSelector(query, kind, ids, IGNORED[kind], signal);
      case 'refuses':
        return withoutSelector(query, kind, ids, proof.value.detail, signal);
    }
  }

  async function withoutFiles(kind: ProvenKind, signal: AbortSignal): Promise<string> {
    const version = await api.version(signal);
    const isIt = version.ok && version.value !== '' ? `version ${version.value} ` : 'it ';
    return `${isIt}sends names alone for ${kind} ids here; files of frames come since 2.2, from v2 storage`;
  }

  /** Series of servers up to 2.0 have the trace id as a label, where the SDK sends it. */
  async function withoutSelector(
    query: ResolvedQuery,
    kind: ProvenKind,
    ids: readonly string[],
    why: string,
    signal: AbortSignal
  ): Answer {
    if (kind === 'profile') {
      return unsupported('singleProfile', why);
    }
    const { from, to } = query.range;
    const labels = await api.call('LabelNames', { start: from, end: to, matchers: [query.labelSelector] }, signal);
    if (!labels.ok) {
      return labels;
    }
    if (!labels.value.names.includes(TRACE_LABEL)) {
      return unsupported('trace', `${why}, and its profiles have no label ${TRACE_LABEL}`);
    }
    const narrowed = withIdLabel(query.labelSelector, TRACE_LABEL, ids);
    return narrowed.ok
      ? profileOf({ ...query, labelSelector: narrowed.value }, {}, signal)
      : err({ backend: 'pyroscope', kind: 'invalidQuery', field: 'labelSelector', detail: narrowed.error.detail });
  }

  async function profileOf(query: ResolvedQuery, ids: NamedIds, signal: AbortSignal): Answer {
    if (!readsFiles(query)) {
      const narrowing = { ...ids, ...callSiteOf(query) };
      return answered(await readFlamegraph(api, 'SelectMergeStacktraces', query, narrowing, signal), query, signal);
    }
    return answered(await readMergedProfile(api, query, ids, signal), query, signal);
  }

  async function profileOfSpans(query: ResolvedQuery, ids: readonly string[], signal: AbortSignal): Answer {
    const tree = await readFlamegraph(api, 'SelectMergeSpanProfile', query, { spanSelector: ids }, signal);
    return answered(tree, query, signal);
  }

  async function answered(
    tree: Awaited<ReturnType<typeof readFlamegraph>>,
    query: ResolvedQuery,
    signal: AbortSignal
  ): Answer {
    if (!tree.ok) {
      return tree;
    }
    return ok(
      tree.value === undefined
        ? { kind: 'empty', reason: await whyNothing(query, signal) }
        : { kind: 'profile', tree: tree.value, notices: [] }
    );
  }

  async function whyNothing(query: ResolvedQuery, signal: AbortSignal): Promise<string> {
    const { filter, profileTypeId, labelSelector, callSite } = query;
    if (callSite.length > 0) {
      return `Pyroscope has no samples below ${callSite.join(' → ')} for ${profileTypeId} ${labelSelector} in this range.`;
    }
    return filter.kind === 'none'
      ? whyEmpty(api, query, signal)
      : `Pyroscope has no samples of ${filter.kind} ${filter.ids.join(', ')} for ${profileTypeId} ${labelSelector} in this range.`;
  }
}

/** Read since 1.15, on v2 storage; dropped without a word elsewhere, so whoever asks looks at the answer. */
const callSiteOf = ({ callSite }: ResolvedQuery): Pick<RpcRequest, 'stackTraceSelector'> =>
  callSite.length === 0 ? {} : { stackTraceSelector: { callSite: callSite.map((name) => ({ name })) } };

const canBeAsked = ({ kind }: Proof): boolean => kind === 'filters' || kind === 'noSamples';

const IGNORED: Readonly<Record<ProvenKind, string>> = {
  trace: 'the server ignores trace selectors (Pyroscope has them since 2.2)',
  profile:
    'the server ignores profile ids, at least in this range (Pyroscope reads them since 1.17, from its v2 storage)',
};

const unsupported = (wanted: Wanted, detail: string): Result<never, BackendError> =>
  err({ backend: 'pyroscope', kind: 'unsupported', wanted, detail });
