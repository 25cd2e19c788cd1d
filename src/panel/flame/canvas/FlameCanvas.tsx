import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  startTransition,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { useSystemColors } from '../colors/useSystemColors';
import { windowAround, windowOfRow } from '../layout/camera';
import { afterPaint } from '../afterPaint';
import { levelCount } from '../layout/flameLayout';
import { layoutOf } from '../layout/layoutOf';
import { HoverFacts, useHover, useRestingHover } from './HoverFacts';
import { type KeyAction, keyAction } from './keyAction';
import { Minimap } from './Minimap';
import { ROW_HEIGHT } from './painter';
import { PinnedFacts } from './PinnedFacts';
import { type FlameCanvasProps } from './props';
import { factsOfRow } from './rowFacts';
import { rowInWords } from './rowInWords';
import { createScene } from './scene';
import { type Hit } from './hit';
import { useSight } from './sights';
import { type RulerHandle, TimeRuler } from './TimeRuler';
import { useDrag } from './useDrag';
import { usePinned } from './usePinned';
import { useStage } from './useStage';
import { usePinch } from './usePinch';
import { useWheel } from './useWheel';

/** A call tree as a flame graph that is looked around in by pointer, wheel and keyboard. */
export function FlameCanvas(props: FlameCanvasProps): React.JSX.Element {
  const { tree, summary, direction, colors, marks, figures, focusedRow, selectedRow, highlightName, remarked } = props;
  const { keptEnd = 'start', animate = true, wheel = 'scroll', minimap = true } = props;
  const { onFocusRow, onSelectRow, onContextMenu, onSearchKey, programs, callersBelow } = props;
  const styles = useStyles2(getStyles);
  const { isDark, typography } = useTheme2();
  const { fontFamily } = typography;
  const forced = useSystemColors();
  const helpId = useId();

  const layout = useMemo(() => layoutOf(tree), [tree]);
  const scene = useMemo(
    () => createScene(tree, layout, { direction, colors, marks, isDark, forced, fontFamily, keptEnd }),
    [tree, layout, direction, colors, marks, isDark, forced, fontFamily, keptEnd]
  );
  const hovering = useHover(layout);
  const { hover, moveHover, endHover } = hovering;
  const [pinnedRow, setPinned] = usePinned(tree);
  const [isByKeyboard, setByKeyboard] = useState(false);
  const hoveredRow = hover?.hit.kind === 'row' ? hover.hit.row : undefined;
  const pinnedName = pinnedRow === undefined ? undefined : tree.nameIndex[pinnedRow];
  const spotlight = useMemo(
    () => ({
      hovered: hoveredRow,
      selected: selectedRow,
      focusVisible: isByKeyboard,
      highlightName: highlightName ?? pinnedName,
      remarked,
    }),
    [hoveredRow, selectedRow, isByKeyboard, highlightName, pinnedName, remarked]
  );

  const scroller = useRef<HTMLDivElement>(null);
  const bars = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const ruler = useRef<RulerHandle>(null);
  const shown = { scene, madeBy: props.madeBy, spotlight, focusedRow, selectedRow, animate };
  const { stage, size } = useStage({ scroller, bars, overlay, box, ruler }, shown);
  useSight(props.sights, tree, stage);
  useWheel({ scroller, stage, layout, mode: wheel, onLook: endHover });
  usePinch({ scroller, stage, layout, onLook: endHover });

  const facts = { tree, layout, figures, marks, focusedRow, programs, callersBelow };
  // What takes a pass over the tree is known before anything is pointed at.
  useEffect(() => {
    const timer = setTimeout(() => figures.left.samplesPerUnit?.(), REST_MILLIS);
    return () => clearTimeout(timer);
  }, [figures]);
  // The canvas goes ahead of its host, whose tables and links follow after the frame, in slices.
  const headedFor = useRef(focusedRow);
  useLayoutEffect(() => {
    headedFor.current = focusedRow;
  }, [focusedRow, layout]);
  const focus = (row: number | undefined): void => {
    const wanted = row !== undefined && layout.weight[row] < layout.total ? row : undefined;
    const isNew = wanted !== headedFor.current;
    const level = isNew && wanted !== undefined ? tree.level[wanted] : undefined;
    headedFor.current = wanted;
    stage.current?.viewpoint.flyTo(windowOfRow(layout, wanted), level, animate);
    if (isNew) {
      afterPaint(() => startTransition(() => onFocusRow(wanted)));
    }
  };
  const hitAtPoint = (clientX: number, clientY: number): Hit | undefined => {
    const { left, top } = scroller.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return stage.current?.hit(clientX - left, clientY - top);
  };
  useRestingHover(hovering, hitAtPoint);
  const hitAt = ({ clientX, clientY }: MouseEvent<HTMLElement>): Hit | undefined => hitAtPoint(clientX, clientY);
  const openMenu = (row: number): void => {
    const { left, top } = scroller.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const { x, y } = stage.current?.middleOf(row) ?? { x: 0, y: 0 };
    onContextMenu?.(row, left + x, top + y);
  };

  const click = (event: PointerEvent<HTMLElement>): void => {
    const hit = hitAt(event);
    if (hit?.kind === 'run') {
      endHover();
      stage.current?.viewpoint.flyTo(windowAround(layout, hit.row), undefined, animate);
    } else if (hit) {
      stage.current?.viewpoint.meet(hit.row);
      onSelectRow(hit.row);
      if (event.shiftKey || event.altKey || hit.row === headedFor.current) {
        setPinned(hit.row);
      } else {
        focus(hit.row);
      }
    }
  };
  const { drag, onPointerDown, onPointerUp, onPointerCancel } = useDrag(stage, click);

  const onPointerMove = (event: PointerEvent<HTMLElement>): void =>
    moveHover(drag(event) ? undefined : hitAt(event), event.clientX, event.clientY);

  const act = (action: KeyAction): void => {
    switch (action.kind) {
      case 'select':
        return onSelectRow(action.row);
      case 'focus':
        return focus(action.row);
      case 'zoom':
      case 'pan':
        return stage.current?.viewpoint.move(action);
      case 'menu':
        return openMenu(action.row);
      case 'pin':
        return setPinned(action.row === pinnedRow ? undefined : action.row);
      case 'unpin':
        return setPinned(undefined);
      case 'search':
        return onSearchKey?.();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPinned = pinnedRow !== undefined;
    const isAstray = stage.current?.viewpoint.isAstray(headedFor.current) ?? false;
    const action = keyAction(event, {
      layout,
      direction,
      selectedRow,
      focusedRow: headedFor.current,
      isPinned,
      isAstray,
    });
    if (action && (action.kind !== 'search' || onSearchKey)) {
      event.preventDefault();
      event.stopPropagation();
      setByKeyboard(true);
      endHover();
      act(action);
    }
  };

  return (
    <div className={styles.frame}>
      {minimap && (
        <Minimap
          ref={box}
          scene={scene}
          size={size}
          onPoint={(value, level) => stage.current?.viewpoint.centre(value, level)}
        />
      )}
      {tree.times && <TimeRuler ref={ruler} unit={tree.times.unit} size={size} />}
      <div
        ref={scroller}
        className={styles.scroller}
        role="application"
        aria-roledescription={tree.times ? 'flame chart' : 'flame graph'}
        aria-label={summary}
        aria-describedby={helpId}
        tabIndex={0}
        data-testid="flame-canvas"
        onKeyDown={onKeyDown}
        onBlur={() => setByKeyboard(false)}
        onScroll={endHover}
        onPointerDown={(event) => {
          setByKeyboard(false);
          onPointerDown(event);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerCancel}
        onPointerLeave={endHover}
        onContextMenu={(event) => {
          const isByPointer = event.button === 2 || event.ctrlKey || isByTouch(event.nativeEvent);
          const row = isByPointer ? hitAt(event)?.row : selectedRow;
          if (onContextMenu && row !== undefined) {
            event.preventDefault();
            endHover();
            onSelectRow(row);
            return isByPointer ? onContextMenu(row, event.clientX, event.clientY) : openMenu(row);
          }
        }}
      >
        <div className={styles.sticky}>
          <canvas ref={bars} className={styles.layer} />
          <canvas ref={overlay} className={styles.layer} data-testid="flame-overlay" />
        </div>
        <div style={{ height: levelCount(layout) * ROW_HEIGHT }} />
      </div>
      {pinnedRow !== undefined && (
        <PinnedFacts
          facts={factsOfRow(facts, pinnedRow)}
          direction={direction}
          onMenu={onContextMenu && ((x, y) => onContextMenu(pinnedRow, x, y))}
          onClose={() => {
            setPinned(undefined);
            scroller.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <div className="sr-only" id={helpId}>
        Arrow keys go to callers, callees and {tree.times ? 'earlier and later calls' : 'siblings'}, Enter zooms in,
        Backspace and Escape zoom out, Space pins.
      </div>
      <div className="sr-only" aria-live="polite" data-testid="flame-live">
        {selectedRow !== undefined && selectedRow < tree.level.length && rowInWords(facts, selectedRow)}
      </div>
      {hover && <HoverFacts hover={hover} request={facts} />}
    </div>
  );
}

/** What nobody sees yet waits for so long, until what is seen has come. */
const REST_MILLIS = 200;

/** A long press. */
const isByTouch = (event: globalThis.MouseEvent): boolean => 'pointerType' in event && event.pointerType === 'touch';

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ position: 'relative', display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0 }),
  scroller: css({
    flex: 1,
    minHeight: 0,
    position: 'relative',
    isolation: 'isolate',
    overflowY: 'auto',
    overflowX: 'hidden',
    userSelect: 'none',
    touchAction: 'pan-y',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  // Below its scroller, whose focus ring would else be painted over.
  sticky: css({ position: 'sticky', top: 0, height: 0, zIndex: -1 }),
  layer: css({ position: 'absolute', top: 0, left: 0 }),
});
