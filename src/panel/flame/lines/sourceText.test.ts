import { type FunctionLines } from '../../../profile/functionLines';
import { listingOf } from './listing';
import { MAX_SOURCE_BYTES, MAX_SOURCE_LINES, readSource, shownLine, sourceDoubts, type SourceText } from './sourceText';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(text: string, name = 'cart.go'): SourceText {
  const source = readSource(name, bytes(text));
  if (!source.ok) {
    throw new Error(source.error);
  }
  return source.value;
}

const linesOf = (...line: readonly number[]): FunctionLines => ({
  file: '/src/cart.go',
  line: Int32Array.from(line),
  self: new Float64Array(line.length),
  total: new Float64Array(line.length),
  whole: { self: Float64Array.of(0), total: Float64Array.of(0) },
});

describe('readSource', () => {
  it.each([
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\n\n', ['a', 'b', '']],
    ['\u{feff}a', ['a']],
  ])('splits %j', (text, expected) => {
    expect(read(text).lines).toEqual(expected);
  });

  it.each([
    ['of no text', Uint8Array.of(0x7f, 0x45, 0, 1), /no text/],
    ['that is empty', bytes(' \n'), /empty/],
    ['that is too large', new Uint8Array(MAX_SOURCE_BYTES + 1), /read up to 8 MiB/],
  ])('refuses a file %s', (_, content, words) => {
    const source = readSource('cart.go', content);
    expect(source.ok ? '' : source.error).toMatch(words);
  });

  it('shows a bounded number of lines, and says what is left out', () => {
    const source = read('x\n'.repeat(MAX_SOURCE_LINES + 7));
    expect([source.lines.length, source.leftOut]).toEqual([MAX_SOURCE_LINES, 7]);
    expect(sourceDoubts(source, linesOf(1))).toEqual([expect.stringContaining('7 are left out')]);
  });
});

it('writes out what would change the text around it, and cuts very long lines', () => {
  expect(shownLine('\tif a {\u202e')).toBe('    if a {\\u202e');
  expect(shownLine('x'.repeat(5000))).toHaveLength(1001);
});

describe('a source file', () => {
  it.each([
    ['cart.go', 3, []],
    ['cart.go', 2, ['The profile names line 3, and this file ends at line 2']],
    ['shop.go', 3, ['The profile names cart.go, and this is shop.go']],
  ])('named %s with %i lines', (name, count, expected) => {
    const doubts = sourceDoubts(read('x\n'.repeat(count), name), linesOf(1, 3));
    expect(doubts).toEqual(expected.map((words) => expect.stringContaining(words) as string));
  });
});

describe('the listing', () => {
  it('has the lines with costs alone where there is no source', () => {
    const { line, cost } = listingOf(linesOf(0, 4, 9), undefined);
    expect([Array.from(line), Array.from(cost)]).toEqual([
      [0, 4, 9],
      [0, 1, 2],
    ]);
  });

  it('has all lines of the source, and behind them the costs that are of none', () => {
    const { line, cost } = listingOf(linesOf(0, 2, 2_000_000_000), read('a\nb\nc'));
    expect([Array.from(line), Array.from(cost)]).toEqual([
      [1, 2, 3, 0, 2_000_000_000],
      [-1, 1, -1, 0, 2],
    ]);
  });
});
