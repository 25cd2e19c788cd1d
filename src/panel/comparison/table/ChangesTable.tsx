import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, InlineSwitch, useStyles2 } from '@grafana/ui';
import React, { memo, useEffect, useMemo, useRef, useState } from 'react';

import { type ComparedFunctions } from '../../../datasource/query';
import { type AmountKind, changeText, marginText } from '../../../profile/diff/amountText';
import { visibleText } from '../../../profile/visibleText';
import { type FunctionTable } from '../../flame/view/FunctionsPane';
import { getTableStyles, TABLE_ROW_HEIGHT } from '../../flame/view/tableStyles';
import { useVirtualRows } from '../../useVirtualRows';
import { type ChangeColumn, type ChangeSort, sortChanges } from './sortChanges';

interface Props extends FunctionTable {
  readonly functions: ComparedFunctions;
  readonly kind: AmountKind;
  readonly format: (value: number) => string;
}

const HEADS: ReadonlyArray<{ readonly column: ChangeColumn; readonly label: string; readonly about?: string }> = [
  { column: 'name', label: 'Function' },
  { column: 'left', label: 'Left' },
  { column: 'right', label: 'Right' },
  { column: 'change', label: 'Change', about: 'Of the total, with its 95 % interval' },
  { column: 'self', label: 'Self', about: 'Change of the function itself' },
  { column: 'q', label: 'q', about: 'Share of false ones among all changes that are as sure as this' },
];

/** Both sides of every function, how much it changed, and how sure that is. */
export const ChangesTable = memo(function ChangesTable(props: Props): React.JSX.Element {
  const { functions, kind, format, test, picked, onPick, onMenu } = props;
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const [sort, setSort] = useState<ChangeSort>({ column: 'change', descending: true });
  const [onlyReal, setOnlyReal] = useState(false);
  const rows = useMemo(() => sortChanges(functions, sort, { test, onlyReal }), [functions, sort, test, onlyReal]);
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
  return (
    <div className={table.table} data-testid="changes-table">
      <InlineSwitch
        transparent
        showLabel
        label={`Only what is real: ${functions.isReal.filter(Boolean).length} of ${functions.name.length}`}
        value={onlyReal}
        onChange={({ currentTarget }) => setOnlyReal(currentTarget.checked)}
      />
      <div role="table" aria-label="Functions" aria-rowcount={rows.length + 1} className={table.grid}>
        <div role="row" aria-rowindex={1} className={cx(table.row, styles.row, table.head)}>
          {HEADS.map(({ column, label, about }) => (
            <span key={column} role="columnheader" title={about} aria-sort={ariaSort(sort, column)}>
              <button type="button" className={styles.sort} onClick={() => setSort(sortedBy(sort, column))}>
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
                  className={cx(
                    table.row,
                    styles.row,
                    table.body,
                    !functions.isReal[at] && styles.noise,
                    isPicked && table.picked
                  )}
                  style={{ transform: `translateY(${start}px)` }}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    onMenu(name, event.clientX, event.clientY);
                  }}
                >
                  <span role="cell" className={table.nameCell}>
                    <button
                      type="button"
                      className={cx(table.name, styles.name)}
                      title={visibleText(name)}
                      aria-pressed={isPicked}
                      onClick={() => onPick(isPicked ? undefined : name)}
                    >
                      {visibleText(name)}
                    </button>
                  </span>
                  {cellsOf(functions, at, kind, format).map((text, cell) => (
                    <span key={cell} role="cell" className={table.number}>
                      {text}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {rows.length === 0 && (
        <p className={table.none}>
          {onlyReal && !test ? 'No function has changed beyond noise.' : 'No function is named like that.'}
        </p>
      )}
    </div>
  );
});

function cellsOf(
  { totalLeft, totalRight, selfLeft, selfRight, margin, q }: ComparedFunctions,
  row: number,
  kind: AmountKind,
  format: (value: number) => string
): string[] {
  const change = totalRight[row] - totalLeft[row];
  const self = selfRight[row] - selfLeft[row];
  const [wide, chance] = [margin[row], q[row]];
  return [
    format(totalLeft[row]),
    format(totalRight[row]),
    change === 0 ? '=' : `${changeText(change, kind)}${wide === null ? '' : ` ${marginText(wide, change, kind)}`}`,
    self === 0 ? '=' : changeText(self, kind),
    chanceText(chance),
  ];
}

function chanceText(q: number | null): string {
  if (q === null) {
    return 'not tested';
  }
  return q < 0.001 ? '< 0.001' : q.toFixed(3);
}

/** A second click on a column turns its order around; names and chances begin with the least. */
const sortedBy = (now: ChangeSort, column: ChangeColumn): ChangeSort => ({
  column,
  descending: now.column === column ? !now.descending : column !== 'name' && column !== 'q',
});

function ariaSort(sort: ChangeSort, column: ChangeColumn): 'ascending' | 'descending' | 'none' {
  if (sort.column !== column) {
    return 'none';
  }
  return sort.descending ? 'descending' : 'ascending';
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    gridTemplateColumns: 'minmax(0, 1fr) 100px 100px 190px 120px 72px',
    '@container (max-width: 700px)': {
      gridTemplateColumns: 'minmax(0, 1fr) 100px 100px 190px 68px',
      '& > :nth-child(5)': { display: 'none' },
    },
    '@container (max-width: 540px)': {
      gridTemplateColumns: 'minmax(0, 1fr) 186px 68px',
      '& > :nth-child(2), & > :nth-child(3)': { display: 'none' },
    },
  }),
  noise: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  name: css({ color: 'inherit', fontStyle: 'inherit' }),
  sort: css({
    background: 'none',
    border: 0,
    padding: theme.spacing(0, 1),
    color: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
