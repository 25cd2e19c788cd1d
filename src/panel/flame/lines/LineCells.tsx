import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type FunctionLines } from '../../../profile/functionLines';
import { changeInWords, percent } from '../canvas/figureWords';
import { getLineStyles } from './lineStyles';

interface Props {
  readonly lines: FunctionLines;
  /** −1 for a line that costs nothing. */
  readonly row: number;
  readonly format: (value: number) => string;
}

/** What a line costs: self and total, or both sides of a comparison and their change. */
export function LineCells({ lines, row, format }: Props): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const { self, total, right, whole } = lines;
  if (row === -1) {
    return (
      <>
        {Array.from({ length: right ? 4 : 2 }, (_, at) => (
          <span key={at} role="cell" />
        ))}
      </>
    );
  }
  if (!right || !whole.right) {
    return (
      <>
        <Cost value={self[row]} all={whole.total[0]} format={format} />
        <Cost value={total[row]} all={whole.total[0]} format={format} />
      </>
    );
  }
  return (
    <>
      <Cost value={total[row]} all={whole.total[0]} format={format} />
      <Cost value={right.total[row]} all={whole.right.total[0]} format={format} />
      <span role="cell" className={styles.number}>
        {changeInWords(total[row], right.total[row])}
      </span>
      <span role="cell" className={styles.number}>
        {changeInWords(self[row], right.self[row])}
      </span>
    </>
  );
}

interface CostProps {
  readonly value: number;
  /** What the share is of. */
  readonly all: number;
  readonly format: (value: number) => string;
}

/** A value with its share of the function, as a number and as a bar. */
export function Cost({ value, all, format }: CostProps): React.JSX.Element {
  const styles = useStyles2(getLineStyles);
  const share = all > 0 ? value / all : 0;
  return (
    <span role="cell" className={styles.cost}>
      {share > 0 && <span className={styles.bar} style={{ width: `${100 * Math.min(1, share)}%` }} />}
      <span className={styles.value}>{value === 0 ? '·' : format(value)}</span>
      <span className={styles.share}>{value === 0 || all <= 0 ? '' : percent(share)}</span>
    </span>
  );
}
