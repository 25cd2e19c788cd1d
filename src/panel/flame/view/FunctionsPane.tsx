import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useDeferredValue, useMemo } from 'react';

import { type FunctionColumns, type SortBy } from '../../../profile/view/sortFunctions';
import { type NameTest } from '../../../profile/view/textSearch';
import { wholeOf } from '../../../profile/wholeOf';
import { type KeptEnd } from '../canvas/glyphWidths';
import { type DrawnTree } from './shownTrees';
import { TopTable } from './TopTable';
import { useFunctions } from './useFunctions';

/** What a table of functions shares with the graph. */
export interface FunctionTable {
  /** Only functions whose name passes. */
  readonly test: NameTest | undefined;
  readonly picked: string | undefined;
  readonly onPick: (name: string | undefined) => void;
  readonly onMenu: (name: string, clientX: number, clientY: number) => void;
  readonly keptEnd: KeptEnd;
}

interface Props extends FunctionTable {
  readonly tree: DrawnTree;
  /** Exact figures of the tree, where they are known; counted otherwise. */
  readonly known: FunctionColumns | undefined;
  readonly format: (value: number) => string;
  readonly sort: SortBy;
  readonly onSort: (sort: SortBy) => void;
  /** Shows them in the place of the usual table. */
  readonly table: ((shared: FunctionTable) => React.ReactNode) | undefined;
}

/** The functions of a tree as a table. It follows the graph, which never waits for it. */
export const FunctionsPane = memo(function FunctionsPane({ table, ...props }: Props): React.JSX.Element {
  return table ? <>{table(props)}</> : <CountedFunctions {...props} />;
});

function CountedFunctions({ tree, known, picked, ...rest }: Omit<Props, 'table'>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const functions = useFunctions(tree, known);
  const { left, right = 0 } = wholeOf(tree);
  const totals = useMemo(() => ({ left, right }), [left, right]);
  const shown = useDeferredValue(picked);
  return functions ? (
    <TopTable functions={functions} totals={totals} picked={shown} {...rest} />
  ) : (
    <p role="status" className={styles.note}>
      Counting functions…
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
