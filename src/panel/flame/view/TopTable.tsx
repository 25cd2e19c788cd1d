import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { memo, useEffect, useMemo, useRef } from 'react';

import {
  type FunctionColumn,
  type FunctionColumns,
  sortFunctions,
  type SortBy,
} from '../../../profile/view/sortFunctions';
import { type NameTest } from '../../../profile/view/textSearch';
import { visibleText } from '../../../profile/visibleText';
import { useVirtualRows } from '../../useVirtualRows';
import { changeInWords } from '../canvas/figureWords';
import { getTableStyles, TABLE_ROW_HEIGHT } from './tableStyles';

interface Props {
  /** Names as the tree has them. */
  readonly functions: FunctionColumns;
  /** Value that the shares are taken of, of each side. */
  readonly totals: { readonly left: number; readonly right: number };
  readonly format: (value: number) => string;
  /** Only functions whose name passes. */
  readonly test: NameTest | undefined;
  readonly sort: SortBy;
  readonly onSort: (sort: SortBy) => void;
  /** The function that stands out in the graph. */
  readonly picked: string | undefined;
  readonly onPick: (name: string | undefined) => void;
  /** At a point of the browser's window. */
  readonly onMenu: (name: string, clientX: number, clientY: number) => void;
}

interface Head {
  readonly column: FunctionColumn;
  readonly label: string;
}
const SINGLE: readonly Head[] = [
  { column: 'self', label: 'Self' },
  { column: 'total', label: 'Total' },
];
const COMPARISON: readonly Head[] = [
  { column: 'total', label: 'Left' },
  { column: 'totalRight', label: 'Right' },
  { column: 'totalChange', label: 'Change' },
  { column: 'selfChange', label: 'Self change' },
];

/** Self and total of every function; both sides and their difference in a comparison. */
export const TopTable = memo(function TopTable(props: Props): React.JSX.Element {
  const { functions, totals, format, test, sort, onSort, picked, onPick, onMenu } = props;
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const rows = useMemo(() => sortFunctions(functions, test, sort), [functions, test, sort]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows.length, TABLE_ROW_HEIGHT, scroller);
  useEffect(() => {
    const at = picked === undefined ? -1 : rows.findIndex((row) => functions.name[row] === picked);
    if (at !== -1) {
      virtual.scrollToIndex(at, { align: 'auto' });
    }
    // Only a function that was just picked is scrolled to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [picked]);
  const { right } = functions;
  const heads: readonly Head[] = [{ column: 'name', label: 'Function' }, ...(right ? COMPARISON : SINGLE)];
  const row = cx(table.row, right ? styles.comparison : styles.single);

  const cells = (at: number): React.ReactNode => {
    const [self, total] = [functions.self[at], functions.total[at]];
    if (!right) {
      return (
        <>
          <Value value={self} all={totals.left} format={format} />
          <Value value={total} all={totals.left} format={format} />
        </>
      );
    }
    return (
      <>
        <Value value={total} all={totals.left} format={format} />
        <Value value={right.total[at]} all={totals.right} format={format} />
        <span role="cell" className={table.number}>
          {changeInWords(total, right.total[at])}
        </span>
        <span role="cell" className={table.number}>
          {changeInWords(self, right.self[at])}
        </span>
      </>
    );
  };

  return (
    <div className={table.table} data-testid="function-table">
      <div role="table" aria-label="Functions" aria-rowcount={rows.length + 1} className={table.grid}>
        <div role="row" aria-rowindex={1} className={cx(row, table.head)}>
          {heads.map(({ column, label }) => (
            <span key={column} role="columnheader" aria-sort={ariaSort(sort, column)}>
              <button type="button" className={styles.sort} onClick={() => onSort(sortedBy(sort, column))}>
                {label}
                {sort.column === column && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} size="sm" />}
              </button>
            </span>
          ))}
        </div>
        <div ref={scroller} className={table.scroller} role="rowgroup">
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const at = rows[index];
              const name = functions.name[at];
              const isPicked = name === picked;
              return (
                <div
                  key={at}
                  role="row"
                  aria-rowindex={index + 2}
                  className={cx(row, table.body, isPicked && table.picked)}
                  style={{ transform: `translateY(${start}px)` }}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    onMenu(name, event.clientX, event.clientY);
                  }}
                >
                  <span role="cell" className={table.nameCell}>
                    <button
                      type="button"
                      className={table.name}
                      title={visibleText(name)}
                      aria-pressed={isPicked}
                      onClick={() => onPick(isPicked ? undefined : name)}
                    >
                      {visibleText(name)}
                    </button>
                  </span>
                  {cells(at)}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {rows.length === 0 && <p className={table.none}>No function is named like that.</p>}
    </div>
  );
});

function Value(props: {
  readonly value: number;
  readonly all: number;
  readonly format: (value: number) => string;
}): React.JSX.Element {
  const table = useStyles2(getTableStyles);
  const { value, all, format } = props;
  return (
    <span role="cell" className={table.number}>
      {format(value)}
      <span className={table.share}>{all > 0 ? `${((100 * value) / all).toFixed(1)}%` : ''}</span>
    </span>
  );
}

/** A second click on a column turns its order around. */
const sortedBy = (now: SortBy, column: FunctionColumn): SortBy => ({
  column,
  descending: now.column === column ? !now.descending : column !== 'name',
});

function ariaSort(sort: SortBy, column: FunctionColumn): 'ascending' | 'descending' | 'none' {
  if (sort.column !== column) {
    return 'none';
  }
  return sort.descending ? 'descending' : 'ascending';
}

const getStyles = (theme: GrafanaTheme2) => ({
  single: css({
    gridTemplateColumns: 'minmax(0, 1fr) 120px 120px',
    '@container (max-width: 440px)': { gridTemplateColumns: 'minmax(0, 1fr) 80px 80px' },
  }),
  comparison: css({
    gridTemplateColumns: 'minmax(0, 1fr) 128px 128px 76px 104px',
    '@container (max-width: 540px)': { gridTemplateColumns: 'minmax(0, 1fr) 70px 70px 70px 70px' },
  }),
  sort: css({
    background: 'none',
    border: 0,
    padding: theme.spacing(0, 1),
    color: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
