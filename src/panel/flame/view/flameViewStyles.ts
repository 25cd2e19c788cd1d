import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

const LOW = { '@container (max-height: 220px)': { minHeight: 48 } };

/** Where the parts of the flame view stand. */
export const getViewStyles = (
  theme: GrafanaTheme2
): Record<'view' | 'panes' | 'working' | 'graph' | 'table' | 'sandwich' | 'note', string> => ({
  view: css({
    containerType: 'size',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    '&:focus': { outline: 'none' },
  }),
  panes: css({
    display: 'flex',
    flexDirection: 'row',
    gap: theme.spacing(1),
    flex: 1,
    minHeight: 0,
    // Below each other there may be no room for both at once.
    '@container (max-width: 760px)': { flexDirection: 'column', overflowY: 'auto' },
  }),
  working: css({ opacity: 0.5, transition: 'opacity 100ms 100ms' }),
  graph: css({ flex: '3 1 0', minWidth: 0, minHeight: 120, ...LOW }),
  table: css({ flex: '2 1 0', minWidth: 0, minHeight: 120, ...LOW }),
  sandwich: css({ display: 'grid', gridTemplateRows: '1fr 1fr', gap: theme.spacing(0.5), height: '100%' }),
  note: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
