import { type Direction } from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { rowAfter, type Step } from '../layout/walk';

export type KeyAction =
  | { readonly kind: 'select'; readonly row: number }
  /** Undefined is the whole tree. */
  | { readonly kind: 'focus'; readonly row: number | undefined }
  | { readonly kind: 'zoom'; readonly factor: number }
  /** A share of what is in sight; above 0 to the right. */
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'menu' | 'pin'; readonly row: number }
  | { readonly kind: 'unpin' | 'search' };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

export interface KeyContext {
  readonly layout: FlameLayout;
  readonly direction: Direction;
  readonly selectedRow: number | undefined;
  readonly focusedRow: number | undefined;
  readonly isPinned: boolean;
  /** Whether something else than the focused row, or than the whole tree without one, is in sight. */
  readonly isAstray: boolean;
}

const ZOOM_STEP = 1.5;
const PAN_STEP = 0.2;

/** What a key does; undefined where it is not for the flame graph. */
export function keyAction(press: KeyPress, context: KeyContext): KeyAction | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || context.layout.level.length === 0) {
    return undefined;
  }
  const { selectedRow, direction } = context;
  if (press.shiftKey && (press.key === 'ArrowLeft' || press.key === 'ArrowRight')) {
    return { kind: 'pan', share: press.key === 'ArrowLeft' ? -PAN_STEP : PAN_STEP };
  }
  const away = direction === 'icicle' ? 'ArrowDown' : 'ArrowUp';
  switch (press.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return step(context, press.key === away ? 'firstChild' : 'parent');
    case 'ArrowLeft':
      return step(context, 'previousSibling');
    case 'ArrowRight':
      return step(context, 'nextSibling');
    case 'Home':
      return step(context, 'firstSibling');
    case 'End':
      return step(context, 'lastSibling');
    case 'Enter':
      return selectedRow === undefined ? undefined : { kind: 'focus', row: selectedRow };
    case 'Escape':
    case 'Backspace':
      return out(press.key, context);
    case '+':
    case '=':
      return { kind: 'zoom', factor: ZOOM_STEP };
    case '-':
      return { kind: 'zoom', factor: 1 / ZOOM_STEP };
    case '/':
      return { kind: 'search' };
    case 'c':
    case ' ':
      return selectedRow === undefined ? undefined : { kind: 'pin', row: selectedRow };
    case 'ContextMenu':
      return selectedRow === undefined ? undefined : { kind: 'menu', row: selectedRow };
    case 'F10':
      return press.shiftKey && selectedRow !== undefined ? { kind: 'menu', row: selectedRow } : undefined;
    default:
      return undefined;
  }
}

/** The first step selects where the view stands. */
function step({ layout, selectedRow, focusedRow }: KeyContext, to: Step): KeyAction {
  if (selectedRow === undefined) {
    return { kind: 'select', row: focusedRow ?? 0 };
  }
  return { kind: 'select', row: rowAfter(layout, selectedRow, to) ?? selectedRow };
}

/** Backspace goes one step back out, Escape all the way; first of all, what is pinned goes. */
function out(key: 'Escape' | 'Backspace', context: KeyContext): KeyAction | undefined {
  const { layout, focusedRow, isPinned, isAstray } = context;
  if (isPinned) {
    return { kind: 'unpin' };
  }
  if (isAstray && (key === 'Backspace' || focusedRow === undefined)) {
    return { kind: 'focus', row: focusedRow };
  }
  if (focusedRow === undefined) {
    return undefined;
  }
  const above = rowAfter(layout, focusedRow, 'parent');
  const isTop = key === 'Escape' || above === undefined || layout.weight[above] === layout.total;
  return { kind: 'focus', row: isTop ? undefined : above };
}
