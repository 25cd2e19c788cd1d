import { buildTreeSteps } from '../../profile/buildTree';
import { decodeFlamebearerSteps } from '../../profile/flamebearer';
import { type FlameTree } from '../../profile/flameTree';
import { decodePprof } from '../../profile/pprof';
import { type ProfileError } from '../../profile/profileError';
import { err, ok, type Result } from '../../profile/result';
import { inSteps } from '../../profile/turns';
import { type ResolvedQuery } from './backend';
import { type BackendError } from './error';
import { type PyroscopeApi } from './pyroscopeApi';
import { type RpcRequest } from './pyroscopeMessages';
import { selectionRequest } from './pyroscopeSelection';
import { markFolded } from './serverFolding';

export type SelectedIds = Pick<RpcRequest, 'spanSelector' | 'traceIdSelector' | 'profileIdSelector'>;
/** What narrows a flame graph beside the selection. */
type Narrowing = SelectedIds & Pick<RpcRequest, 'stackTraceSelector'>;

/** The samples of a query as a tree, narrowed by nothing but what is given beside it; `undefined` where there are none. */
type TreeAnswer = Promise<Result<FlameTree | undefined, BackendError>>;

/** A tree that the server made and cut: names only, with marks where it folded what was too small. Where the server allows fewer nodes, it has those. */
export async function readFlamegraph(
  api: PyroscopeApi,
  rpc: 'SelectMergeStacktraces' | 'SelectMergeSpanProfile',
  query: ResolvedQuery,
  narrowing: Narrowing,
  signal: AbortSignal
): TreeAnswer {
  const selection = selectionRequest(query);
  if (!selection.ok) {
    return selection;
  }
  const { sampleType, request } = selection.value;
  const cut = (maxNodes: number) => api.call(rpc, { ...request, maxNodes, ...narrowing }, signal);
  const first = await cut(query.maxNodes);
  const allowed = first.ok ? undefined : allowedNodes(first.error);
  const answer = allowed !== undefined && allowed < query.maxNodes ? await cut(allowed) : first;
  if (!answer.ok || answer.value.flamegraph == null) {
    return answer.ok ? ok(undefined) : answer;
  }
  const tree = await inSteps(decodeFlamebearerSteps(answer.value.flamegraph, sampleType), signal);
  return tree.ok
    ? ok(isEmpty(tree.value) ? undefined : markFolded(tree.value))
    : err({ backend: 'pyroscope', kind: 'badProfile', cause: tree.error });
}

/** A tree with the files of its frames, of the whole merged profile: that one is not cut. */
export async function readMergedProfile(
  api: PyroscopeApi,
  query: ResolvedQuery,
  ids: Omit<SelectedIds, 'spanSelector'>,
  signal: AbortSignal
): TreeAnswer {
  const selection = selectionRequest(query);
  if (!selection.ok) {
    return selection;
  }
  const bytes = await api.mergedProfile({ ...selection.value.request, ...ids }, signal);
  if (!bytes.ok || bytes.value.length === 0) {
    return bytes.ok ? ok(undefined) : bytes;
  }
  const profile = await decodePprof(bytes.value, {}, (steps) => inSteps(steps, signal));
  signal.throwIfAborted();
  if (!profile.ok) {
    return saysNothing(profile.error)
      ? ok(undefined)
      : err({ backend: 'pyroscope', kind: 'badProfile', cause: profile.error });
  }
  // It has the sample type that was asked for, and no other.
  const { sampleCount, defaultSampleType } = profile.value;
  const options = { files: true, detail: query.detail };
  return sampleCount === 0
    ? ok(undefined)
    : ok(await inSteps(buildTreeSteps(profile.value, defaultSampleType, undefined, options), signal));
}

/** `max flamegraph nodes limit 9999999 is greater than allowed 1048576`: a tenant may have less than the default. */
function allowedNodes(error: BackendError): number | undefined {
  const [, allowed] = (error.kind === 'invalidQuery' && /greater than allowed (\d+)$/.exec(error.detail)) || [];
  return Number(allowed) || undefined;
}

/** A server that finds nothing sends no bytes, or a profile that has a time (v1 storage) and no sample type. */
const saysNothing = (error: ProfileError): boolean =>
  error.kind === 'malformed' && error.field === 'Profile.sample_type' && error.found === 'none';

/** A server that finds nothing sends a lone root of value 0. */
const isEmpty = (tree: FlameTree): boolean => tree.level.length <= 1 && (tree.total[0] ?? 0) === 0;
