import { Icon, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type FunctionLines } from '../../../profile/functionLines';
import { CostGrid, type CostHead } from './CostGrid';
import { LineCells } from './LineCells';
import { lineColumns, getLineStyles } from './lineStyles';
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

const figures = (...labels: readonly string[]): CostHead[] => labels.map((label) => ({ label }));
const SINGLE = figures('Line', 'Self', 'Total');
const COMPARISON = figures('Line', 'Left', 'Right', 'Change', 'Self change');
const SOURCE: CostHead = { label: 'Source', isText: true };

/** Lines with what they cost; with the text of the source where it is there. It begins at the hottest line. */
export function LineTable({ lines, hottest, text, format, urlOf }: Props): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const listing = useMemo(() => listingOf(lines, text), [lines, text]);
  const longest = useMemo(() => longestOf(text), [text]);
  const columns = lineColumns(lines.right !== undefined, text !== undefined, longest);
  const hottestRow = hottest === -1 ? -1 : listing.cost.indexOf(hottest);
  return (
    <CostGrid
      label="Lines"
      testId="line-table"
      heads={[...(lines.right ? COMPARISON : SINGLE), ...(text ? [SOURCE] : [])]}
      count={listing.line.length}
      hottest={hottestRow}
      of={listing}
      grid={columns.grid}
      width={columns.width}
      cells={(row) => (
        <>
          <span role="cell" className={styles.number}>
            {row === hottestRow && <Icon name="fire" size="sm" title="The hottest line" />}
            <LineNumber line={listing.line[row]} urlOf={urlOf} />
          </span>
          <LineCells lines={lines} row={listing.cost[row]} format={format} />
          {text && (
            <span role="cell" className={styles.source}>
              {shownLine(text.lines[row] ?? '')}
            </span>
          )}
        </>
      )}
    />
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
