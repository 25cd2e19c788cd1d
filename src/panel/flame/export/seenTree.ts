import { type FlameTree } from '../../../profile/flameTree';
import { type KeptEnd } from '../canvas/glyphWidths';
import { type ColorMode, type RowMarks } from '../colors/rowPaint';
import { type Direction } from '../layout/camera';

/** What of a profile is on the screen, and how it looks there. */
export interface SeenTree {
  readonly tree: FlameTree;
  /** A sandwich is two trees, of which this is the lower one. */
  readonly part: 'all' | 'callees';
  /** The row that is zoomed to; undefined is the whole tree. */
  readonly focusedRow: number | undefined;
  readonly direction: Direction;
  readonly colors: ColorMode;
  readonly keptEnd: KeptEnd;
  readonly marks: RowMarks;
}
