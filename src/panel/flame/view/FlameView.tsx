import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { rowOfPath } from '../../../profile/view/callPath';
import { nextMatch } from '../../../profile/view/searchTree';
import { type FunctionColumns, type SortBy } from '../../../profile/view/sortFunctions';
import { pushStep } from '../../../profile/view/viewStack';
import { visibleText } from '../../../profile/visibleText';
import { LazyRemarks } from '../../findings/LazyRemarks';
import { type Remarks } from '../../findings/remark';
import { ReopenRemarks } from '../../findings/ReopenRemarks';
import { useRemarkWalk } from '../../findings/useRemarkWalk';
import { AWAITED_TREE } from '../awaitedTree';
import { type Figures } from '../canvas/rowFacts';
import { type DiffBasis } from '../colors/change';
import { ExportMenu } from '../export/ExportMenu';
import { CallTreeTable } from './CallTreeTable';
import { ChangeLegend } from './ChangeLegend';
import { whyNotInTime } from './chartSource';
import { colorMode } from './colorMode';
import { FlameGraph } from './FlameGraph';
import { getViewStyles } from './flameViewStyles';
import { focusOn } from './focusOn';
import { FoldedNote } from './FoldedNote';
import { FunctionsPane, type FunctionTable } from './FunctionsPane';
import { keptEndOf } from './keptEnd';
import { KeyHelp } from './KeyHelp';
import { Lines } from '../lines/Lines';
import { hasPathsOfProfile, type MenuTarget, RowMenu, type ViewActions } from './RowMenu';
import { SearchBar } from './SearchBar';
import { type DrawnTree } from './shownTrees';
import { pressKey } from './pressKey';
import { StepTrail } from './StepTrail';
import { TimeOrderBar } from './TimeOrderBar';
import { useChart } from './useChart';
import { useFollowing } from './useFollowing';
import { useInFull } from './useInFull';
import { useKeptFocus } from './useKeptFocus';
import { useMatches, useSearchTest } from './useSearch';
import { useSeen } from './useSeen';
import { subjectOf, useSelection } from './useSelection';
import { useShown } from './useShown';
import { useViewState, type ViewLink } from './useViewState';
import { DEFAULT_VIEW } from './viewState';
import { ViewControls } from './ViewControls';
import { ViewFrame } from './ViewFrame';
import { ViewToolbar } from './ViewToolbar';

export interface FlameViewProps {
  /** `AWAITED_TREE` while it is asked for. */
  readonly tree: DrawnTree;
  /** Exact figures of the whole profile, where the tree was cut; counted from the tree otherwise. */
  readonly functions?: FunctionColumns;
  readonly figures: Figures;
  /** What the picture shows, for those who can't see it. */
  readonly summary: string;
  readonly link: ViewLink;
  readonly actions: ViewActions;
  /** Stand in the toolbar, before the menu to save. */
  readonly tools?: React.ReactNode;
  /** Shows the functions of the tree as it came, in the place of their usual table. */
  readonly table?: (table: FunctionTable) => React.ReactNode;
  /** Is told which function stands out. */
  readonly onPicked?: (name: string | undefined) => void;
  /** What is said of the profile; its rows are those of `tree`. */
  readonly remarks?: Remarks;
  /** What a saved file says of the profile. */
  readonly about: Omit<ExportedProfile, 'tree'>;
}

/** A profile to look around in: graph, tables, search, and steps that change what is seen. */
export default function FlameView(props: FlameViewProps): React.JSX.Element {
  const { figures, summary, link, actions, about, tools, remarks, onPicked } = props;
  const styles = useStyles2(getViewStyles);
  const [state, change] = useViewState(link);
  const { shape, steps, direction, pane, sort, focus, focusAt } = state;
  const { test, problem } = useSearchTest(state.search);
  const searchInput = useRef<HTMLInputElement>(null);
  const [menu, setMenu] = useState<MenuTarget>();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const view = useRef<HTMLDivElement>(null);

  const wanted = props.tree === AWAITED_TREE ? DEFAULT_VIEW : state;
  const notInTime = whyNotInTime(actions.chart, props.tree.right !== undefined);
  const chart = useChart(wanted.shape, actions.chart, notInTime);
  const inFull = useInFull(chart.tree ?? props.tree, steps.steps, actions.inFull);
  const keepsFunctions = !chart.tree && inFull.keepsFunctions;
  const { tree } = inFull;
  const trees = useShown(tree, keepsFunctions ? props.functions : undefined, {
    steps: wanted.steps,
    shape: chart.shape,
  });
  const { stepped, shown, main, known, madeBy, progress } = trees;
  const isAwaited = main === AWAITED_TREE;
  const { picked, rowIn, select, pick, subject } = useSelection(main);
  const { onFocus } = useKeptFocus(view, [shown, menu, isHelpOpen, state.lines]);
  const matches = useMatches(main, isAwaited ? undefined : test);
  const comparedBy: DiffBasis | undefined = tree.right && (props.tree.insignificant ? 'absolute' : 'share');
  const colors = useMemo(() => colorMode(state.colors, comparedBy), [state.colors, comparedBy]);
  const usualEnd = useMemo(() => keptEndOf(tree), [tree]);
  const keptEnd = state.keptEnd ?? usualEnd;
  const focusedRow = useMemo(() => rowOfPath(main, focus, focusAt).row || undefined, [main, focus, focusAt]);
  const { seen, sights } = useSeen(trees, { source: tree, state, test, focusedRow, colors, keptEnd });

  useEffect(() => onPicked?.(picked), [onPicked, picked]);
  const walk = useRemarkWalk(remarks, { tree: props.tree, stepped, state, change, select });

  const openRowMenu = (of: DrawnTree, row: number, x: number, y: number): void => {
    const subject = subjectOf(of, row);
    // With the whole nothing can be done.
    if (subject.name !== '' || subject.folded !== 0) {
      setMenu({ x, y, ...subject });
    }
  };
  const toMatch = (step: 1 | -1): void => {
    const row = matches && nextMatch(matches.found.rows, rowIn(main) ?? 0, step);
    select(main, row ?? rowIn(main));
  };
  const toSearch = (): void => searchInput.current?.focus();
  const onHelp = useCallback(() => setHelpOpen(true), []);
  const toolbarEnd = useMemo(
    () => (
      <>
        {remarks && state.remarks === 'closed' && (
          <ReopenRemarks remarks={remarks} onOpen={() => change({ remarks: 'list' })} />
        )}
        {tools}
        <ExportMenu about={about} seen={seen} />
      </>
    ),
    [remarks, state.remarks, change, tools, about, seen]
  );
  const controls = useMemo(
    () => (progress === 'none' ? undefined : { comparedBy, keptEnd, notInTime, actions: toolbarEnd }),
    [progress, comparedBy, keptEnd, notInTime, toolbarEnd]
  );
  const toolbar = useFollowing(controls, undefined);
  const onPick = useCallback((name: string | undefined) => pick(main, name), [pick, main]);
  const onSort = useCallback((next: SortBy) => change({ sort: next }), [change]);
  const onFunctionMenu = useCallback(
    (name: string, x: number, y: number) => setMenu({ x, y, name, file: '', path: [], folded: 0 }),
    []
  );

  const table = stepped === tree && keepsFunctions ? props.table : undefined;
  const functions = useMemo(
    () => (isAwaited ? undefined : { tree: stepped, known, table }),
    [isAwaited, stepped, known, table]
  );
  const listed = useFollowing(functions, undefined);

  const graphOf = (drawn: DrawnTree, of: { direction: typeof direction; minimap: boolean; words: string }) => (
    <FlameGraph
      tree={drawn}
      madeBy={madeBy}
      isReady={progress !== 'none'}
      source={tree}
      summary={of.words}
      direction={of.direction}
      colors={colors}
      figures={figures}
      programs={props.tree.programs}
      test={test}
      minimap={of.minimap}
      keptEnd={keptEnd}
      still={state.still}
      picked={picked}
      remarked={walk.remarked}
      focusedRow={drawn === main ? focusedRow : undefined}
      onFocus={(row) => drawn === main && change(focusOn(main, row))}
      selectedRow={rowIn(drawn)}
      onSelectRow={(row) => select(drawn, row)}
      onMenu={(row, x, y) => openRowMenu(drawn, row, x, y)}
      onSearchKey={toSearch}
      sights={sights}
    />
  );
  const graph = (): React.JSX.Element => {
    switch (shown.kind) {
      case 'single':
        return graphOf(shown.tree, {
          direction,
          minimap: true,
          words: chart.tree ? `${summary}, calls as they happened` : summary,
        });
      case 'sandwich':
        return (
          <div className={styles.sandwich}>
            {graphOf(shown.callers, { direction: 'flame', minimap: false, words: `Callers of ${shown.name}` })}
            {graphOf(shown.callees, { direction: 'icicle', minimap: false, words: `What ${shown.name} calls` })}
          </div>
        );
      case 'absent':
        return <p className={styles.note}>No stack that is left has a frame of {visibleText(shown.name)}.</p>;
    }
  };

  return (
    <ViewFrame
      ref={view}
      summary={summary}
      onKeyDown={(event) => pressKey(event, { state, change, subject, walk, onSearch: toSearch, onHelp })}
      onFocus={onFocus}
    >
      <ViewToolbar>
        {toolbar && (
          <>
            <SearchBar
              search={state.search}
              problem={problem}
              found={matches?.found}
              at={rowIn(main)}
              input={searchInput}
              steps={steps}
              onChange={change}
              onStep={toMatch}
            />
            <ViewControls {...toolbar} state={state} onChange={change} onHelp={onHelp} />
          </>
        )}
      </ViewToolbar>
      <StepTrail
        steps={steps}
        onSteps={(next) => change({ steps: next })}
        shape={shape}
        onWhole={() => change({ shape: DEFAULT_VIEW.shape, focus: [] })}
      />
      <TimeOrderBar chart={chart} source={actions.chart} onChange={change} />
      {tree.right && colors.kind === 'diff' && (
        <ChangeLegend basis={colors.basis} hasNoise={tree.insignificant !== undefined} />
      )}
      <FoldedNote
        tree={main}
        focus={focus}
        inFull={inFull}
        onRefine={
          actions.inFull && hasPathsOfProfile(state)
            ? (path) => change({ steps: pushStep(steps, { kind: 'inFull', path }) })
            : undefined
        }
        instead={actions.inFull && 'To ask for them in full, go top down and undo the steps that change stacks.'}
      />
      {remarks && <LazyRemarks remarks={remarks} walk={walk} shown={state.remarks} onChange={change} />}
      <div
        className={cx(styles.panes, progress === 'before' && styles.working)}
        aria-busy={progress !== 'current' || chart.state.kind === 'asking'}
        data-testid="flame-panes"
      >
        {pane !== 'table' && <div className={styles.graph}>{graph()}</div>}
        {(pane === 'both' || pane === 'table') && (
          <div className={styles.table}>
            {listed && (
              <FunctionsPane
                {...listed}
                format={figures.format}
                test={test}
                sort={sort}
                onSort={onSort}
                picked={picked}
                onPick={onPick}
                onMenu={onFunctionMenu}
                keptEnd={keptEnd}
              />
            )}
          </div>
        )}
        {pane === 'calls' && !isAwaited && (
          <div className={styles.table}>
            <CallTreeTable
              tree={main}
              madeBy={madeBy}
              format={figures.format}
              matches={matches?.marks}
              selectedRow={rowIn(main)}
              onSelectRow={(row) => select(main, row)}
              onFocusRow={(row) => change(focusOn(main, row))}
              onMenu={(row, x, y) => openRowMenu(main, row, x, y)}
            />
          </div>
        )}
      </div>
      {menu && (
        <RowMenu target={menu} state={state} onChange={change} actions={actions} onClose={() => setMenu(undefined)} />
      )}
      {!isAwaited && (
        <Lines tree={props.tree} state={state} onChange={change} source={actions.lines} format={figures.format} />
      )}
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </ViewFrame>
  );
}
