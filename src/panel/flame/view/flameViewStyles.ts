import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/**
 * Views in which the toolbar, whose lines are broken, would leave next to no room for the graph: it is on top there and as
 * high as the view, and all else is scrolled to below it.
 */
export const SMALL =
  '@container ((max-width: 440px) and (max-height: 400px)) or ((max-width: 760px) and (max-height: 220px)) or (max-height: 120px)';

/** Views in which the toolbar takes many lines: the graph keeps its height, and the view is scrolled. */
export const NARROW = '@container (max-width: 440px)';

const LOW = { '@container (max-height: 220px)': { minHeight: 48 } };

/** Where the parts of the flame view stand. */
export const getViewStyles = (
  theme: GrafanaTheme2
): Record<'panes' | 'working' | 'graph' | 'table' | 'sandwich' | 'note', string> => ({
  panes: css({
    display: 'flex',
    flexDirection: 'row',
    gap: theme.spacing(1),
    flex: 1,
    minHeight: 0,
    // Below each other there may be no room for both at once.
    '@container (max-width: 760px)': { flexDirection: 'column', overflowY: 'auto' },
    [NARROW]: { minHeight: 340 },
    [SMALL]: { order: -1, minHeight: 0, flex: 'none', flexDirection: 'column', overflowY: 'visible' },
  }),
  working: css({ opacity: 0.5, transition: 'opacity 100ms 100ms' }),
  graph: css({ flex: '3 1 0', minWidth: 0, minHeight: 120, ...LOW, [SMALL]: { flex: 'none', height: '100cqh' } }),
  table: css({
    flex: '2 1 0',
    minWidth: 0,
    minHeight: 120,
    ...LOW,
    [SMALL]: { flex: 'none', height: 'max(100cqh, 160px)' },
  }),
  sandwich: css({ display: 'grid', gridTemplateRows: '1fr 1fr', gap: theme.spacing(0.5), height: '100%' }),
  note: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
