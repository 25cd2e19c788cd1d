import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';

import {
  type FunctionColumn,
  type FunctionColumns,
  sortFunctions,
  type SortBy,
} from '../../../profile/view/sortFunctions';
import { type NameTest } from '../../../profile/view/textSearch';
import { changeInWords, percent } from '../canvas/figureWords';
import { type KeptEnd } from '../canvas/glyphWidths';
import { FunctionGrid, type GridHead } from './FunctionGrid';
import { getTableStyles } from './tableStyles';

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
  readonly keptEnd: KeptEnd;
}

type Head = GridHead<FunctionColumn>;
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
  const { functions, totals, format, test, sort, onSort, picked, onPick, onMenu, keptEnd } = props;
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const rows = useMemo(() => sortFunctions(functions, test, sort), [functions, test, sort]);
  const { right } = functions;
  const heads: readonly Head[] = [{ column: 'name', label: 'Function' }, ...(right ? COMPARISON : SINGLE)];

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
      <FunctionGrid
        heads={heads}
        sort={sort}
        onSort={(column) => onSort(sortedBy(sort, column))}
        names={functions.name}
        rows={rows}
        picked={picked}
        onPick={onPick}
        onMenu={onMenu}
        keptEnd={keptEnd}
        layout={right ? styles.comparison : styles.single}
        cells={cells}
      />
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
      <span className={table.share}>{all > 0 ? percent(value / all) : ''}</span>
    </span>
  );
}

/** A second click on a column turns its order around. */
const sortedBy = (now: SortBy, column: FunctionColumn): SortBy => ({
  column,
  descending: now.column === column ? !now.descending : column !== 'name',
});

const getStyles = () => ({
  single: css({
    gridTemplateColumns: 'minmax(0, 1fr) 136px 136px',
    '@container (max-width: 440px)': { gridTemplateColumns: 'minmax(0, 1fr) 80px 80px' },
  }),
  comparison: css({
    gridTemplateColumns: 'minmax(0, 1fr) 136px 136px 76px 104px',
    '@container (max-width: 540px)': { gridTemplateColumns: 'minmax(0, 1fr) 70px 70px 70px 92px' },
    // Names would have no room: the table is wider than what is seen of it.
    '@container (max-width: 400px)': { minWidth: 400 },
  }),
});
