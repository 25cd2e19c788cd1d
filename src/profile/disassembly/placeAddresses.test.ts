import fc from 'fast-check';

import { type Instructions } from './instructions';
import { placeAddresses } from './placeAddresses';

/** Instructions of 4 bytes from an address on; each third is a call. */
function instructionsFrom(start: bigint, count: number): Instructions {
  const rows = Array.from({ length: count }, (_, row) => row);
  return {
    symbol: 'f',
    address: BigUint64Array.from(rows, (row) => start + BigInt(4 * row)),
    text: rows.map((row) => (row % 3 === 2 ? 'call   10 <g>' : 'nop')),
    file: rows.map(() => ''),
    line: new Int32Array(count),
    leftOut: 0,
  };
}

const F = instructionsFrom(0x401000n, 30);

it.each([
  ['starts of instructions', [0x401000n, 0x401010n], 0n],
  ['the middle of a call', [0x401000n, 0x40100bn], 0n],
  ['a program that was moved', [0x7f0000001004n, 0x7f000000100bn], 0x7efffc000000n + 0x3c00000n],
  ['a program that was moved down', [0x1004n, 0x100bn], -0x400000n],
  ['the last instruction', [0x401074n], 0n],
])('finds the place by %s', (_, addresses, shift) => {
  expect(placeAddresses(BigUint64Array.from(addresses), F)).toEqual({ ok: true, value: shift });
});

it.each([
  ['the middle of what is no call', [0x401001n], /another build/],
  ['a place that is off by less than a page', [0x401802n], /another build/],
  ['addresses further apart than the function is long', [0x401000n, 0x402000n], /another build/],
  ['no address', [], /no address/],
])('refuses %s', (_, addresses, expected) => {
  const placed = placeAddresses(BigUint64Array.from(addresses), F);
  expect(placed.ok ? '' : placed.error).toMatch(expected);
});

it('refuses where several places fit', () => {
  const placed = placeAddresses(BigUint64Array.of(0x7f0000000000n), instructionsFrom(0x401000n, 3000));
  expect(placed.ok ? '' : placed.error).toMatch(/several ways/);
});

it('finds any place that a function within a page was moved to', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 30), fc.array(fc.nat(29), { minLength: 1 }), (page, rows) => {
      const shift = BigInt(page) * 4096n;
      const sorted = [...rows].sort((a, b) => a - b).map((row) => F.address[row] + shift);
      expect(placeAddresses(BigUint64Array.from(sorted), F)).toEqual({ ok: true, value: shift });
    })
  );
});
