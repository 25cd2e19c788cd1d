import { type FlameTree } from '../../../profile/flameTree';
import { visibleText } from '../../../profile/visibleText';
import { type Look, lookOf } from '../colors/look';
import { type ColorMode, createRowPaint, type RowMarks, type RowPaint } from '../colors/rowPaint';
import { type SystemColors } from '../colors/systemColors';
import { type Direction } from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { anyMarked, type AnyMarked } from '../layout/markCounts';
import { type KeptEnd } from './glyphWidths';

/** How a tree is to look, whatever part of it is in sight. */
export interface SceneOptions {
  readonly direction: Direction;
  readonly colors: ColorMode;
  readonly marks: RowMarks;
  readonly isDark: boolean;
  /** Colours in the place of the theme's. */
  readonly forced?: SystemColors | undefined;
  readonly fontFamily: string;
  readonly keptEnd: KeptEnd;
}

/** A tree with all that its painting looks up. */
export interface Scene extends Look {
  readonly tree: FlameTree;
  readonly layout: FlameLayout;
  readonly direction: Direction;
  readonly paintOf: RowPaint;
  /** What is written on a row. */
  readonly labelOf: (row: number) => string;
  /** Absent where nothing is searched for. */
  readonly isMarked: AnyMarked | undefined;
  readonly fontFamily: string;
  readonly keptEnd: KeptEnd;
}

export function createScene(tree: FlameTree, layout: FlameLayout, options: SceneOptions): Scene {
  const { colors, marks, isDark, forced, direction, fontFamily, keptEnd } = options;
  const look = lookOf(isDark, forced);
  return {
    tree,
    layout,
    direction,
    ...look,
    paintOf: createRowPaint(tree, colors, marks, look.paints),
    labelOf: createLabels(tree),
    isMarked: marks.matches && anyMarked(layout, marks.matches),
    fontFamily,
    keptEnd,
  };
}

/** Names are made safe to be shown when they are first drawn. */
function createLabels({ names, nameIndex }: FlameTree): (row: number) => string {
  const labels: Array<string | undefined> = new Array(names.length);
  return (row) => (labels[nameIndex[row]] ??= visibleText(names[nameIndex[row]]));
}
