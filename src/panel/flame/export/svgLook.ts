import { type SvgLook } from '../../../profile/formats/encodeSvg';
import { paintsOf } from '../colors/paints';
import { createRowPaint } from '../colors/rowPaint';
import { type Look } from './encodePng';
import { type SeenTree } from './seenTree';

/** The look of what is seen, for a drawing of it. */
export function svgLook({ tree, focusedRow, direction, colors, marks }: SeenTree, look: Look): SvgLook {
  const paints = paintsOf(look.isDark);
  const { changes, onlyLeft, onlyRight, withinNoise } = paints;
  return {
    focusedRow,
    isRootBelow: direction === 'flame',
    background: look.background,
    ink: look.isDark ? '#d0d0d8' : '#333333',
    patternInk: paints.patternInk,
    paintOf: createRowPaint(tree, colors, marks, paints),
    legend:
      tree.right && colors.kind === 'diff'
        ? [
            [onlyLeft, 'left only'],
            [changes[0], 'less on the right'],
            [changes[changes.length - 1], 'more on the right'],
            [onlyRight, 'right only'],
            ...(marks.insignificant ? [[withinNoise, 'within noise'] as const] : []),
          ]
        : [],
  };
}
