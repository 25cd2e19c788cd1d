import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** The room of the toolbar. It is there before what stands in it, which takes longer to mount than a graph. */
export function ViewToolbar({ children }: React.PropsWithChildren): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Flame graph" data-testid="flame-toolbar">
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    flex: 'none',
    // Its height on one line, so that nothing moves when it is filled.
    minHeight: theme.spacing(theme.components.height.md),
  }),
});
