import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { baseName } from '../../../../profile/frameNames';
import { visibleText } from '../../../../profile/visibleText';
import { CostGrid, type CostHead } from '../CostGrid';
import { Cost } from '../LineCells';
import { getLineStyles } from '../lineStyles';
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
const FIGURES: readonly CostHead[] = [{ label: 'Address' }, { label: 'Self' }, { label: 'Total' }];
const INSTRUCTION: CostHead = { label: 'Instruction', isText: true };
const LINE: CostHead = { label: 'Line', isText: true };

/** Instructions, or addresses, with what they cost and their line, which is named where it changes. It begins at the hottest. */
export function InstructionTable({ rows, hottest, all, texts, format }: Props): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const own = useStyles2(getStyles);
  const { address, self, total, line, file, text } = rows;
  const sources = useMemo(() => sourceFinder(texts), [texts]);
  const isLineNew = (row: number): boolean => row === 0 || line[row] !== line[row - 1] || file[row] !== file[row - 1];
  return (
    <CostGrid
      label="Instructions"
      testId="instruction-table"
      heads={[...FIGURES, ...(text ? [INSTRUCTION] : []), LINE]}
      count={address.length}
      hottest={hottest}
      of={rows}
      layout={text ? own.instructions : own.addresses}
      styleOf={(row) => isLineNew(row) && own.newLine}
      cells={(row) => (
        <>
          <span role="cell" className={styles.number}>
            {row === hottest && <Icon name="fire" size="sm" title="The hottest instruction" />}
            {address[row].toString(16)}
          </span>
          <Cost value={self[row]} all={all} format={format} />
          <Cost value={total[row]} all={all} format={format} />
          {text && (
            <span role="cell" className={styles.source} title={text[row]}>
              {shownLine(text[row].slice(0, MOST_CHARACTERS))}
            </span>
          )}
          <span role="cell" className={cx(styles.source, !isLineNew(row) && own.sameLine)}>
            {placeText(file[row], line[row])} {sources(file[row], line[row])}
          </span>
        </>
      )}
    />
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
