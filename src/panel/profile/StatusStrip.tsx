import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly testId: string;
  readonly icon: IconName | 'busy';
  readonly words: string;
  /** Buttons that lead on, or back. */
  readonly children: React.ReactNode;
}

/** A line above a profile that says what is shown in its place, or is waited for, with a way back. */
export function StatusStrip({ testId, icon, words, children }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.strip} role="status" data-testid={testId}>
      {icon === 'busy' ? <Spinner inline /> : <Icon name={icon} />}
      <bdi className={styles.words}>{words}</bdi>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    flex: 'none',
    padding: theme.spacing(0, 1),
    borderLeft: `3px solid ${theme.colors.info.main}`,
    background: theme.colors.background.secondary,
  }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
});
