import { type RecordingRule, type RecordingRuleDraft } from '../../profile/recordingRule';
import { type Result } from '../../profile/result';
import { type BackendError } from './error';

/** Why nothing was done about a rule. */
export type RuleError =
  /** There are no such rules, or they are not switched on. */
  | { readonly kind: 'absent'; readonly detail: string }
  /** The rule has another generation than the one that was named. */
  | { readonly kind: 'conflict'; readonly detail: string }
  /** The tenant has so many, and may not have more. */
  | { readonly kind: 'full'; readonly limit: number }
  | { readonly kind: 'failed'; readonly error: BackendError };

/** Rules by which a server of profiles writes metrics: what few servers have, beside a `Backend`. */
export interface RecordingRules {
  list(signal: AbortSignal): Promise<Result<readonly RecordingRule[], RuleError>>;
  /** Makes the rule of a new id, or changes the one that has it. */
  upsert(draft: RecordingRuleDraft, signal: AbortSignal): Promise<Result<RecordingRule, RuleError>>;
  /** Removes a rule that has not changed since it was read. */
  remove(rule: RecordingRule, signal: AbortSignal): Promise<Result<undefined, RuleError>>;
}
