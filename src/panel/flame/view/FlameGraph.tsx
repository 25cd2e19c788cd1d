import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type Program } from '../../../profile/programs';
import { type NameTest } from '../../../profile/view/textSearch';
import { remarkedIn, type RemarkedTree } from '../../findings/remarkRows';
import { type ColorMode } from '../colors/rowPaint';
import { FlameCanvas } from '../canvas/FlameCanvas';
import { type KeptEnd } from '../canvas/glyphWidths';
import { type Figures } from '../canvas/rowFacts';
import { type Sights } from '../canvas/sights';
import { type Direction } from '../layout/camera';
import { noiseMarks } from './noiseMarks';
import { type DrawnTree } from './shownTrees';
import { useMatches } from './useSearch';

interface Props {
  readonly tree: DrawnTree;
  /** As of a canvas. */
  readonly madeBy: object;
  /** Whether the tree is laid out. */
  readonly isReady: boolean;
  /** The profile as it came, of which the tree was made. */
  readonly source: DrawnTree;
  readonly summary: string;
  readonly direction: Direction;
  readonly colors: ColorMode;
  readonly figures: Figures;
  /** As of a canvas. */
  readonly programs: readonly Program[] | undefined;
  readonly test: NameTest | undefined;
  readonly minimap: boolean;
  readonly keptEnd: KeptEnd;
  /** Whether zooms do not fly. */
  readonly still: boolean;
  /** The function that stands out. */
  readonly picked: string | undefined;
  /** Rows that what is said of the profile points at. */
  readonly remarked: RemarkedTree | undefined;
  /** The row that is zoomed to. */
  readonly focusedRow: number | undefined;
  readonly onFocus: (row: number | undefined) => void;
  readonly selectedRow: number | undefined;
  readonly onSelectRow: (row: number | undefined) => void;
  readonly onMenu: (row: number, clientX: number, clientY: number) => void;
  readonly onSearchKey: () => void;
  readonly sights: Sights;
}

/** A tree on its canvas, with what the view knows by names put into rows of this tree. */
export function FlameGraph(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { tree, source, isReady, onFocus, picked, test, remarked: of } = props;
  const matches = useMatches(tree, test)?.marks;
  const insignificant = useMemo(() => noiseMarks(tree, source), [tree, source]);
  const marks = useMemo(() => ({ matches, folded: tree.folded, insignificant }), [matches, tree, insignificant]);
  const highlightName = useMemo(() => (picked === undefined ? undefined : tree.names.indexOf(picked)), [tree, picked]);
  const remarked = useMemo(() => of && remarkedIn(tree, of), [tree, of]);
  return (
    <div className={styles.graph} data-testid="flame-graph" aria-busy={!isReady}>
      {isReady && (
        <FlameCanvas
          tree={tree}
          madeBy={props.madeBy}
          summary={props.summary}
          direction={props.direction}
          colors={props.colors}
          marks={marks}
          figures={props.figures}
          programs={props.programs}
          callersBelow={tree.callersBelow}
          minimap={props.minimap}
          keptEnd={props.keptEnd}
          animate={!props.still}
          focusedRow={props.focusedRow}
          onFocusRow={onFocus}
          selectedRow={props.selectedRow}
          onSelectRow={props.onSelectRow}
          highlightName={highlightName === -1 ? undefined : highlightName}
          remarked={remarked}
          onContextMenu={props.onMenu}
          onSearchKey={props.onSearchKey}
          sights={props.sights}
        />
      )}
    </div>
  );
}

const getStyles = (_: GrafanaTheme2) => ({ graph: css({ height: '100%', minWidth: 0, minHeight: 0 }) });
