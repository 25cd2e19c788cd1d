import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type CSSProperties } from 'react';

export const LINE_HEIGHT = 22;

const LINE = 88;
const COST = 168;
const CHANGE = 96;

/** Where the columns stand; `longest` is the number of characters of the longest line of source. */
export function lineColumns(
  isComparison: boolean,
  hasSource: boolean,
  longest: number
): { readonly grid: CSSProperties; readonly width: string } {
  const costs = isComparison ? [LINE, COST, COST, CHANGE, CHANGE] : [LINE, COST, COST];
  const gridTemplateColumns = [...costs.map((width) => `${width}px`), ...(hasSource ? ['minmax(0, 1fr)'] : [])].join(
    ' '
  );
  const sum = costs.reduce((all, width) => all + width, 0);
  return { grid: { gridTemplateColumns }, width: hasSource ? `calc(${sum}px + ${longest + 4}ch)` : `${sum}px` };
}

type LineStyles = Readonly<
  Record<
    | 'table'
    | 'heads'
    | 'head'
    | 'sourceHead'
    | 'body'
    | 'row'
    | 'placed'
    | 'hottest'
    | 'number'
    | 'link'
    | 'cost'
    | 'bar'
    | 'value'
    | 'share'
    | 'source',
    string
  >
>;

/** What the table of lines looks like. */
export const getLineStyles = (theme: GrafanaTheme2): LineStyles => ({
  table: css({
    position: 'relative',
    overflow: 'auto',
    maxHeight: '52vh',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  heads: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
  }),
  head: css({ textAlign: 'right', padding: theme.spacing(0, 1), whiteSpace: 'nowrap' }),
  sourceHead: css({ padding: theme.spacing(0, 1) }),
  body: css({ position: 'relative' }),
  row: css({ display: 'grid', alignItems: 'center', height: LINE_HEIGHT }),
  placed: css({ position: 'absolute', left: 0, right: 0, '&:hover': { background: theme.colors.action.hover } }),
  hottest: css({
    background: theme.colors.action.selected,
    boxShadow: `inset 3px 0 ${theme.colors.warning.main}`,
    fontWeight: theme.typography.fontWeightBold,
    // Grey cannot be read on this ground.
    '& span': { color: theme.colors.text.primary },
  }),
  number: css({
    textAlign: 'right',
    padding: theme.spacing(0, 1),
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  cost: css({
    position: 'relative',
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    height: '100%',
    alignItems: 'center',
    padding: theme.spacing(0, 1),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
  bar: css({
    position: 'absolute',
    left: 0,
    bottom: 1,
    height: 3,
    background: theme.colors.warning.main,
    '@media (forced-colors: active)': { background: 'CanvasText' },
  }),
  value: css({ position: 'relative' }),
  share: css({ position: 'relative', width: '7ch', textAlign: 'right', color: theme.colors.text.secondary }),
  source: css({
    padding: theme.spacing(0, 1),
    whiteSpace: 'pre',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    unicodeBidi: 'isolate',
  }),
});
