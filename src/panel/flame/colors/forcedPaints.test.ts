import { contrast, type Rgb } from './color';
import { forcedPaints } from './forcedPaints';
import { forcedInks } from './inks';
import { type Paint } from './paints';
import { type SystemColors } from './systemColors';

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const apart = (a: string, b: string): number => contrast(rgb(a), rgb(b));

/** Those of Chromium, of Windows' "Night sky" and of its "Desert". */
const PALETTES: ReadonlyArray<[string, SystemColors]> = [
  ['black', palette('#000000', '#ffffff', '#3ff23f', '#207920', '#00b8cc', '#000000')],
  ['night sky', palette('#000000', '#ffffff', '#a6a6a6', '#535353', '#d6b4fd', '#2b2b2b')],
  ['desert', palette('#fffaef', '#3d3d3d', '#676767', '#b3b1ab', '#903909', '#fff5e3')],
];

function palette(canvas: string, canvasText: string, grayText: string, faint: string, ...of: string[]): SystemColors {
  const [highlight, highlightText] = of;
  return { canvas, canvasText, grayText, faint, highlight, highlightText };
}

describe.each(PALETTES)('in the colours of %s', (_, colors) => {
  const paints = forcedPaints(colors);
  const { withinNoise, dimmed, folded, unknown, onlyLeft, onlyRight, changes } = paints;
  const less = changes[0];
  const more = changes[changes.length - 1];
  const bars: readonly Paint[] = [unknown, folded, onlyLeft, onlyRight, less, more, withinNoise, dimmed];
  const found = bars.flatMap((paint) => paint.found ?? []);

  test('text can be read, and every bar has an edge that can be seen on the page', () => {
    for (const { fill, text, edge } of [...bars, ...found]) {
      expect(apart(fill, text)).toBeGreaterThanOrEqual(4.5);
      expect(apart(edge ?? fill, colors.canvas)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('what is only on one side, less, more and the same differ by pattern alone', () => {
    const looks = [onlyLeft, onlyRight, less, more, folded, unknown].map(
      (paint) => `${paint.pattern} ${paint.isSparse}`
    );
    expect(new Set(looks).size).toBe(6);
    expect(new Set(bars.slice(0, -2).map(({ fill, edge }) => `${fill} ${edge}`)).size).toBe(1);
  });

  test('a change of any size shows its direction', () => {
    const middle = (changes.length - 1) / 2;
    expect(new Set(changes.slice(0, middle)).size).toBe(1);
    expect(new Set(changes.slice(middle + 1)).size).toBe(1);
    expect(changes[middle].pattern).toBe('none');
  });

  test('what was found is filled, and keeps its pattern in a colour that is seen on the fill', () => {
    expect(found.map(({ pattern }) => pattern)).toEqual(bars.slice(0, -1).map(({ pattern }) => pattern));
    for (const { fill, patternInk = '' } of found.filter(({ pattern }) => pattern !== 'none')) {
      expect(fill).not.toBe(colors.canvas);
      expect(apart(fill, patternInk)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('rings have a colour that is seen on a bar, and one that is seen on what was found', () => {
    const { hovered, selected, focused } = forcedInks(colors);
    for (const rings of [hovered, selected, focused]) {
      for (const fill of [unknown.fill, unknown.found?.fill ?? '']) {
        expect(Math.max(...rings.map((ring) => apart(ring, fill)))).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
