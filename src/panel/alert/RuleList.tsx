import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type RecordingRule } from '../../profile/recordingRule';
import { visibleText } from '../../profile/visibleText';
import { Confirmed } from './Confirmed';

interface Props {
  readonly rules: readonly RecordingRule[];
  readonly isWorking: boolean;
  readonly onRemove: (rule: RecordingRule) => void;
}

/** The rules that there are. Those of the server's configuration are not to be removed here. */
export function RuleList({ rules, isWorking, onRemove }: Props): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  if (rules.length === 0) {
    return null;
  }
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Recording rules">
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Metric</th>
            <th>Function</th>
            <th>Of</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id} data-testid="recording-rule" data-rule-id={rule.id}>
              <td>{visibleText(rule.metricName)}</td>
              <td>{visibleText(rule.functionName ?? 'all samples')}</td>
              <td>{visibleText(rule.matchers.join(' '))}</td>
              <td>
                {rule.isProvisioned ? (
                  <Badge text="provisioned" color="blue" icon="lock" />
                ) : (
                  <>
                    generation {rule.generation}
                    <Confirmed
                      label="Remove"
                      icon="trash-alt"
                      question="Remove it, and end what it records?"
                      confirm="Remove it"
                      isWorking={isWorking}
                      onConfirm={() => onRemove(rule)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ maxHeight: 220, overflow: 'auto' }),
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    '& th, & td': {
      padding: theme.spacing(0.5, 1, 0.5, 0),
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    '& th': { color: theme.colors.text.secondary },
  }),
});
