import { useEffect, useState } from 'react';

import {
  type RecordingRule,
  type RecordingRuleDraft,
  type RuleRefusal,
  type RuleStore,
} from '../../profile/recordingRule';
import { type Result } from '../../profile/result';
import { openProfileSource, recordingRulesOf } from '../query/profileSource';

export type RulesState =
  | { readonly kind: 'loading' }
  /** The data source is of a kind of server without such rules. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly refusal: RuleRefusal }
  | { readonly kind: 'known'; readonly rules: readonly RecordingRule[]; readonly store: RuleStore };

/** What became of the last thing that was asked of the server. */
export type Outcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly rule: RecordingRule | undefined }
  | { readonly kind: 'refused'; readonly refusal: RuleRefusal };

export interface RecordingRulesOfSource {
  readonly state: RulesState;
  readonly outcome: Outcome;
  readonly onUpsert: (draft: RecordingRuleDraft) => void;
  readonly onRemove: (rule: RecordingRule) => void;
}

/** The recording rules of a data source, read again after each change and each conflict. */
export function useRecordingRules(uid: string): RecordingRulesOfSource {
  const [state, setState] = useState<RulesState>({ kind: 'loading' });
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });

  useEffect(() => {
    const stop = new AbortController();
    void readRules(uid, stop.signal).then((next) => !stop.signal.aborted && setState(next));
    return () => stop.abort();
  }, [uid]);

  const change = async (
    ask: (store: RuleStore, signal: AbortSignal) => Promise<Result<RecordingRule | undefined, RuleRefusal>>
  ): Promise<void> => {
    if (state.kind !== 'known') {
      return;
    }
    setOutcome({ kind: 'working' });
    // What was confirmed is carried out, though the dialog be closed.
    const { signal } = new AbortController();
    const answer = await ask(state.store, signal);
    setOutcome(answer.ok ? { kind: 'done', rule: answer.value } : { kind: 'refused', refusal: answer.error });
    setState(await readRules(uid, signal));
  };
  return {
    state,
    outcome,
    onUpsert: (draft) => void change((store, signal) => store.upsert(draft, signal)),
    onRemove: (rule) => void change((store, signal) => store.remove(rule, signal)),
  };
}

async function readRules(uid: string, signal: AbortSignal): Promise<RulesState> {
  try {
    const store = recordingRulesOf(await openProfileSource(uid));
    if (!store) {
      return { kind: 'none' };
    }
    const answer = await store.list(signal);
    return answer.ok ? { kind: 'known', rules: answer.value, store } : { kind: 'refused', refusal: answer.error };
  } catch (error) {
    // Also where the dialog was closed meanwhile, when nobody reads it.
    return {
      kind: 'refused',
      refusal: { kind: 'failed', words: error instanceof Error ? error.message : String(error) },
    };
  }
}
