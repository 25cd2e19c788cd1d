import { fitText, GlyphWidths } from './glyphWidths';

/** Every character 10 wide, as are pairs of surrogates; combining marks have no width. */
const width = (character: string): number => (/\p{M}/u.test(character) ? 0 : 10);

test.each([
  ['main.run', 80, 'start', 'main.run'],
  ['main.run', 79, 'start', 'main.r…'],
  ['main.run', 79, 'end', '…in.run'],
  ['main.run', 40, 'start', 'mai…'],
  ['main.run', 39, 'start', ''],
  ['main.run', 39, 'end', ''],
  ['ab', 20, 'start', 'ab'],
  ['ab', 19, 'start', ''],
  ['', 50, 'start', ''],
  ['λ🔥🔥🔥🔥', 40, 'start', 'λ🔥🔥…'],
  ['🔥🔥🔥🔥λ', 40, 'end', '…🔥🔥λ'],
  ['lone \ud83d and more', 70, 'start', 'lone \ud83d…'],
] as const)('%j in %d, its %s kept, is %j', (text, room, kept, fitted) => {
  expect(fitText(text, room, new GlyphWidths(width), kept)).toBe(fitted);
});

test('each character is measured once', () => {
  const measure = jest.fn(width);
  const widths = new GlyphWidths(measure);
  fitText('aλaλaλ', 1000, widths, 'start');
  fitText('aλ🔥', 1000, widths, 'start');
  expect(measure.mock.calls.map(([character]) => character).sort()).toEqual(['…', 'a', 'λ', '🔥'].sort());
});

test('a name of a million characters that take no room is not read to its end', () => {
  const widths = new GlyphWidths(width);
  const read = jest.spyOn(widths, 'of');
  expect(fitText('abc' + '\u0301'.repeat(1_000_000), 100, widths, 'start').length).toBeLessThan(1100);
  expect(read.mock.calls.length).toBeLessThan(1100);
});
