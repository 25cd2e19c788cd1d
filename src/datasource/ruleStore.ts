import { type RuleRefusal, type RuleStore } from '../profile/recordingRule';
import { err, type Result } from '../profile/result';
import { type RecordingRules, type RuleError } from './backends/recordingRules';
import { errorWords } from './errorWords';

/** Recording rules for the panel, which knows no errors of backends: reasons are in words. */
export function ruleStore(rules: RecordingRules): RuleStore {
  return {
    list: async (signal) => inWords(await rules.list(signal)),
    upsert: async (draft, signal) => inWords(await rules.upsert(draft, signal)),
    remove: async (rule, signal) => inWords(await rules.remove(rule, signal)),
  };
}

const inWords = <T>(answer: Result<T, RuleError>): Result<T, RuleRefusal> =>
  answer.ok ? answer : err(refusal(answer.error));

function refusal(error: RuleError): RuleRefusal {
  switch (error.kind) {
    case 'absent':
      return {
        kind: 'absent',
        words: `This Pyroscope has no recording rules (${error.detail.trim()}). They are in it since 1.14, and have to be switched on: -tenant-settings.recording-rules.enabled, and -compaction-worker.metrics-exporter.enabled with a remote-write address for what they record.`,
      };
    case 'conflict':
      return { kind: 'conflict', words: `The rule was changed by somebody else meanwhile (${error.detail}).` };
    case 'full':
      return {
        kind: 'full',
        words: `The tenant has ${error.limit} recording rules, and may not have more. Remove one, or have max_recording_rules raised in Pyroscope's limits.`,
      };
    case 'failed':
      return isDenied(error.error.kind === 'unauthorized' ? error.error.detail : '')
        ? {
            kind: 'forbidden',
            words: 'Grafana lets Editors and Admins change recording rules, and you are neither here.',
          }
        : {
            kind: error.error.kind === 'unauthorized' ? 'forbidden' : 'failed',
            words: errorWords(error.error),
          };
  }
}

/** What Grafana's proxy answers where a route wants another role. */
const isDenied = (detail: string): boolean => /plugin proxy route access denied/i.test(detail);
