import { BARS_WIDTH, type SvgGraph, type SvgPicture } from '../../../profile/formats/encodeSvg';
import { ticksOf } from '../canvas/timeTicks';
import { type Paints, paintsOf } from '../colors/paints';
import { createRowPaint, type RowMarks } from '../colors/rowPaint';
import { wholeTree } from '../layout/camera';
import { layoutOf } from '../layout/layoutOf';
import { type Look } from './encodePng';
import { type Seen, type SeenGraph } from './seen';

/** What is seen, as it looks, for a drawing of it. */
export function svgPicture(name: string, seen: Seen, look: Look): SvgPicture {
  const { graphs, notes } = seen;
  const paints = paintsOf(look.isDark);
  const marks = graphs.map((graph) => graph.marks());
  return {
    name,
    notes,
    graphs: graphs.map((graph, at) => svgGraph(graph, marks[at], seen, paints)),
    background: look.background,
    ink: look.isDark ? '#d0d0d8' : '#333333',
    patternInk: paints.patternInk,
    legend: legendOf(seen, marks, paints),
  };
}

function svgGraph(
  { tree, direction, window: windowOf }: SeenGraph,
  marks: RowMarks,
  { colors, keptEnd }: Seen,
  paints: Paints
): SvgGraph {
  const whole = wholeTree(layoutOf(tree)).to;
  const window = windowOf();
  const moments = tree.times ? ticksOf(window, BARS_WIDTH, tree.times.unit) : [];
  return {
    tree,
    window: { from: window.from / whole, to: window.to / whole },
    isRootBelow: direction === 'flame',
    keptEnd,
    paintOf: createRowPaint(tree, colors, marks, paints),
    moments: moments.map(({ at, label }) => ({ at: at / whole, label })),
  };
}

function legendOf({ graphs, colors }: Seen, marks: readonly RowMarks[], paints: Paints): SvgPicture['legend'] {
  const { changes, onlyLeft, onlyRight, withinNoise } = paints;
  const hasNoise = marks.some(({ insignificant }) => insignificant);
  return graphs[0].tree.right && colors.kind === 'diff'
    ? [
        [onlyLeft, 'left only'],
        [changes[0], 'less on the right'],
        [changes[changes.length - 1], 'more on the right'],
        [onlyRight, 'right only'],
        ...(hasNoise ? [[withinNoise, 'within noise'] as const] : []),
      ]
    : [];
}
