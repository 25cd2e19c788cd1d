import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { InlineSwitch, useStyles2 } from '@grafana/ui';
import React, { memo, useMemo, useState } from 'react';

import { type ComparedFunctions } from '../../../datasource/query';
import { type AmountKind, changeText, marginText } from '../../../profile/diff/amountText';
import { FunctionGrid, type GridHead } from '../../flame/view/FunctionGrid';
import { type FunctionTable } from '../../flame/view/FunctionsPane';
import { getTableStyles } from '../../flame/view/tableStyles';
import { type ChangeColumn, type ChangeSort, sortChanges } from './sortChanges';

interface Props extends FunctionTable {
  readonly functions: ComparedFunctions;
  readonly kind: AmountKind;
  readonly format: (value: number) => string;
}

const HEADS: ReadonlyArray<GridHead<ChangeColumn>> = [
  { column: 'name', label: 'Function' },
  { column: 'left', label: 'Left' },
  { column: 'right', label: 'Right' },
  { column: 'change', label: 'Change', about: 'Of the total, with its 95 % interval' },
  { column: 'self', label: 'Self', about: 'Change of the function itself' },
  { column: 'q', label: 'q', about: 'Share of false ones among all changes that are as sure as this' },
];

/** Both sides of every function, how much it changed, and how sure that is. */
export const ChangesTable = memo(function ChangesTable(props: Props): React.JSX.Element {
  const { functions, kind, format, test, picked, onPick, onMenu, keptEnd } = props;
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const [sort, setSort] = useState<ChangeSort>({ column: 'change', descending: true });
  const [onlyReal, setOnlyReal] = useState(false);
  const rows = useMemo(() => sortChanges(functions, sort, { test, onlyReal }), [functions, sort, test, onlyReal]);
  return (
    <div className={table.table} data-testid="changes-table">
      <InlineSwitch
        transparent
        showLabel
        label={`Only what is real: ${functions.isReal.filter(Boolean).length} of ${functions.name.length}`}
        value={onlyReal}
        onChange={({ currentTarget }) => setOnlyReal(currentTarget.checked)}
      />
      <FunctionGrid
        heads={HEADS}
        sort={sort}
        onSort={(column) => setSort(sortedBy(sort, column))}
        names={functions.name}
        rows={rows}
        picked={picked}
        onPick={onPick}
        onMenu={onMenu}
        keptEnd={keptEnd}
        layout={styles.row}
        styleOf={(row) => !functions.isReal[row] && styles.noise}
        cells={(row) =>
          cellsOf(functions, row, kind, format).map((text, cell) => (
            <span key={cell} role="cell" className={table.number}>
              {text}
            </span>
          ))
        }
      />
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
});
