import { CHANGE_STEPS, type Paint, type Paints, type Pattern } from './paints';
import { type SystemColors } from './systemColors';

/**
 * All looks in colours that the user has chosen for all pages: bars are told apart by their edges, changes by patterns, and
 * what was found is filled. Packages and values, which are told by colours alone, look the same.
 */
export function forcedPaints({ canvas, canvasText, grayText, faint, highlight, highlightText }: SystemColors): Paints {
  const found = { fill: highlight, text: highlightText, edge: canvasText };
  const bar = (pattern: Pattern, isSparse = false): Paint => ({
    fill: canvas,
    text: canvasText,
    edge: canvasText,
    pattern,
    isSparse,
    found: { ...found, pattern, patternInk: highlightText, isSparse },
  });
  const plain = bar('none');
  const side = (paint: Paint): Paint[] => new Array<Paint>(CHANGE_STEPS).fill(paint);
  const grey: Paint = { fill: canvas, text: grayText, edge: grayText, pattern: 'none' };
  return {
    patternInk: canvasText,
    packages: [plain],
    unknown: plain,
    folded: bar('dots'),
    values: [plain],
    changes: [...side(bar('falling', true)), plain, ...side(bar('rising', true))],
    onlyLeft: bar('falling'),
    onlyRight: bar('rising'),
    withinNoise: { ...grey, found: plain.found },
    dimmed: grey,
    merged: { ...grey, fill: faint },
    mergedMatch: { ...found, pattern: 'none' },
  };
}
