import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type CSSProperties, useEffect, useRef } from 'react';

import { useVirtualRows } from '../../useVirtualRows';
import { getLineStyles, LINE_HEIGHT } from './lineStyles';

export interface CostHead {
  readonly label: string;
  /** Whether text stands below it, and no figure. */
  readonly isText?: boolean;
}

interface Props {
  readonly label: string;
  readonly testId: string;
  readonly heads: readonly CostHead[];
  /** How many rows there are. */
  readonly count: number;
  /** The row that stands out, at which the table begins; −1 for none. */
  readonly hottest: number;
  /** What the rows are of: only another one begins at its hottest again, so who scrolls away stays there. */
  readonly of: unknown;
  /** The columns' widths, as a class or as a style. */
  readonly layout?: string;
  readonly grid?: CSSProperties;
  /** Narrower than this the table scrolls sideways. */
  readonly width?: CSSProperties['minWidth'];
  readonly styleOf?: (row: number) => string | false;
  readonly cells: (row: number) => React.ReactNode;
}

/** A table of lines or instructions with what they cost, of which only the rows in sight are drawn. */
export function CostGrid(props: Props): React.JSX.Element {
  const { label, testId, heads, count, hottest, of, layout, grid, width: minWidth, styleOf, cells } = props;
  const styles = useStyles2(getLineStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(count, LINE_HEIGHT, scroller);
  useEffect(() => {
    if (hottest !== -1) {
      virtual.scrollToIndex(hottest, { align: 'center' });
    }
    // See `of`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [of]);
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
      tabIndex={0}
      data-testid={testId}
    >
      <div role="rowgroup" className={styles.heads} style={{ minWidth }}>
        <div role="row" aria-rowindex={1} className={cx(styles.row, layout)} style={grid}>
          {heads.map((head) => (
            <span key={head.label} role="columnheader" className={head.isText ? styles.sourceHead : styles.head}>
              {head.label}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize(), minWidth }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            role="row"
            aria-rowindex={index + 2}
            className={cx(styles.row, styles.placed, layout, styleOf?.(index), index === hottest && styles.hottest)}
            style={{ transform: `translateY(${start}px)`, ...grid }}
          >
            {cells(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
