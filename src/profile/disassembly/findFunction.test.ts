import { findFunction, type FunctionText, MAX_TEXT_BYTES, type TextFile } from './findFunction';

const never = new AbortController().signal;
const find = (text: string | Uint8Array<ArrayBuffer>, name = 'main.f') => findFunction(new Blob([text]), name, never);

async function sectionsOf(text: string, name?: string): Promise<FunctionText['sections']> {
  const found = await find(text, name);
  return found.ok ? found.value.sections : [];
}

const GO = 'TEXT main.f(SB) f.go\n  f.go:1\t0x10\t90\tNOP\t\nTEXT main.g(SB) f.go\n  f.go:2\t0x20\t90\tNOP\t\n';
const GNU =
  'a:     file format elf64\n\n0000000000000010 <main.f>:\n  10:\t90\tnop\n\n0000000000000020 <main.g>:\n  20:\t90\tnop\n';

it.each([
  ['go tool objdump', GO, 'main.f', ['  f.go:1\t0x10\t90\tNOP\t']],
  ['objdump', GNU, 'main.g', ['  20:\t90\tnop']],
  ['lines that end as on Windows', GO.replace(/\n/g, '\r\n'), 'main.f', ['  f.go:1\t0x10\t90\tNOP\t']],
  ['several of a name', GNU.replace('main.g', 'main.f'), 'main.f', ['  10:\t90\tnop', '  20:\t90\tnop']],
  ['C++ with its parameters', GNU.replace('main.g', 'a::f(int (*)(char), b<c>) const'), 'a::f', ['  20:\t90\tnop']],
  ['C++ without them', GNU.replace('main.g', 'a::f'), 'a::f(int)', ['  20:\t90\tnop']],
  [
    'C++ that was cloned',
    GNU.replace('main.g', 'a::f(int) [clone .cold] [clone .isra.0]'),
    'a::f(int)',
    ['  20:\t90\tnop'],
  ],
  ['methods of Go', GO.replace('main.g', 'main.(*T).g'), 'main.(*T).g', ['  f.go:2\t0x20\t90\tNOP\t']],
])('finds %s', async (_, text, name, expected) => {
  const sections = await sectionsOf(text, name);
  expect(sections.map(({ lines }) => lines.trim().replace(/\r/g, ''))).toEqual(expected.map((line) => line.trim()));
  expect(sections.map(({ cut }) => cut)).toEqual(expected.map(() => 'no'));
});

it.each([
  ['nothing', '', /no disassembly/],
  ['source', 'package main\nfunc f() {}\n', /no disassembly/],
  ['one line without end', 'x'.repeat(3_000_000), /no disassembly/],
  ['other functions', GO.replace('main.f', 'main.h'), /2 functions, and none of them is called main\.f/],
  ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1]), /the program itself/],
  ['bytes', new Uint8Array([1, 2, 0, 3]), /bytes that are 0/],
  ['text that turns into bytes', `${'\n'.repeat(2 ** 20)}\0`, /no text from byte 1048576 on/],
])('refuses %s', async (_, text, expected) => {
  const found = await find(text);
  expect(found.ok ? '' : found.error).toMatch(expected);
});

it('tells where a text ends within the function', async () => {
  expect(await sectionsOf(GO.slice(0, 30))).toMatchObject([{ cut: 'endOfFile' }]);
});

/** A text of a size of its own, of which only what is read is made. */
function endless(size: number, line: string, read: number[] = []): TextFile {
  const piece = new TextEncoder().encode(line.repeat(Math.ceil(2 ** 20 / line.length)).slice(0, 2 ** 20));
  return {
    size,
    slice: (from, to) => {
      read.push(from);
      return { arrayBuffer: () => Promise.resolve(piece.slice(0, to - from).buffer) };
    },
  };
}

it('looks through a large text in pieces, and tells how far it is', async () => {
  const shares: number[] = [];
  const size = 64 * 2 ** 20;
  const found = await findFunction(endless(size, '0000000000000020 <main.g>:\n'), 'main.f', never, (share) =>
    shares.push(share)
  );
  expect(found.ok).toBe(false);
  expect([shares.length, shares.at(-1)]).toEqual([64, 1]);
});

it('takes a function that does not end up to a limit', async () => {
  const text = new TextEncoder().encode('TEXT main.f(SB) f.go\n');
  const lines = endless(64 * 2 ** 20, '  f.go:1\t0x10\t90\tNOP\t\n');
  const found = await findFunction(
    { ...lines, slice: (from, to) => (from === 0 ? new Blob([text]) : lines.slice(from, to)) },
    'main.f',
    never
  );
  const [section] = found.ok ? found.value.sections : [];
  expect(section.cut).toBe('tooLong');
  expect(section.lines.length).toBeLessThan(20 * 2 ** 20);
});

it('reads nothing of a text beyond all measure, and no more once nobody waits', async () => {
  const read: number[] = [];
  const found = await findFunction(endless(MAX_TEXT_BYTES + 1, '\n', read), 'main.f', never);
  expect([found.ok, read]).toEqual([false, []]);
  const stop = new AbortController();
  const search = findFunction(endless(2 ** 30, '\n', read), 'main.f', stop.signal, () => stop.abort(new Error('gone')));
  await expect(search).rejects.toThrow('gone');
  expect(read).toEqual([0]);
});
