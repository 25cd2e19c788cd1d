import { cx } from '@emotion/css';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef } from 'react';

import { type FunctionLines } from '../../../profile/functionLines';
import { useVirtualRows } from '../../useVirtualRows';
import { LineCells } from './LineCells';
import { LINE_HEIGHT, lineColumns, getLineStyles } from './lineStyles';
import { listingOf } from './listing';
import { shownLine, type SourceText } from './sourceText';

interface Props {
  readonly lines: FunctionLines;
  /** Row of the line that stands out; −1 for none. */
  readonly hottest: number;
  readonly text: SourceText | undefined;
  readonly format: (value: number) => string;
  /** Where a line is on the web. */
  readonly urlOf: ((line: number) => string | undefined) | undefined;
}

const SINGLE = ['Line', 'Self', 'Total'];
const COMPARISON = ['Line', 'Left', 'Right', 'Change', 'Self change'];

/** Lines with what they cost; with the text of the source where it is there. It begins at the hottest line. */
export function LineTable({ lines, hottest, text, format, urlOf }: Props): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const listing = useMemo(() => listingOf(lines, text), [lines, text]);
  const longest = useMemo(() => longestOf(text), [text]);
  const heads = [...(lines.right ? COMPARISON : SINGLE), ...(text ? ['Source'] : [])];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(listing.line.length, LINE_HEIGHT, scroller);
  useEffect(() => {
    const at = hottest === -1 ? -1 : listing.cost.indexOf(hottest);
    if (at !== -1) {
      virtual.scrollToIndex(at, { align: 'center' });
    }
    // Only other lines begin elsewhere: who scrolls away stays there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [listing]);
  const columns = lineColumns(lines.right !== undefined, text !== undefined, longest);
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="table"
      aria-label="Lines"
      aria-rowcount={listing.line.length + 1}
      tabIndex={0}
      data-testid="line-table"
    >
      <div role="rowgroup" className={styles.heads} style={{ minWidth: columns.width }}>
        <div role="row" aria-rowindex={1} className={styles.row} style={columns.grid}>
          {heads.map((head) => (
            <span key={head} role="columnheader" className={head === 'Source' ? styles.sourceHead : styles.head}>
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize(), minWidth: columns.width }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const cost = listing.cost[index];
          const isHottest = cost !== -1 && cost === hottest;
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={cx(styles.row, styles.placed, isHottest && styles.hottest)}
              style={{ transform: `translateY(${start}px)`, ...columns.grid }}
            >
              <span role="cell" className={styles.number}>
                {isHottest && <Icon name="fire" size="sm" title="The hottest line" />}
                <LineNumber line={listing.line[index]} urlOf={urlOf} />
              </span>
              <LineCells lines={lines} row={cost} format={format} />
              {text && (
                <span role="cell" className={styles.source}>
                  {shownLine(text.lines[index] ?? '')}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function LineNumber({ line, urlOf }: Pick<Props, 'urlOf'> & { readonly line: number }): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const href = line === 0 ? undefined : urlOf?.(line);
  if (href === undefined) {
    return <>{line === 0 ? 'unknown' : line}</>;
  }
  return (
    <a
      className={styles.link}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`Line ${line} in the repository`}
    >
      {line}
    </a>
  );
}

/** Characters of the longest line, as far as they are shown. */
const longestOf = (text: SourceText | undefined): number =>
  text ? text.lines.reduce((most, line) => Math.max(most, shownLine(line).length), 0) : 0;
