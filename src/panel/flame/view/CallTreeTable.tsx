import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type CallTable, callTable, hasChildren, visibleRows } from '../../../profile/view/callTable';
import { expandHeaviest, type Expansion, reveal, sameExpansion } from '../../../profile/view/expansion';
import { visibleText } from '../../../profile/visibleText';
import { wholeOf } from '../../../profile/wholeOf';
import { useVirtualRows } from '../../useVirtualRows';
import { afterPaint } from '../afterPaint';
import { changeInWords, percent } from '../canvas/figureWords';
import { getTableStyles, TABLE_ROW_HEIGHT } from './tableStyles';

interface Props {
  readonly tree: FlameTree;
  /** As of a canvas: over trees with the same one, what is open stays so, and what is in sight where it is. */
  readonly madeBy?: object;
  readonly format: (value: number) => string;
  /** A byte a row, 1 for what the search found. */
  readonly matches: Uint8Array | undefined;
  readonly selectedRow: number | undefined;
  readonly onSelectRow: (row: number) => void;
  readonly onFocusRow: (row: number) => void;
  readonly onMenu: (row: number, clientX: number, clientY: number) => void;
}

const ROOT_ONLY: Expansion = new Set([0]);

interface Opened {
  readonly calls: CallTable;
  readonly madeBy: object | undefined;
  readonly rows: Expansion;
}

/** A call tree as a table whose rows open: only what is seen is ever looked at, so it opens at once on any tree. */
export function CallTreeTable(props: Props): React.JSX.Element {
  const { tree, madeBy, format, matches, selectedRow, onSelectRow, onFocusRow, onMenu } = props;
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const calls = useMemo(() => callTable(tree), [tree]);
  const [before, setOpened] = useState<Opened>();
  const opened = before?.calls === calls ? before : openedIn(calls, madeBy, before);
  if (opened !== before) {
    setOpened(opened);
  }
  const active = selectedRow !== undefined && selectedRow < tree.level.length ? selectedRow : 0;
  const open = useMemo(() => reveal(calls, opened.rows, active), [calls, opened, active]);
  const visible = useMemo(() => visibleRows(calls, open), [calls, open]);
  const at = visible.indexOf(active);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(visible.length, TABLE_ROW_HEIGHT, scroller, {
    kept: at,
    headHeight: TABLE_ROW_HEIGHT,
  });
  const tableId = useId();
  const rowId = (row: number): string => `${tableId}-${row}`;
  const last = useRef<Opened>();
  useEffect(() => {
    const isSamePlace = last.current?.calls !== calls && isMadeAs(last.current, madeBy);
    last.current = opened;
    // To scroll is to lay the page out, which is not to hold up the frame of the click.
    return isSamePlace ? undefined : afterPaint(() => virtual.scrollToIndex(at, { align: 'auto' }));
    // Only a row that was just selected is scrolled to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active, calls]);

  const toggle = (row: number, isOpen: boolean): void => {
    const rows = new Set(open);
    rows.delete(row);
    setOpened({ ...opened, rows: isOpen ? expandHeaviest(calls, rows, row) : rows });
    if (!isOpen && active > row && active < calls.end[row]) {
      onSelectRow(row);
    }
  };

  const openMenu = (): void => {
    const { left, bottom } = document.getElementById(rowId(active))?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
    onMenu(active, left + indentOf(tree.level[active]), bottom);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isOpen = open.has(active);
    const move = (index: number): void => onSelectRow(visible[Math.min(Math.max(index, 0), visible.length - 1)] ?? 0);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Home: () => move(0),
      End: () => move(visible.length - 1),
      PageDown: () => move(at + 15),
      PageUp: () => move(at - 15),
      ArrowRight: () => (isOpen ? move(at + 1) : toggle(active, hasChildren(calls, active))),
      ArrowLeft: () => (isOpen ? toggle(active, false) : onSelectRow(calls.parent[active])),
      Enter: () => onFocusRow(active),
      ContextMenu: openMenu,
    };
    const action = event.key === 'F10' && event.shiftKey ? openMenu : actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };

  return (
    <div className={table.table} data-testid="call-tree">
      <div
        ref={scroller}
        role="treegrid"
        aria-label="Calls"
        aria-rowcount={visible.length + 1}
        aria-activedescendant={at >= 0 ? rowId(active) : undefined}
        tabIndex={0}
        className={cx(table.scroller, styles.grid)}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={cx(table.row, table.head, styles.row, styles.head)}>
          <span role="columnheader" className={styles.first}>
            Call
          </span>
          <span role="columnheader" className={table.number}>
            {tree.right ? 'Left' : 'Self'}
          </span>
          <span role="columnheader" className={table.number}>
            {tree.right ? 'Right' : 'Total'}
          </span>
          <span role="columnheader" className={table.number}>
            {tree.right ? 'Change' : 'Share'}
          </span>
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = visible[index];
            const isParent = hasChildren(calls, row);
            return (
              <div
                key={row}
                id={rowId(row)}
                role="row"
                aria-rowindex={index + 2}
                aria-level={tree.level[row] + 1}
                aria-expanded={isParent ? open.has(row) : undefined}
                aria-selected={row === active}
                className={cx(table.row, table.body, styles.row, row === active && table.picked)}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => onSelectRow(row)}
                onDoubleClick={() => onFocusRow(row)}
                onContextMenu={(event) => {
                  event.preventDefault();
                  onSelectRow(row);
                  onMenu(row, event.clientX, event.clientY);
                }}
              >
                <span
                  role="gridcell"
                  className={styles.call}
                  style={{ paddingLeft: `min(${indentOf(tree.level[row])}px, 40%)` }}
                >
                  <span
                    className={styles.toggle}
                    aria-hidden
                    onClick={(event) => {
                      event.stopPropagation();
                      toggle(row, !open.has(row));
                    }}
                  >
                    {isParent && <Icon name={open.has(row) ? 'angle-down' : 'angle-right'} />}
                  </span>
                  <bdi className={cx(styles.name, matches?.[row] === 0 && row !== active && styles.dimmed)}>
                    {visibleText(tree.names[tree.nameIndex[row]])}
                  </bdi>
                </span>
                {figuresOf(tree, row, format).map((text, column) => (
                  <span key={column} role="gridcell" className={table.number}>
                    {text}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const isMadeAs = (before: Opened | undefined, madeBy: object | undefined): before is Opened =>
  madeBy !== undefined && before?.madeBy === madeBy;

/** What is open in a table that has just come: the same as before, or the heaviest way. */
function openedIn(calls: CallTable, madeBy: object | undefined, before: Opened | undefined): Opened {
  const rows = isMadeAs(before, madeBy)
    ? sameExpansion(before.calls, before.rows, calls)
    : expandHeaviest(calls, ROOT_ONLY, 0);
  return { calls, madeBy, rows };
}

/** Deep rows are moved no further to the right than leaves room for their names. */
const indentOf = (level: number): number => 4 + 12 * Math.min(level, 30);

function figuresOf(tree: FlameTree, row: number, format: (value: number) => string): string[] {
  const { self, total, right } = tree;
  const { left: whole } = wholeOf(tree);
  return right
    ? [format(total[row]), format(right.total[row]), changeInWords(total[row], right.total[row])]
    : [format(self[row]), format(total[row]), percent(whole === 0 ? 0 : total[row] / whole)];
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({ '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 } }),
  row: css({
    gridTemplateColumns: 'minmax(0, 1fr) 90px 90px 80px',
    cursor: 'default',
    '@container (max-width: 440px)': { gridTemplateColumns: 'minmax(0, 1fr) 70px 70px 60px' },
  }),
  head: css({ position: 'sticky', top: 0, zIndex: 1, background: theme.colors.background.primary }),
  name: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  first: css({ paddingLeft: theme.spacing(1) }),
  call: css({
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  toggle: css({ flex: 'none', width: 18, cursor: 'pointer' }),
  dimmed: css({ color: theme.colors.text.secondary }),
});
