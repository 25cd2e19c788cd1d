import { ok } from '../../profile/result';
import { type Backend, type LabelScope } from './backend';
import { type Http } from './http';
import { labelMatchers } from './labelMatchers';
import { PyroscopeApi } from './pyroscopeApi';
import { pyroscopeHealth } from './pyroscopeHealth';
import { pyroscopeHeatmap } from './pyroscopeHeatmap';
import { type RpcRequest } from './pyroscopeMessages';
import { pyroscopeOldest } from './pyroscopeOldest';
import { createPyroscopeProfiles } from './pyroscopeProfile';
import { pyroscopeRules } from './pyroscopeRules';
import { pyroscopeSeries } from './pyroscopeSeries';

export interface PyroscopeOptions {
  /** Least time between two points of a series: how often profiles are uploaded. */
  readonly minStepMillis?: number;
  /** The client's clock, ms since the epoch. */
  readonly now?: () => number;
}

const DEFAULT_MIN_STEP = 15_000;

/** Pyroscope 1.2 and later, on storage v1, v2 or both, through its Connect API. */
export function createPyroscope(http: Http, { minStepMillis = DEFAULT_MIN_STEP, now }: PyroscopeOptions = {}): Backend {
  const api = new PyroscopeApi(http, now);

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
    profile: createPyroscopeProfiles(api),
    series: (query, signal) => pyroscopeSeries(api, query, minStepMillis, signal),
    heatmap: (query, signal) => pyroscopeHeatmap(api, query, signal),
    oldestProfile: (since, signal) => pyroscopeOldest(api, since, signal),
    recordingRules: pyroscopeRules(api),
  };
}

const labelRequest = ({ range, profileTypeId, labelSelector }: LabelScope): RpcRequest => ({
  start: range.from,
  end: range.to,
  matchers: labelMatchers(labelSelector, profileTypeId),
});
