import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { visibleText } from '../../../profile/visibleText';
import { percent } from '../canvas/figureWords';
import { type DrawnTree } from './shownTrees';
import { type InFull, isCutBelow } from './useInFull';

interface Props {
  readonly tree: DrawnTree;
  /** Path of the row that is zoomed to; none for the whole. */
  readonly focus: readonly string[];
  /** What has been asked for in full and did not come yet, or never. */
  readonly inFull: Pick<InFull, 'waiting' | 'failed' | 'onRetry'>;
  /** Asks for what is below the focus in full; absent where that can't be asked. */
  readonly onRefine: ((path: readonly string[]) => void) | undefined;
  /** What to do so that it can be asked; absent where nothing helps. */
  readonly instead?: string | undefined;
}

/** Says what the rows named `other` are, how much is in them, and shows it in full where that can be. */
export function FoldedNote({ tree, focus, inFull, onRefine, instead }: Props): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const folded = useMemo(() => foldedIn(tree), [tree]);
  const canRefine = useMemo(() => folded.rows > 0 && isCutBelow(tree, focus), [folded, tree, focus]);
  const { waiting, failed, onRetry } = inFull;
  if (folded.rows === 0 && waiting.length === 0 && failed.length === 0) {
    return null;
  }
  const isAsked = [...waiting, ...failed.map(({ path }) => path)].some((path) => isSame(path, focus));
  return (
    <div className={styles.note} data-testid="folded-note">
      {folded.rows > 0 && (
        <>
          <Icon name="info-circle" size="sm" />
          <span>{foldedWords(folded)}</span>
          {!onRefine && instead !== undefined && <span>{instead}</span>}
        </>
      )}
      {onRefine && canRefine && !isAsked && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => onRefine(focus)}>
          Show {inFullWords(focus)}
        </Button>
      )}
      <span role="status">
        {waiting.length > 0 && (
          <>
            <Spinner inline size="sm" /> Asking for {waiting.map(inFullWords).join(', ')}…
          </>
        )}
        {failed.length > 0 &&
          failed.map(({ path, reason }) => `No answer for ${inFullWords(path)}: ${reason}`).join(' ')}
      </span>
      {failed.length > 0 && (
        <Button size="sm" variant="secondary" fill="text" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

function inFullWords(path: readonly string[]): string {
  const place = path.at(-1);
  return place === undefined ? 'all in full' : `all below ${shortened(visibleText(place))} in full`;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');

interface Folded {
  readonly rows: number;
  /** 0 where it is not known. */
  readonly nodes: number;
  /** Of the total, 0 to 1. */
  readonly share: number;
}

export function foldedIn({ folded, total }: DrawnTree): Folded {
  let rows = 0;
  let nodes = 0;
  let value = 0;
  let isCounted = true;
  folded?.forEach((count, row) => {
    if (count !== 0) {
      rows++;
      nodes += count;
      value += total[row];
      isCounted &&= count > 0;
    }
  });
  return { rows, nodes: isCounted ? nodes : 0, share: total[0] ? value / total[0] : 0 };
}

/** `Dotted rows named "other" stand for 1234 nodes that were cut off: 3.4% of the total.` */
export function foldedWords({ rows, nodes, share }: Folded): string {
  const subject = rows === 1 ? 'The dotted row named "other" stands' : `${rows} dotted rows named "other" stand`;
  const what = nodes === 0 ? 'nodes' : `${nodes} small ${nodes === 1 ? 'node' : 'nodes'}`;
  return `${subject} for ${what} that were cut off: ${percent(share)} of the total.`;
}

const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    flex: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
