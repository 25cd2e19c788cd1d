import * as v from 'valibot';

import { safeIntegerFromJson } from '../../profile/int64';
import { type RecordingRule, type RecordingRuleDraft } from '../../profile/recordingRule';
import { err, ok, type Result } from '../../profile/result';
import { type BackendError } from './error';
import { type PyroscopeApi } from './pyroscopeApi';
import { type RecordingRules, type RuleError } from './recordingRules';

// Source: https://github.com/grafana/pyroscope/blob/main/api/settings/v1/recording_rules.proto. protojson leaves out what
// is zero or empty, and writes 64-bit integers as text.
const texts = v.optional(v.array(v.string()), []);
const Rule = v.object({
  id: v.string(),
  metricName: v.optional(v.string(), ''),
  profileType: v.optional(v.string(), ''),
  matchers: texts,
  groupBy: texts,
  externalLabels: v.optional(v.array(v.object({ name: v.string(), value: v.optional(v.string(), '') })), []),
  generation: v.optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((value) => safeIntegerFromJson(value)),
      v.number()
    ),
    0
  ),
  stacktraceFilter: v.optional(
    v.object({ functionName: v.optional(v.object({ functionName: v.optional(v.string(), '') })) })
  ),
  provisioned: v.optional(v.boolean(), false),
});
const List = v.object({ rules: v.optional(v.array(Rule), []) });
const One = v.object({ rule: Rule });

/** Calls of Pyroscope's recording rules, which it has since 1.14, where they are switched on. */
export function pyroscopeRules(api: PyroscopeApi): RecordingRules {
  return {
    async list(signal) {
      const answer = await api.rules('ListRecordingRules', {}, List, signal);
      return answer.ok ? ok(answer.value.rules.map(toRule)) : err(ruleError(answer.error));
    },
    async upsert(draft, signal) {
      const answer = await api.rules('UpsertRecordingRule', toRequest(draft), One, signal);
      return answer.ok ? ok(toRule(answer.value.rule)) : err(ruleError(answer.error));
    },
    async remove({ id, generation }, signal) {
      // The call names no generation, so the rule is read once more just before.
      const now = await api.rules('GetRecordingRule', { id }, One, signal);
      if (!now.ok) {
        return err(ruleError(now.error));
      }
      if (now.value.rule.generation !== generation) {
        const detail = `it is at generation ${now.value.rule.generation}, and ${generation} was shown`;
        return err({ kind: 'conflict', detail });
      }
      const answer: Result<object, BackendError> = await api.rules('DeleteRecordingRule', { id }, v.object({}), signal);
      return answer.ok ? ok(undefined) : err(ruleError(answer.error));
    },
  };
}

const toRule = ({ profileType, stacktraceFilter, externalLabels, provisioned, ...rule }: v.InferOutput<typeof Rule>) =>
  ({
    ...rule,
    profileTypeId: profileType,
    functionName: stacktraceFilter?.functionName?.functionName || undefined,
    externalLabels: Object.fromEntries(externalLabels.map(({ name, value }) => [name, value])),
    isProvisioned: provisioned,
  }) satisfies RecordingRule;

const toRequest = ({ functionName, externalLabels, generation, ...rule }: RecordingRuleDraft): object => ({
  ...rule,
  externalLabels: Object.entries(externalLabels).map(([name, value]) => ({ name, value })),
  generation: String(generation),
  ...(functionName !== undefined && { stacktraceFilter: { functionName: { functionName } } }),
});

/** Connect's already_exists is HTTP 409, and its resource_exhausted 429. */
function ruleError(error: BackendError): RuleError {
  switch (error.kind) {
    case 'notFound':
      // A rule that is gone is told by the server; an unknown address is told by its router.
      return /no rule with id/.test(error.detail)
        ? { kind: 'conflict', detail: error.detail }
        : { kind: 'absent', detail: error.detail };
    case 'unsupported':
      return { kind: 'absent', detail: error.detail };
    case 'rejected':
      return error.status === 409 ? { kind: 'conflict', detail: error.detail } : { kind: 'failed', error };
    case 'overloaded': {
      const limit = /recording rules limit \((\d+)\)/.exec(error.detail)?.[1];
      return limit === undefined ? { kind: 'failed', error } : { kind: 'full', limit: Number(limit) };
    }
    default:
      return { kind: 'failed', error };
  }
}
