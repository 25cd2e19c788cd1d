import { type FlameTree } from '../../../src/profile/flameTree';

/** A place in a flame graph: a level below the root, and how far from the left, of 1. */
export interface Place {
  readonly level: number;
  readonly across: number;
}

/** One of the two flame graphs, as a user has it: with toolbar, table and all. */
export interface View {
  /** The canvas that its bars are painted on. */
  readonly canvas: string;
  /** There as soon as the table of functions has rows. */
  readonly tableRow: string;
  /** It stands in a toolbar that comes as a whole. */
  readonly searchInput: string;
  /** CSS pixels. */
  readonly rowHeight: number;
  /**
   * Takes the tree in whatever form it wants; that is not measured. Without one it is as while a profile is asked for.
   */
  element(tree: FlameTree | undefined): React.JSX.Element;
  /** Comes to the last click of a zoom, and answers with it. */
  aim(place: Place): Promise<() => void>;
  /** Whether a search is asked for a rest of the keys first, for that many milliseconds. */
  readonly searchRest: number;
}

/** Sends what a mouse sends; `buttons` are pressed. */
export function point(target: Element, type: string, clientX: number, clientY: number): void {
  const init = { bubbles: true, cancelable: true, composed: true, clientX, clientY, button: 0 };
  target.dispatchEvent(
    type.startsWith('pointer')
      ? new PointerEvent(type, { ...init, pointerId: 1, isPrimary: true, pointerType: 'mouse' })
      : new MouseEvent(type, init)
  );
}

export function pixelOf({ canvas, rowHeight }: View, { level, across }: Place): { x: number; y: number; on: Element } {
  const on = find(canvas);
  const { left, top, width } = on.getBoundingClientRect();
  return { x: left + width * across, y: top + (level + 0.5) * rowHeight, on };
}

export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`there is no ${selector}`);
  }
  return found;
}
