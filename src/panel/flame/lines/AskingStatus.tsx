import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly kind: 'asking' | 'failed' | 'impossible' | 'counted';
  readonly words: string;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
}

/** How it stands with what was asked for: in words, with a way out or on. */
export function AskingStatus({ kind, words, onCancel, onRetry }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" className={styles.status}>
      {kind === 'asking' && <Spinner inline />} <span>{words}</span>
      {kind === 'asking' && (
        <Button size="sm" variant="secondary" onClick={onCancel}>
          Cancel
        </Button>
      )}
      {kind === 'failed' && (
        <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
