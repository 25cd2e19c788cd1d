import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';

import { visibleText } from '../../../profile/visibleText';
import { useVirtualRows } from '../../useVirtualRows';
import { afterPaint } from '../afterPaint';
import { type KeptEnd } from '../canvas/glyphWidths';
import { getTableStyles, TABLE_ROW_HEIGHT } from './tableStyles';
import { useRowKeys } from './useRowKeys';

export interface GridHead<Column extends string> {
  readonly column: Column;
  readonly label: string;
  /** Told of the column on hover. */
  readonly about?: string;
}

interface Props<Column extends string> {
  /** The first is of the functions' names. */
  readonly heads: ReadonlyArray<GridHead<Column>>;
  readonly sort: { readonly column: Column; readonly descending: boolean };
  readonly onSort: (column: Column) => void;
  /** Names as the tree has them; `rows` are rows of them, in their order. */
  readonly names: readonly string[];
  readonly rows: ArrayLike<number>;
  /** The function that stands out in the graph. */
  readonly picked: string | undefined;
  readonly onPick: (name: string | undefined) => void;
  /** At a point of the browser's window. */
  readonly onMenu: (name: string, clientX: number, clientY: number) => void;
  /** Which end of a name stays where not all of it fits. */
  readonly keptEnd: KeptEnd;
  /** The columns' widths. */
  readonly layout: string;
  readonly styleOf?: (row: number) => string | false;
  /** The cells behind the name. */
  readonly cells: (row: number) => React.ReactNode;
}

/** A table of functions of which only the rows in sight are drawn: heads that sort, and names to pick. */
export function FunctionGrid<Column extends string>(props: Props<Column>): React.JSX.Element {
  const { heads, sort, onSort, names, rows, picked, onPick, onMenu, keptEnd, layout, styleOf, cells } = props;
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const active = Math.max(0, Math.min(focused, rows.length - 1));
  const virtual = useVirtualRows(rows.length, TABLE_ROW_HEIGHT, scroller, { kept: active });
  const onKeyDown = useRowKeys({
    count: rows.length,
    active,
    scroller,
    onGo: (row) => {
      setFocused(row);
      virtual.scrollToIndex(row, { align: 'auto' });
    },
  });
  useEffect(() => {
    const at = picked === undefined ? -1 : Array.from(rows).findIndex((row) => names[row] === picked);
    // To scroll is to lay the page out, which is not to hold up the frame of the click.
    return at === -1 ? undefined : afterPaint(() => virtual.scrollToIndex(at, { align: 'auto' }));
    // Only a function that was just picked is scrolled to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [picked]);
  return (
    <div role="table" aria-label="Functions" aria-rowcount={rows.length + 1} className={table.grid}>
      <div role="row" aria-rowindex={1} className={cx(table.row, layout, table.head)}>
        {heads.map(({ column, label, about }) => (
          <span key={column} role="columnheader" title={about} aria-sort={ariaSort(sort, column)}>
            <button type="button" className={styles.sort} onClick={() => onSort(column)}>
              {label}
              {sort.column === column && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} size="sm" />}
            </button>
          </span>
        ))}
      </div>
      <div ref={scroller} className={table.scroller} role="rowgroup" onKeyDown={onKeyDown}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const at = rows[index];
            const name = names[at];
            const isPicked = name === picked;
            return (
              <div
                key={at}
                role="row"
                aria-rowindex={index + 2}
                className={cx(table.row, layout, table.body, styleOf?.(at), isPicked && table.picked)}
                style={{ transform: `translateY(${start}px)` }}
                onContextMenu={(event) => {
                  event.preventDefault();
                  onMenu(name, event.clientX, event.clientY);
                }}
              >
                <span role="cell" className={table.nameCell}>
                  <button
                    type="button"
                    className={cx(table.name, styles.name, keptEnd === 'end' && table.nameEnd)}
                    title={visibleText(name)}
                    aria-pressed={isPicked}
                    tabIndex={index === active ? 0 : -1}
                    onFocus={() => setFocused(index)}
                    onClick={() => onPick(isPicked ? undefined : name)}
                  >
                    <bdi>{visibleText(name)}</bdi>
                  </button>
                </span>
                {cells(at)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function ariaSort(
  sort: { readonly column: string; readonly descending: boolean },
  column: string
): 'ascending' | 'descending' | 'none' {
  if (sort.column !== column) {
    return 'none';
  }
  return sort.descending ? 'descending' : 'ascending';
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ color: 'inherit', fontStyle: 'inherit' }),
  sort: css({
    background: 'none',
    border: 0,
    padding: theme.spacing(0, 1),
    color: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
    '@container (max-width: 540px)': { 'span:not(:first-child) > &': { paddingLeft: 0 } },
  }),
});
