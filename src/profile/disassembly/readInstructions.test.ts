import fc from 'fast-check';

import { readInstructions } from './readInstructions';

const read = (lines: string) => readInstructions({ symbol: 'f', lines, cut: 'no' });

it.each([
  ['go tool objdump', '  f.go:7\t\t0x10\t\t4889e5\t\tMOVQ SP, BP\t\t\t\n', ['MOVQ SP, BP', 'f.go', 7]],
  ['go tool objdump -S', '\tx := 1\n  0x10\t\t55\t\tPUSHQ BP\n', ['PUSHQ BP', '', 0]],
  ['objdump -d', '  10:\t48 89 e5             \tmov    %rsp,%rbp\n', ['mov    %rsp,%rbp', '', 0]],
  ['objdump -d -l', 'f():\n/a/f.c:7 (discriminator 3)\n  10:\t55\tpush   %rbp\n', ['push   %rbp', '/a/f.c', 7]],
  ['objdump --no-show-raw-insn', '  10:\tpush   %rbp\n', ['push   %rbp', '', 0]],
  ['objdump of ARM', '  10:\ta9bf7bfd \tstp\tx29, x30, [sp, #-16]!\n', ['stp x29, x30, [sp, #-16]!', '', 0]],
  [
    'llvm-objdump -l',
    '; /a/f.c:7\n      10: 48 89 e5                     \tmovq\t%rsp, %rbp\n',
    ['movq %rsp, %rbp', '/a/f.c', 7],
  ],
])('reads %s', (_, lines, [text, file, line]) => {
  expect(read(lines)).toMatchObject({
    address: BigUint64Array.of(0x10n),
    text: [text],
    file: [file],
    line: Int32Array.of(Number(line)),
  });
});

it('takes what goes on in the next line for one instruction, and passes over what is none', () => {
  const { address, text } = read(
    [
      '  10:\t49 b9 15 7c 4a 7f b9 \tmovabs $0x9e37,%r9',
      '  17:\t79 37 9e ',
      '\t...',
      '  1a:\t90\tnop',
      '  5:\t90\tback',
      'end',
    ].join('\n')
  );
  expect([[...address], text]).toEqual([
    [0x10n, 0x1an],
    ['movabs $0x9e37,%r9', 'nop'],
  ]);
});

it('reads so many instructions, and counts those behind', () => {
  const lines = Array.from({ length: 200_010 }, (_, at) => `  ${(at + 1).toString(16)}:\t90\tnop\n`).join('');
  const { address, leftOut } = read(lines);
  expect([address.length, leftOut]).toEqual([200_000, 10]);
});

it.each([
  ['spaces', ' '.repeat(4000)],
  ['places', 'f:1 '.repeat(1000)],
  ['spaces within an instruction', `  f.go:1\t0x10\t90\tNOP${' '.repeat(3000)}x`],
  ['bytes', `  10:\t${'90 '.repeat(1300)}x`],
])('takes little time for lines of %s', (_, line) => {
  const began = performance.now();
  read(`${line}\n`.repeat(200));
  // Were it quadratic, it would be minutes.
  expect(performance.now() - began).toBeLessThan(5_000);
});

it('reads any text, with addresses that rise', () => {
  const anyLine = fc.oneof(
    fc.string(),
    fc.nat().map((at) => `  ${at.toString(16)}:\t90\tnop`),
    fc.constant(`${' '.repeat(3000)}f:1 0x`)
  );
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      const { address, text } = read(lines.join('\n'));
      expect(text).toHaveLength(address.length);
      expect([...address].every((at, row) => row === 0 || at > address[row - 1])).toBe(true);
    })
  );
});
