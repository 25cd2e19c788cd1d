import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

export const TABLE_ROW_HEIGHT = 28;

/** Secondary text is too faint on the ground of a row that is picked or pointed at. */
const SECOND_INK = '--second-ink';

type TableStyles = Readonly<
  Record<
    | 'table'
    | 'grid'
    | 'scroller'
    | 'row'
    | 'head'
    | 'body'
    | 'picked'
    | 'nameCell'
    | 'name'
    | 'nameEnd'
    | 'number'
    | 'share'
    | 'none',
    string
  >
>;

/** What the table of functions and the table of calls look like. */
export const getTableStyles = (theme: GrafanaTheme2): TableStyles => ({
  table: css({
    containerType: 'inline-size',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    overflowX: 'auto',
  }),
  grid: css({ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 'min-content', minHeight: 0 }),
  scroller: css({ overflow: 'auto', flex: 1, minHeight: 0 }),
  row: css({ display: 'grid', alignItems: 'center', height: TABLE_ROW_HEIGHT }),
  head: css({
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    color: theme.colors.text.secondary,
    '& > span:not(:first-child)': { textAlign: 'right', whiteSpace: 'nowrap' },
  }),
  body: css({
    position: 'absolute',
    left: 0,
    right: 0,
    [SECOND_INK]: theme.colors.text.secondary,
    '&:hover': { background: theme.colors.action.hover, [SECOND_INK]: theme.colors.text.primary },
  }),
  picked: css({
    background: theme.colors.action.selected,
    [SECOND_INK]: theme.colors.text.primary,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: -2 },
  }),
  nameCell: css({ minWidth: 0 }),
  name: css({
    display: 'block',
    width: '100%',
    background: 'none',
    border: 0,
    padding: theme.spacing(0, 1),
    textAlign: 'left',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
  }),
  // What does not fit goes at the start: the text runs from there, and what is in it has its own direction.
  nameEnd: css({ direction: 'rtl' }),
  number: css({
    textAlign: 'right',
    padding: theme.spacing(0, 1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  }),
  share: css({
    display: 'inline-block',
    '@container (max-width: 440px)': { display: 'none' },
    width: '6.5ch',
    marginLeft: theme.spacing(0.5),
    color: `var(${SECOND_INK})`,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  none: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
});
