import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ComponentProps, lazy, Suspense } from 'react';

const RemarkStrip = lazy(() => import('./RemarkStrip'));

/** What is said of the profile, loaded after the graph; its line has its place from the start, so that nothing moves. */
export function LazyRemarks(props: ComponentProps<typeof RemarkStrip>): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  return props.shown === 'closed' ? null : (
    <Suspense fallback={<div className={styles.place} />}>
      <RemarkStrip {...props} />
    </Suspense>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ place: css({ flex: 'none', height: theme.spacing(3) }) });
