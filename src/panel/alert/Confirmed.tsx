import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, type ButtonVariant, type IconName, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

interface Props {
  readonly label: string;
  readonly icon?: IconName;
  readonly variant?: ButtonVariant;
  /** What is asked before anything is done. */
  readonly question: string;
  readonly confirm: string;
  readonly isWorking: boolean;
  readonly onConfirm: () => void;
}

/** A button that asks once more in its place. */
export function Confirmed(props: Props): React.JSX.Element {
  const { label, icon, variant = 'secondary', question, confirm, isWorking, onConfirm } = props;
  const styles = useStyles2(getStyles);
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <div>
        <Button size="sm" icon={icon} variant={variant} disabled={isWorking} onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.question} role="group" aria-label={question}>
      <span className={styles.words}>{question}</span>
      <Button
        size="sm"
        autoFocus
        disabled={isWorking}
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {confirm}
      </Button>
      <Button size="sm" variant="secondary" onClick={() => setAsking(false)}>
        Cancel
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  question: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  words: css({ overflowWrap: 'anywhere', minWidth: 0 }),
});
