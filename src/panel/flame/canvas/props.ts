import { type FlameTree } from '../../../profile/flameTree';
import { type Program } from '../../../profile/programs';
import { type ColorMode, type RowMarks } from '../colors/rowPaint';
import { type Direction } from '../layout/camera';
import { type KeptEnd } from './glyphWidths';
import { type RemarkedRows } from './remarkedRows';
import { type Figures } from './rowFacts';
import { type Sights } from './sights';

/** Rows are rows of `tree`. What is focused and selected belongs to the host, so that it can be kept in a link. */
export interface FlameCanvasProps {
  readonly tree: FlameTree;
  /**
   * The same object for trees that were made the same way, as before and after a refresh: the next one is looked at where
   * the one before was. Without it each starts at its whole.
   */
  readonly madeBy?: object;
  /** What the picture shows, for those who can't see it. */
  readonly summary: string;
  readonly direction: Direction;
  readonly colors: ColorMode;
  /** Each with an entry for every row. A new object is a new look, so keep its identity. */
  readonly marks: RowMarks;
  readonly figures: Figures;
  /** Where the addresses of the profile lie. Keep its identity. */
  readonly programs?: readonly Program[] | undefined;
  /** Whether callers are below what they call, as bottom up. */
  readonly callersBelow?: boolean | undefined;
  /** The row that is zoomed to; undefined is the whole tree. */
  readonly focusedRow: number | undefined;
  readonly onFocusRow: (row: number | undefined) => void;
  /** The row that the keyboard is at. */
  readonly selectedRow: number | undefined;
  readonly onSelectRow: (row: number | undefined) => void;
  /** A row of `tree.names` that stands out wherever it is; else the hovered one does. */
  readonly highlightName?: number;
  /** Rows that what is said of the profile points at. Keep its identity, as that of marks. */
  readonly remarked?: RemarkedRows | undefined;
  /** By pointer or keyboard, at a point of the browser's window. */
  readonly onContextMenu?: (row: number, clientX: number, clientY: number) => void;
  /** The key `/`. */
  readonly onSearchKey?: () => void;
  /** Which end of a name stays where its bar is too narrow; its start by default. */
  readonly keptEnd?: KeptEnd;
  /** Flights from view to view; on by default, and never for those who want less motion. */
  readonly animate?: boolean;
  /** What the wheel does without a key: it scrolls by default. With Ctrl or by pinching it always zooms. */
  readonly wheel?: 'scroll' | 'zoom';
  /** The whole tree in small; shown by default. */
  readonly minimap?: boolean;
  /** Is told what is in sight of the tree. Keep its identity. */
  readonly sights?: Sights;
}
