import { decodeFlamebearer } from '../../profile/flamebearer';
import { type FlameTree } from '../../profile/flameTree';
import { err, ok, type Result } from '../../profile/result';
import { type Backend, type LabelScope, type ProfileAnswer, type ResolvedQuery } from './backend';
import { type BackendError } from './error';
import { type Http } from './http';
import { labelMatchers } from './labelMatchers';
import { parseProfileTypeId } from './profileTypeId';
import { PyroscopeApi, type RpcRequest } from './pyroscopeApi';
import { pyroscopeHealth } from './pyroscopeHealth';
import { folded } from './serverFolding';
import { TraceCapability } from './traceCapability';
import { withTraceLabel } from './traceLabel';

type Answer = Result<ProfileAnswer, BackendError>;

/** Pyroscope 1.2 and later, through the JSON form of its Connect API. */
export function createPyroscope(http: Http): Backend {
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
    series: async () => unsupported('series are not read yet'),
    heatmap: async () => unsupported('heatmaps are not read yet'),
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
        const narrowed = withTraceLabel(query.labelSelector, ids);
        return narrowed.ok
          ? profileOf('SelectMergeStacktraces', { ...query, labelSelector: narrowed.value }, {}, signal)
          : err({ backend: 'pyroscope', kind: 'invalidQuery', field: 'labelSelector', detail: narrowed.error.detail });
      }
      case 'noSamples':
        return ok({ kind: 'empty', reason: `There are no samples at all for ${query.labelSelector} in this range.` });
      case 'none':
        return err({ backend: 'pyroscope', kind: 'unsupported', detail: capability.value.why });
    }
  }

  async function profileOf(
    rpc: 'SelectMergeStacktraces' | 'SelectMergeSpanProfile',
    query: ResolvedQuery,
    ids: Pick<RpcRequest, 'spanSelector' | 'traceIdSelector'>,
    signal: AbortSignal
  ): Promise<Answer> {
    const type = parseProfileTypeId(query.profileTypeId);
    if (!type.ok) {
      return err({ backend: 'pyroscope', kind: 'invalidQuery', field: 'profileTypeId', detail: type.error });
    }
    const answer = await api.call(rpc, { ...selection(query), ...ids }, signal);
    if (!answer.ok) {
      return answer;
    }
    const { flamegraph } = answer.value;
    if (flamegraph == null) {
      return ok(nothingFound(query));
    }
    const tree = decodeFlamebearer(flamegraph, type.value.sampleType);
    if (!tree.ok) {
      return err({ backend: 'pyroscope', kind: 'badProfile', cause: tree.error });
    }
    return ok(
      isEmpty(tree.value) ? nothingFound(query) : { kind: 'profile', tree: tree.value, notices: folded(tree.value) }
    );
  }
}

const unsupported = (detail: string): Result<never, BackendError> =>
  err({ backend: 'pyroscope', kind: 'unsupported', detail });

/** What every profile request says, whatever narrows it further. */
const selection = ({ profileTypeId, labelSelector, range, maxNodes }: ResolvedQuery): RpcRequest => ({
  profileTypeID: profileTypeId,
  labelSelector,
  start: range.from,
  end: range.to,
  maxNodes,
});

/** A server that finds nothing sends a lone root of value 0. */
const isEmpty = (tree: FlameTree): boolean => tree.level.length <= 1 && (tree.total[0] ?? 0) === 0;

function nothingFound({ filter, profileTypeId, labelSelector }: ResolvedQuery): ProfileAnswer {
  const whose = filter.kind === 'none' ? '' : ` of ${filter.kind} ${filter.ids.join(', ')}`;
  return {
    kind: 'empty',
    reason: `Pyroscope has no samples${whose} for ${profileTypeId} ${labelSelector} in this range.`,
  };
}

const labelRequest = ({ range, profileTypeId, labelSelector }: LabelScope): RpcRequest => ({
  start: range.from,
  end: range.to,
  matchers: labelMatchers(labelSelector, profileTypeId),
});
