import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type ExportedProfile } from '../../../profile/formats/exportedProfile';
import { applySteps } from '../../../profile/view/applySteps';
import { pathOf, rowOfPath } from '../../../profile/view/callPath';
import { type SearchPattern } from '../../../profile/view/searchPattern';
import { nextMatch } from '../../../profile/view/searchTree';
import { type FunctionColumns, type SortBy } from '../../../profile/view/sortFunctions';
import { redo, undo } from '../../../profile/view/viewStack';
import { visibleText } from '../../../profile/visibleText';
import { type ColorMode } from '../colors/rowPaint';
import { type Figures } from '../canvas/rowFacts';
import { ExportMenu } from '../export/ExportMenu';
import { type SeenTree } from '../export/seenTree';
import { CallTreeTable } from './CallTreeTable';
import { FlameGraph } from './FlameGraph';
import { type MenuTarget, RowMenu, type ViewActions } from './RowMenu';
import { SearchBar } from './SearchBar';
import { type DrawnTree, type Shown, shownTrees } from './shownTrees';
import { StepTrail } from './StepTrail';
import { TopTable } from './TopTable';
import { useFunctions } from './useFunctions';
import { useMatches, useSearchTest } from './useSearch';
import { useViewState, type ViewLink } from './useViewState';
import { type Colors, DEFAULT_VIEW } from './viewState';
import { ViewToolbar } from './ViewToolbar';

export interface FlameViewProps {
  readonly tree: DrawnTree;
  /** Exact figures of the whole profile, where the tree was cut; counted from the tree otherwise. */
  readonly functions?: FunctionColumns;
  readonly figures: Figures;
  /** What the picture shows, for those who can't see it. */
  readonly summary: string;
  readonly link: ViewLink;
  readonly actions: ViewActions;
  /** What a saved file says of the profile. */
  readonly about: Omit<ExportedProfile, 'tree'>;
}

interface Selected {
  readonly tree: FlameTree;
  readonly row: number;
}

/** A profile to look around in: graph, tables, search, and steps that change what is seen. */
export default function FlameView(props: FlameViewProps): React.JSX.Element {
  const { tree, figures, summary, link, actions, about } = props;
  const styles = useStyles2(getStyles);
  const [state, change] = useViewState(link);
  const { shape, steps, direction, pane, sort, focus } = state;
  const search = useSearchTest(state.search);
  const searchInput = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<Selected>();
  const [picked, setPicked] = useState<string>();
  const [menu, setMenu] = useState<MenuTarget>();

  const stepped = useMemo<DrawnTree>(
    () => (steps.steps.length === 0 ? tree : applySteps(tree, steps.steps)),
    [tree, steps.steps]
  );
  const shown = useMemo(() => shownTrees(stepped, shape), [stepped, shape]);
  const main = mainTree(shown, stepped);
  const matches = useMatches(main, search.test);
  const functions = useFunctions(stepped, stepped === tree ? props.functions : undefined);
  const colors = useMemo(() => colorMode(state.colors, tree.right !== undefined), [state.colors, tree.right]);
  const seen = useMemo((): SeenTree => {
    const { row } = rowOfPath(main, focus);
    const marks = { matches: matches?.marks, folded: main.folded };
    return { tree: main, focusedRow: row === 0 ? undefined : row, direction, colors, marks };
  }, [main, focus, direction, colors, matches]);
  const totals = useMemo(() => ({ left: stepped.total[0] ?? 0, right: stepped.right?.total[0] ?? 0 }), [stepped]);

  const select = (of: FlameTree, row: number | undefined): void =>
    setSelected(row === undefined ? undefined : { tree: of, row });
  const rowIn = (of: FlameTree): number | undefined => (selected?.tree === of ? selected.row : undefined);
  const openRowMenu = (of: DrawnTree, row: number, x: number, y: number): void =>
    setMenu({ x, y, name: of.names[of.nameIndex[row]], path: pathOf(of, row), folded: of.folded?.[row] ?? 0 });
  const toMatch = (step: 1 | -1): void => {
    const row = matches && nextMatch(matches.found.rows, rowIn(main) ?? 0, step);
    select(main, row ?? rowIn(main));
  };
  const onSearch = useCallback((next: SearchPattern) => change({ search: next }), [change]);
  const onSort = useCallback((next: SortBy) => change({ sort: next }), [change]);
  const onFunctionMenu = useCallback(
    (name: string, x: number, y: number) => setMenu({ x, y, name, path: [], folded: 0 }),
    []
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (isUndo && event.target !== searchInput.current) {
      event.preventDefault();
      change({ steps: event.shiftKey ? redo(steps) : undo(steps) });
    }
  };

  const graphOf = (drawn: DrawnTree, of: { direction: typeof direction; minimap: boolean; words: string }) => (
    <FlameGraph
      tree={drawn}
      summary={of.words}
      direction={of.direction}
      colors={colors}
      figures={figures}
      test={search.test}
      minimap={of.minimap}
      picked={picked}
      focusedRow={drawn === main ? seen.focusedRow : undefined}
      onFocus={(path) => drawn === main && change({ focus: path })}
      selectedRow={rowIn(drawn)}
      onSelectRow={(row) => select(drawn, row)}
      onMenu={(row, x, y) => openRowMenu(drawn, row, x, y)}
      onSearchKey={() => searchInput.current?.focus()}
    />
  );
  const graph = (): React.JSX.Element => {
    switch (shown.kind) {
      case 'single':
        return graphOf(shown.tree, { direction, minimap: true, words: summary });
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
    <div className={styles.view} role="group" aria-label={summary} data-testid="flame-view" onKeyDown={onKeyDown}>
      <ViewToolbar
        state={state}
        onChange={change}
        isComparison={tree.right !== undefined}
        actions={<ExportMenu about={about} seen={seen} />}
      >
        <SearchBar
          search={state.search}
          problem={search.problem}
          found={matches?.found}
          input={searchInput}
          onSearch={onSearch}
          onStep={toMatch}
        />
      </ViewToolbar>
      <StepTrail
        steps={steps}
        onSteps={(next) => change({ steps: next })}
        shape={shape}
        onWhole={() => change({ shape: DEFAULT_VIEW.shape, focus: [] })}
      />
      <div className={styles.panes}>
        {pane !== 'table' && <div className={styles.graph}>{graph()}</div>}
        {(pane === 'both' || pane === 'table') && (
          <div className={styles.table}>
            {functions ? (
              <TopTable
                functions={functions}
                totals={totals}
                format={figures.format}
                test={search.test}
                sort={sort}
                onSort={onSort}
                picked={picked}
                onPick={setPicked}
                onMenu={onFunctionMenu}
              />
            ) : (
              <p role="status" className={styles.note}>
                Counting functions…
              </p>
            )}
          </div>
        )}
        {pane === 'calls' && (
          <div className={styles.table}>
            <CallTreeTable
              tree={main}
              format={figures.format}
              matches={matches?.marks}
              selectedRow={rowIn(main)}
              onSelectRow={(row) => select(main, row)}
              onFocusRow={(row) => change({ focus: pathOf(main, row) })}
              onMenu={(row, x, y) => openRowMenu(main, row, x, y)}
            />
          </div>
        )}
      </div>
      {menu && (
        <RowMenu target={menu} state={state} onChange={change} actions={actions} onClose={() => setMenu(undefined)} />
      )}
    </div>
  );
}

/** The tree that focus, search and the table of calls are about. */
function mainTree(shown: Shown, stepped: DrawnTree): DrawnTree {
  switch (shown.kind) {
    case 'single':
      return shown.tree;
    case 'sandwich':
      return shown.callees;
    case 'absent':
      return stepped;
  }
}

function colorMode(colors: Colors | undefined, isComparison: boolean): ColorMode {
  switch (colors) {
    case 'value':
    case 'package':
      return { kind: colors };
    case 'absolute':
      return { kind: 'diff', basis: 'absolute' };
    case 'share':
      return { kind: 'diff', basis: 'share' };
    case undefined:
      return isComparison ? { kind: 'diff', basis: 'share' } : { kind: 'package' };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({
    containerType: 'size',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    minHeight: 0,
    minWidth: 0,
  }),
  panes: css({
    display: 'flex',
    flexDirection: 'row',
    gap: theme.spacing(1),
    flex: 1,
    minHeight: 0,
    '@container (max-width: 760px)': { flexDirection: 'column' },
  }),
  graph: css({ flex: '3 1 0', minWidth: 0, minHeight: 120 }),
  table: css({ flex: '2 1 0', minWidth: 0, minHeight: 120 }),
  sandwich: css({ display: 'grid', gridTemplateRows: '1fr 1fr', gap: theme.spacing(0.5), height: '100%' }),
  note: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
