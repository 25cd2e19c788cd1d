import { type Result } from './result';

/**
 * A rule by which a server of profiles writes a metric of its own, of all samples or of the stacks through one function.
 * Pyroscope has such rules since 1.14.
 */
export interface RecordingRule {
  readonly id: string;
  /** Begins with `profiles_recorded_`; need not be unique. */
  readonly metricName: string;
  readonly profileTypeId: string;
  /** Label selectors, all of which hold; one of them has the profile type. */
  readonly matchers: readonly string[];
  readonly groupBy: readonly string[];
  readonly externalLabels: Readonly<Record<string, string>>;
  /** Exact name of a function, whose total is recorded; `undefined` for all samples. */
  readonly functionName: string | undefined;
  /** Grows with every change; a change names the one that it was made of. */
  readonly generation: number;
  /** Is in the server's configuration, and changed there only. */
  readonly isProvisioned: boolean;
}

/** A rule as it is asked for. With an id that the server does not know, it makes one. */
export type RecordingRuleDraft = Omit<RecordingRule, 'profileTypeId' | 'isProvisioned'>;

/** Why a server of profiles did nothing about its recording rules. Words are whole sentences. */
export interface RuleRefusal {
  readonly kind:
    /** The server has no recording rules, or they are not switched on. */
    | 'absent'
    /** Somebody else changed the rule meanwhile. */
    | 'conflict'
    /** The tenant has as many as it may. */
    | 'full'
    /** This user, or these credentials, may not. */
    | 'forbidden'
    | 'failed';
  readonly words: string;
}

/** The recording rules of a server. Promises reject only when the signal aborted. */
export interface RuleStore {
  list(signal: AbortSignal): Promise<Result<readonly RecordingRule[], RuleRefusal>>;
  /** Makes the rule of a new id, or changes the one that has it, if it is of the generation that the draft names. */
  upsert(draft: RecordingRuleDraft, signal: AbortSignal): Promise<Result<RecordingRule, RuleRefusal>>;
  /** Removes a rule that has not changed since it was read. */
  remove(rule: RecordingRule, signal: AbortSignal): Promise<Result<undefined, RuleRefusal>>;
}
