import type PQueue from 'p-queue';

import { type Backend, type ResolvedQuery } from '../../datasource/backends/backend';
import { parseProfileTypeId } from '../../datasource/backends/profileTypeId';
import { MAX_NODES_LIMIT } from '../../datasource/query';
import { formatLabelSelector, parseLabelSelector } from '../../profile/labelSelector';
import { err, ok, type Result } from '../../profile/result';
import { inSteps } from '../../profile/turns';
import { type FeedConfig } from '../config/config';
import { type Failure, failureOf } from '../failure';
import { type FunctionRows, functionRowsSteps } from '../functionRows';
import { type ServiceKey, type WindowReader } from './ports';

type ReadConfig = Pick<FeedConfig, 'profileTypeId' | 'selector' | 'labels'> & {
  readonly backend: { readonly name: string };
};

/**
 * Reads windows of a store of profiles, their services in the turns of `reads`, so that few answers are held at a time.
 * `onEmpty` hears why there was nothing.
 */
export function windowReader(
  backend: Backend,
  config: ReadConfig,
  reads: PQueue,
  onEmpty: (reason: string) => void
): WindowReader {
  const { profileTypeId, selector, labels } = config;
  const groupBy = labels.map(({ profile }) => profile);

  return {
    async services({ from, to }, signal) {
      if (groupBy.length === 0) {
        return ok([[]]);
      }
      // A point at T covers the step before it, so the range needs both ends of the window.
      const query = { range: { from, to }, step: to - from, groupBy, limit: undefined, exemplars: false };
      const answer = await backend.series({ profileTypeId, labelSelector: selector, ...query }, signal);
      if (!answer.ok) {
        return err(failureOf(config.backend.name, answer.error));
      }
      if (answer.value.kind === 'empty') {
        onEmpty(answer.value.reason);
        return ok([]);
      }
      return ok(answer.value.series.map((series) => groupBy.map((name) => series.labels[name] ?? '')));
    },
    async functions({ from, to }, service, signal) {
      // Ranges hold their last millisecond.
      const query = profileQuery(profileTypeId, narrowed(selector, groupBy, service), { from, to: to - 1 });
      return reads.add(() => readRows(backend, config, query, onEmpty, signal), { signal });
    },
  };
}

/** A query for everything that a profile type and a selector have in a range. */
export const profileQuery = (
  profileTypeId: string,
  labelSelector: string,
  range: ResolvedQuery['range'],
  source?: ResolvedQuery['source']
): ResolvedQuery => ({
  profileTypeId,
  labelSelector,
  range,
  filter: { kind: 'none' },
  maxNodes: MAX_NODES_LIMIT,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: [],
  source,
});

/** The functions of a profile; `undefined` where there are no samples. Samples of another type are a failure. */
export async function readRows(
  backend: Backend,
  config: { readonly profileTypeId: string; readonly backend: { readonly name: string } },
  query: ResolvedQuery,
  onEmpty: (reason: string) => void,
  signal: AbortSignal
): Promise<Result<FunctionRows | undefined, Failure>> {
  const answer = await backend.profile(query, signal);
  if (!answer.ok) {
    return err(failureOf(config.backend.name, answer.error));
  }
  if (answer.value.kind === 'empty') {
    onEmpty(answer.value.reason);
    return ok(undefined);
  }
  const { tree } = answer.value;
  const wanted = parseProfileTypeId(config.profileTypeId);
  const { type, unit } = tree.sampleType;
  if (wanted.ok && (wanted.value.sampleType.type !== type || wanted.value.sampleType.unit !== unit)) {
    const detail = `${config.backend.name} answered with samples of ${type}:${unit}, not those of ${config.profileTypeId}.`;
    return err({ reason: 'wrongType', detail });
  }
  return ok(await inSteps(functionRowsSteps(tree), signal));
}

function narrowed(selector: string, names: readonly string[], service: ServiceKey): string {
  const parsed = parseLabelSelector(selector);
  const own = names.map((name, at) => ({ name, op: '=' as const, value: service[at] ?? '' }));
  return formatLabelSelector([...(parsed.ok ? parsed.value : []), ...own]);
}
