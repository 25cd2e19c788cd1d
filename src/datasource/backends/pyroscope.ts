import { decodeFlamebearer } from '../../profile/flamebearer';
import { type FlameTree } from '../../profile/flameTree';
import { err, ok, type Result } from '../../profile/result';
import { type Backend, type LabelScope, type ProfileAnswer, type ResolvedQuery } from './backend';
import { type BackendError } from './error';
import { type Http } from './http';
import { labelMatchers } from './labelMatchers';
import { PyroscopeApi } from './pyroscopeApi';
import { pyroscopeHealth } from './pyroscopeHealth';
import { pyroscopeHeatmap } from './pyroscopeHeatmap';
import { whyEmpty } from './pyroscopeEmpty';
import { type RpcRequest } from './pyroscopeMessages';
import { selectionRequest } from './pyroscopeSelection';
import { pyroscopeSeries } from './pyroscopeSeries';
import { folded } from './serverFolding';
import { TraceCapability } from './traceCapability';
import { TRACE_LABEL, withIdLabel } from './traceLabel';

type Answer = Result<ProfileAnswer, BackendError>;

export interface PyroscopeOptions {
  /** Least time between two points of a series: how often profiles are uploaded. */
  readonly minStepMillis?: number;
}

const DEFAULT_MIN_STEP = 15_000;

/** Pyroscope 1.2 and later, on storage v1, v2 or both, through the JSON form of its Connect API. */
export function createPyroscope(http: Http, { minStepMillis = DEFAULT_MIN_STEP }: PyroscopeOptions = {}): Backend {
  const api = new PyroscopeApi(http);
  const traces = new TraceCapability(api);

  return {
    kind: 'pyroscope',
    health: (signal) => pyroscopeHealth(api, signal),

    async profileTypes({ from, to }, signal) {
      const answer = await api.call('ProfileTypes', { start: from, end: to }, signal);
      return answer.ok ? ok(answer.value.profileTypes.map(({ ID, ...parts }) => ({ id: ID, ...parts }))) : answer;
    },
    async labelNames(scope, signal) {
      const answer = await api.call('LabelNames', labelRequest(scope), signal);
      return answer.ok ? ok(answer.value.names.filter((name) => !name.startsWith('__'))) : answer;
    },
    async labelValues(name, scope, signal) {
      const answer = await api.call('LabelValues', { ...labelRequest(scope), name }, signal);
      return answer.ok ? ok(answer.value.names) : answer;
    },
    async profile(query, signal) {
      const { filter } = query;
      switch (filter.kind) {
        case 'none':
          return profileOf('SelectMergeStacktraces', query, {}, signal);
        // SelectMergeStacktraces has a span selector of its own since 2.2, and drops it without a word before.
        case 'span':
          return profileOf('SelectMergeSpanProfile', query, { spanSelector: filter.ids }, signal);
        case 'trace':
          return profileOfTraces(query, filter.ids, signal);
        case 'profile':
          return unsupported('single profiles are not read yet');
      }
    },
    series: (query, signal) => pyroscopeSeries(api, query, minStepMillis, signal),
    heatmap: (query, signal) => pyroscopeHeatmap(api, query, signal),
  };

  async function profileOfTraces(query: ResolvedQuery, ids: readonly string[], signal: AbortSignal): Promise<Answer> {
    const capability = await traces.probe(query, signal);
    if (!capability.ok) {
      return capability;
    }
    switch (capability.value.kind) {
      case 'selector':
        return profileOf('SelectMergeStacktraces', query, { traceIdSelector: ids }, signal);
      case 'label': {
        const narrowed = withIdLabel(query.labelSelector, TRACE_LABEL, ids);
        return narrowed.ok
          ? profileOf('SelectMergeStacktraces', { ...query, labelSelector: narrowed.value }, {}, signal)
          : err({ backend: 'pyroscope', kind: 'invalidQuery', field: 'labelSelector', detail: narrowed.error.detail });
      }
      case 'noSamples':
        return ok({ kind: 'empty', reason: `There are no samples at all for ${query.labelSelector} in this range.` });
      case 'none':
        return err({ backend: 'pyroscope', kind: 'unsupported', wanted: 'trace', detail: capability.value.why });
    }
  }

  async function profileOf(
    rpc: 'SelectMergeStacktraces' | 'SelectMergeSpanProfile',
    query: ResolvedQuery,
    ids: Pick<RpcRequest, 'spanSelector' | 'traceIdSelector'>,
    signal: AbortSignal
  ): Promise<Answer> {
    const selection = selectionRequest(query);
    if (!selection.ok) {
      return selection;
    }
    const { sampleType, request } = selection.value;
    const answer = await api.call(rpc, { ...request, maxNodes: query.maxNodes, ...ids }, signal);
    if (!answer.ok) {
      return answer;
    }
    const { flamegraph } = answer.value;
    if (flamegraph == null) {
      return nothingFound(query, signal);
    }
    const tree = decodeFlamebearer(flamegraph, sampleType);
    if (!tree.ok) {
      return err({ backend: 'pyroscope', kind: 'badProfile', cause: tree.error });
    }
    return isEmpty(tree.value)
      ? nothingFound(query, signal)
      : ok({ kind: 'profile', tree: tree.value, notices: folded(tree.value) });
  }

  async function nothingFound(query: ResolvedQuery, signal: AbortSignal): Promise<Answer> {
    const { filter, profileTypeId, labelSelector } = query;
    const reason =
      filter.kind === 'none'
        ? await whyEmpty(api, query, signal)
        : `Pyroscope has no samples of ${filter.kind} ${filter.ids.join(', ')} for ${profileTypeId} ${labelSelector} in this range.`;
    return ok({ kind: 'empty', reason });
  }
}

const unsupported = (detail: string): Result<never, BackendError> =>
  err({ backend: 'pyroscope', kind: 'unsupported', detail });

/** A server that finds nothing sends a lone root of value 0. */
const isEmpty = (tree: FlameTree): boolean => tree.level.length <= 1 && (tree.total[0] ?? 0) === 0;

const labelRequest = ({ range, profileTypeId, labelSelector }: LabelScope): RpcRequest => ({
  start: range.from,
  end: range.to,
  matchers: labelMatchers(labelSelector, profileTypeId),
});
