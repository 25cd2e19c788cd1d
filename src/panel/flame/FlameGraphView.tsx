import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { Alert, ErrorBoundary, IconButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';

import { MAX_LEVELS, MAX_ROWS, stacksThrough, toDrawable } from './flameFrame';

const GrafanaFlameGraph = lazy(() => import('./GrafanaFlameGraph'));

/** The panel's own interface to whatever draws flame graphs. */
export interface FlameGraphViewProps {
  /** A flame graph frame with at least one row. */
  readonly frame: DataFrame;
  /** What the picture shows, for those who can't see it. */
  readonly summary: string;
  /** Only stacks through this function are drawn. */
  readonly through: string | undefined;
  readonly onThrough: (name: string | undefined) => void;
}

export function FlameGraphView({ frame, summary, through, onThrough }: FlameGraphViewProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const filtered = useMemo(() => (through === undefined ? frame : stacksThrough(frame, through)), [frame, through]);
  return (
    <div className={styles.view} role="figure" aria-label={summary} data-testid="flame-graph">
      {through !== undefined && (
        <div className={styles.filter}>
          <span className={styles.filterText} title={through}>
            Only stacks through <strong>{through}</strong>
          </span>
          <IconButton name="times" tooltip="Show all stacks" onClick={() => onThrough(undefined)} />
        </div>
      )}
      {filtered ? (
        <ErrorBoundary boundaryName="spanflame-flame-graph" dependencies={[filtered]}>
          {({ error }) =>
            error ? <DrawingFailed error={error} /> : <Drawing frame={filtered} onThrough={onThrough} />
          }
        </ErrorBoundary>
      ) : (
        <p className={styles.note}>
          The rows of this function are too small to be drawn. The table has its exact figures.
        </p>
      )}
    </div>
  );
}

function Drawing({ frame, onThrough }: Pick<FlameGraphViewProps, 'frame' | 'onThrough'>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const drawable = useMemo(() => toDrawable(frame), [frame]);
  if (drawable.kind === 'tooLarge') {
    return (
      <p className={styles.note}>
        This profile has {drawable.rows} rows; {MAX_ROWS} can be drawn. Ask for fewer nodes, or read the table of
        functions.
      </p>
    );
  }
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading the flame graph…" />}>
      {drawable.cutLevels > 0 && (
        <p className={styles.note}>
          The stacks are {drawable.cutLevels} levels deeper than the {MAX_LEVELS} shown; what is below is named other.
        </p>
      )}
      <GrafanaFlameGraph frame={drawable.frame} onOnlyThrough={onThrough} />
    </Suspense>
  );
}

function DrawingFailed({ error }: { readonly error: Error }): React.JSX.Element {
  return (
    <Alert severity="error" title="The flame graph could not be drawn">
      {error.message} The table of functions shows the same profile.
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ height: '100%', overflow: 'auto', minWidth: 0 }),
  filter: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    background: theme.colors.background.secondary,
  }),
  filterText: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  note: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
