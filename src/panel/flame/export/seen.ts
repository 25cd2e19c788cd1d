import { type FlameTree } from '../../../profile/flameTree';
import { type KeptEnd } from '../canvas/glyphWidths';
import { type ColorMode, type RowMarks } from '../colors/rowPaint';
import { type Direction } from '../layout/camera';
import { type ValueWindow } from '../layout/visibleBars';

/** A tree as it is on the screen. What changes there without being told is asked for when it is saved. */
export interface SeenGraph {
  readonly tree: FlameTree;
  readonly direction: Direction;
  /** What lies between the left and the right edge. */
  readonly window: () => ValueWindow;
  readonly marks: () => RowMarks;
}

/** The stacks that are seen, for formats that hold stacks and no picture. */
export type SeenStacks =
  | { readonly kind: 'all'; readonly tree: FlameTree }
  /** Of a sandwich: those of the tree that a function is in. */
  | { readonly kind: 'through'; readonly name: string; readonly tree: FlameTree };

/** What of a profile is on the screen, and how it looks there. */
export interface Seen {
  /** From top to bottom: one, or the callers and the callees of a function. */
  readonly graphs: readonly SeenGraph[];
  readonly stacks: SeenStacks;
  /** What was done to the profile to see it so, a sentence each. */
  readonly notes: readonly string[];
  readonly colors: ColorMode;
  readonly keptEnd: KeptEnd;
}
