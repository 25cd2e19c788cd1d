import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { forwardRef, type FocusEvent, type KeyboardEvent, type PropsWithChildren } from 'react';

import { NARROW, SMALL } from './flameViewStyles';

interface Props extends PropsWithChildren {
  readonly summary: string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** The room of the view, whose parts stand below each other. A small one is scrolled. */
export const ViewFrame = forwardRef<HTMLDivElement, Props>(function ViewFrame(props, ref) {
  const { summary, onKeyDown, onFocus, children } = props;
  const styles = useStyles2(getStyles);
  return (
    <div
      ref={ref}
      className={styles.frame}
      role="group"
      tabIndex={-1}
      aria-label={summary}
      data-testid="flame-view"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div className={styles.column}>{children}</div>
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    containerType: 'size',
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    '&:focus': { outline: 'none' },
  }),
  column: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    [NARROW]: { overflowX: 'hidden', overflowY: 'auto' },
    [SMALL]: { overflowX: 'hidden', overflowY: 'auto' },
  }),
});
