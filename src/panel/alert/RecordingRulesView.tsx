import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type AlertSubject } from '../../alerting/alertSubject';
import { type FunctionAlert } from '../../alerting/functionAlert';
import { newRuleId, recordingRuleDraft, recordsTheSame, USUAL_QUOTA } from '../../alerting/recordingRule';
import { type RecordingRule } from '../../profile/recordingRule';
import { visibleText } from '../../profile/visibleText';
import { fileNameOf } from '../flame/export/saveBlob';
import { recordedText } from './alertTexts';
import { AlertTextView } from './AlertTextView';
import { Confirmed } from './Confirmed';
import { RecordedAlready } from './RecordedAlready';
import { RuleList } from './RuleList';
import { type Outcome, useRecordingRules } from './useRecordingRules';

interface Props {
  readonly alert: FunctionAlert;
  readonly subject: AlertSubject;
  readonly uid: string;
}

/** The recording rules of a Pyroscope, and one for the function, made when that is confirmed. */
export function RecordingRulesView({ alert, subject, uid }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { state, outcome, onUpsert, onRemove } = useRecordingRules(uid);
  const [id, setId] = useState(() => newRuleId());
  if (state.kind === 'known' && state.rules.some((rule) => rule.id === id)) {
    // What is made next is another rule.
    setId(newRuleId());
  }
  switch (state.kind) {
    case 'loading':
      return <LoadingPlaceholder text="Asking for the recording rules…" />;
    case 'none':
      return <p className={styles.note}>Only Pyroscope has recording rules: here the exporter writes the metric.</p>;
    case 'refused':
      return (
        <Alert severity="info" title="No recording rules here">
          {visibleText(state.refusal.words)}
        </Alert>
      );
    case 'known': {
      const { rules } = state;
      const draft = recordingRuleDraft(alert, subject, id);
      const same = rules.find((rule) => recordsTheSame(rule, draft));
      const own = rules.filter(({ isProvisioned }) => !isProvisioned).length;
      const text = recordedText(alert, subject, same?.metricName ?? draft.metricName);
      return (
        <div className={styles.view} data-testid="recording-rules">
          <p className={styles.note}>
            Pyroscope then writes {draft.metricName}, the total of this function, to the Prometheus that it is set up
            for. The tenant has {own} {own === 1 ? 'rule' : 'rules'} of its own; {USUAL_QUOTA} are the most where
            nothing else is configured.
          </p>
          <OutcomeNote outcome={outcome} />
          <RuleList rules={rules} onRemove={onRemove} isWorking={outcome.kind === 'working'} />
          {same ? (
            <RecordedAlready same={same} draft={draft} isWorking={outcome.kind === 'working'} onUpsert={onUpsert} />
          ) : (
            <Confirmed
              label="Create a recording rule"
              question={`Create ${draft.metricName} on this Pyroscope, for ${visibleText(draft.matchers.join(' '))}?`}
              confirm="Create it"
              isWorking={outcome.kind === 'working'}
              onConfirm={() => onUpsert(draft)}
            />
          )}
          {unfit(alert) ? (
            <p className={styles.note}>{unfit(alert)}</p>
          ) : (
            text && <AlertTextView alertText={text} fileName={fileNameOf(`recorded-${alert.functionName}`, 'yaml')} />
          )}
        </div>
      );
    }
  }
}

/** What a rule on the recorded metric can't be, in words. */
function unfit({ side, condition }: FunctionAlert): string | undefined {
  if (side === 'self') {
    return 'Pyroscope records what a function takes with what it calls: choose that for the text of a rule.';
  }
  return condition.kind === 'absolute' ? undefined : 'The text of a rule is for an amount: choose that above.';
}

function OutcomeNote({ outcome }: { readonly outcome: Outcome }): React.JSX.Element | null {
  switch (outcome.kind) {
    case 'done':
      return (
        <Alert severity="success" title={outcome.rule ? 'The rule is there' : 'The rule was removed'}>
          {outcome.rule && stateOf(outcome.rule)}
        </Alert>
      );
    case 'refused':
      return (
        <Alert severity="warning" title="Nothing was changed">
          {visibleText(outcome.refusal.words)}
          {outcome.refusal.kind === 'conflict' && ' The rules below are as they are now: look, and confirm again.'}
        </Alert>
      );
    default:
      return null;
  }
}

const stateOf = ({ metricName, id, generation }: RecordingRule): string =>
  `${metricName}, id ${id}, generation ${generation}. Its first values come when Pyroscope next compacts new profiles.`;

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'grid', gap: theme.spacing(1) }),
  note: css({ margin: 0, color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
