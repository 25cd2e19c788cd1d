import { css, cx } from '@emotion/css';
import { formattedValueToString, getValueFormat, type GrafanaTheme2 } from '@grafana/data';
import { FilterInput, Icon, useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';

import { type FunctionColumns } from '../../datasource/query';
import { sortFunctions, type SortBy } from '../../profile/view/sortFunctions';
import { textSearch } from '../../profile/view/textSearch';
import { useVirtualRows } from '../useVirtualRows';

interface Props {
  readonly functions: FunctionColumns;
  /** Value that the shares are taken of. */
  readonly total: number;
  readonly unit: string;
  /** The function that the flame graph is narrowed to. */
  readonly picked: string | undefined;
  readonly onPick: (name: string | undefined) => void;
}

type Column = 'name' | 'self' | 'total';

const ROW_HEIGHT = 28;
const COLUMNS = [
  { column: 'name', label: 'Function' },
  { column: 'self', label: 'Self' },
  { column: 'total', label: 'Total' },
] as const;

/** Self and total of every function, of the whole profile and not only of the rows that are drawn. */
export function FunctionTable({ functions, total, unit, picked, onPick }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  const [sortBy, setSortBy] = useState<SortBy<Column>>({ column: 'self', descending: true });
  const rows = useMemo(() => sortFunctions(functions, textSearch(search), sortBy), [functions, search, sortBy]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows.length, ROW_HEIGHT, scroller);
  const format = getValueFormat(unit);
  const cell = (value: number): React.ReactNode => (
    <span role="cell" className={styles.number}>
      {formattedValueToString(format(value))}
      <span className={styles.share}>{total > 0 ? `${((100 * value) / total).toFixed(1)}%` : ''}</span>
    </span>
  );
  const sort = (column: Column): void =>
    setSortBy((now) => ({ column, descending: now.column === column ? !now.descending : column !== 'name' }));

  return (
    <div className={styles.table} data-testid="function-table">
      <FilterInput
        value={search}
        onChange={setSearch}
        placeholder={`Search ${functions.name.length} functions`}
        escapeRegex={false}
      />
      <div role="table" aria-label="Functions" aria-rowcount={rows.length + 1} className={styles.grid}>
        <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
          {COLUMNS.map(({ column, label }) => (
            <span key={column} role="columnheader" aria-sort={ariaSort(sortBy, column)}>
              <button type="button" className={styles.sort} onClick={() => sort(column)}>
                {label}
                {sortBy.column === column && <Icon name={sortBy.descending ? 'arrow-down' : 'arrow-up'} size="sm" />}
              </button>
            </span>
          ))}
        </div>
        <div ref={scroller} className={styles.scroller} role="rowgroup">
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              const name = functions.name[row];
              const isPicked = name === picked;
              return (
                <div
                  key={row}
                  role="row"
                  aria-rowindex={index + 2}
                  className={cx(styles.row, styles.body, isPicked && styles.picked)}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <span role="cell" className={styles.nameCell}>
                    <button
                      type="button"
                      className={styles.name}
                      title={name}
                      aria-pressed={isPicked}
                      onClick={() => onPick(isPicked ? undefined : name)}
                    >
                      {name}
                    </button>
                  </span>
                  {cell(functions.self[row])}
                  {cell(functions.total[row])}
                </div>
              );
            })}
          </div>
          {rows.length === 0 && <p className={styles.none}>No function is named like that.</p>}
        </div>
      </div>
    </div>
  );
}

function ariaSort(sortBy: SortBy, column: Column): 'ascending' | 'descending' | 'none' {
  if (sortBy.column !== column) {
    return 'none';
  }
  return sortBy.descending ? 'descending' : 'ascending';
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    containerType: 'inline-size',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    minWidth: 0,
  }),
  grid: css({ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }),
  scroller: css({ overflow: 'auto', flex: 1, minHeight: 0 }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 120px 120px',
    '@container (max-width: 440px)': { gridTemplateColumns: 'minmax(0, 1fr) 80px 80px' },
    alignItems: 'center',
    height: ROW_HEIGHT,
  }),
  head: css({
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    color: theme.colors.text.secondary,
    '& > span:not(:first-child)': { textAlign: 'right' },
  }),
  body: css({ position: 'absolute', left: 0, right: 0, '&:hover': { background: theme.colors.action.hover } }),
  picked: css({ background: theme.colors.action.selected }),
  sort: css({
    background: 'none',
    border: 0,
    padding: theme.spacing(0, 1),
    color: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
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
  number: css({
    textAlign: 'right',
    padding: theme.spacing(0, 1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  share: css({
    display: 'inline-block',
    '@container (max-width: 440px)': { display: 'none' },
    width: '6.5ch',
    marginLeft: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  none: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
});
