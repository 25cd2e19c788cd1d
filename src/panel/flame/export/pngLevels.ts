import { RULER_HEIGHT } from '../canvas/paintRuler';
import { levelCount } from '../layout/flameLayout';
import { layoutOf } from '../layout/layoutOf';
import { canvasLimits } from './canvasLimits';
import { type CanvasLimits, type PngSize, pngSize, sum } from './pngSize';
import { type Seen, type SeenGraph } from './seen';

/** CSS pixels between two graphs of a picture. */
export const GAP = 8;

/** How large what is seen is drawn on a canvas of at most that size; of this browser's, unless told. */
export const pngSizeOf = ({ graphs }: Seen, limits: CanvasLimits = canvasLimits()): PngSize =>
  pngSize(graphs.map(levelsOf), heightBesides(graphs), limits);

/** How many levels of what is seen a PNG has, and of how many. */
export const pngLevels = (seen: Seen): { readonly drawn: number; readonly all: number } => ({
  drawn: sum(pngSizeOf(seen).levels),
  all: sum(seen.graphs.map(levelsOf)),
});

const levelsOf = ({ tree }: SeenGraph): number => levelCount(layoutOf(tree));

export const rulerOf = ({ tree }: SeenGraph): number => (tree.times ? RULER_HEIGHT : 0);

/** CSS pixels that no level takes. */
export const heightBesides = (graphs: readonly SeenGraph[]): number =>
  sum(graphs.map(rulerOf)) + (graphs.length - 1) * GAP;
