import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef } from 'react';

import { baseName } from '../../../../profile/frameNames';
import { visibleText } from '../../../../profile/visibleText';
import { useVirtualRows } from '../../../useVirtualRows';
import { Cost } from '../LineCells';
import { getLineStyles, LINE_HEIGHT } from '../lineStyles';
import { shownLine, type SourceText } from '../sourceText';
import { type InstructionRows } from './instructionRows';

interface Props {
  readonly rows: InstructionRows;
  /** Row of the instruction that stands out; −1 for none. */
  readonly hottest: number;
  /** What shares are of. */
  readonly all: number;
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly format: (value: number) => string;
}

const MOST_CHARACTERS = 120;

/** Instructions, or addresses, with what they cost and their line, which is named where it changes. It begins at the hottest. */
export function InstructionTable({ rows, hottest, all, texts, format }: Props): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const own = useStyles2(getStyles);
  const { address, self, total, line, file, text } = rows;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(address.length, LINE_HEIGHT, scroller);
  const sources = useMemo(() => sourceFinder(texts), [texts]);
  useEffect(() => {
    if (hottest !== -1) {
      virtual.scrollToIndex(hottest, { align: 'center' });
    }
    // Only other instructions begin elsewhere: who scrolls away stays there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows]);
  const heads = ['Address', 'Self', 'Total', ...(text ? ['Instruction'] : []), 'Line'];
  const isLineNew = (row: number): boolean => row === 0 || line[row] !== line[row - 1] || file[row] !== file[row - 1];
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="table"
      aria-label="Instructions"
      aria-rowcount={address.length + 1}
      tabIndex={0}
      data-testid="instruction-table"
    >
      <div role="rowgroup" className={styles.heads}>
        <div role="row" aria-rowindex={1} className={cx(styles.row, text ? own.instructions : own.addresses)}>
          {heads.map((head) => (
            <span
              key={head}
              role="columnheader"
              className={head === 'Instruction' || head === 'Line' ? styles.sourceHead : styles.head}
            >
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            role="row"
            aria-rowindex={index + 2}
            className={cx(
              styles.row,
              styles.placed,
              text ? own.instructions : own.addresses,
              isLineNew(index) && own.newLine,
              index === hottest && styles.hottest
            )}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span role="cell" className={styles.number}>
              {index === hottest && <Icon name="fire" size="sm" title="The hottest instruction" />}
              {address[index].toString(16)}
            </span>
            <Cost value={self[index]} all={all} format={format} />
            <Cost value={total[index]} all={all} format={format} />
            {text && (
              <span role="cell" className={styles.source} title={text[index]}>
                {shownLine(text[index].slice(0, MOST_CHARACTERS))}
              </span>
            )}
            <span role="cell" className={cx(styles.source, !isLineNew(index) && own.sameLine)}>
              {placeText(file[index], line[index])} {sources(file[index], line[index])}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

const placeText = (file: string, line: number): string =>
  file === '' ? '' : `${visibleText(baseName(file))}${line > 0 ? `:${line}` : ''}`;

/** The text of a line of an opened source file; a disassembly may name that without its folders. */
function sourceFinder(texts: ReadonlyMap<string, SourceText>): (file: string, line: number) => string {
  const byBase = new Map([...texts].map(([file, text]) => [baseName(file), text]));
  return (file, line) => {
    const text = texts.get(file) ?? byBase.get(baseName(file));
    return shownLine(text?.lines[line - 1]?.trim() ?? '');
  };
}

const COSTS = '150px 168px 168px';

const getStyles = (theme: GrafanaTheme2) => ({
  addresses: css({ gridTemplateColumns: `${COSTS} minmax(0, 1fr)` }),
  instructions: css({ gridTemplateColumns: `${COSTS} minmax(0, 3fr) minmax(0, 2fr)` }),
  newLine: css({ borderTop: `1px solid ${theme.colors.border.weak}` }),
  // A screen reader is told the line of every row.
  sameLine: css({ opacity: 0 }),
});
