import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildTree } from '../../src/profile/buildTree';
import { annotate } from '../../src/profile/disassembly/annotate';
import { findFunction } from '../../src/profile/disassembly/findFunction';
import { functionAddresses } from '../../src/profile/disassembly/functionAddresses';
import { type Instructions } from '../../src/profile/disassembly/instructions';
import { placeAddresses } from '../../src/profile/disassembly/placeAddresses';
import { readInstructions } from '../../src/profile/disassembly/readInstructions';
import { type FlameTree } from '../../src/profile/flameTree';
import { decodePprof } from '../../src/profile/pprof';
import { readDisasm } from './readDisasm';
import { type TopRow } from './readTop';

const FIXTURES = join(__dirname, '..', 'fixtures', 'disassembly');
const SHIFTS = { exe: 0n, pie: 0x55b8954de000n };
const CASES = (['exe', 'pie'] as const).flatMap((build) =>
  (['go', 'gnu'] as const).flatMap((tool) =>
    (['churn', 'step'] as const).map((name) => ({ build, tool, name: `main.${name}`, id: name }))
  )
);

async function treeOf(build: string): Promise<FlameTree> {
  const decoded = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, `${build}.pb.gz`))));
  if (!decoded.ok) {
    throw new Error(JSON.stringify(decoded.error));
  }
  return buildTree(decoded.value, 1, undefined, { detail: 'address', files: true });
}

async function instructionsOf(file: string, name: string): Promise<Instructions> {
  const text = new Blob([readFileSync(join(FIXTURES, file))]);
  const found = await findFunction(text, name, new AbortController().signal);
  if (!found.ok) {
    throw new Error(found.error);
  }
  expect(found.value.sections).toHaveLength(1);
  return readInstructions(found.value.sections[0]);
}

it.each(CASES)('$name of the $build build by the text of $tool, as go tool pprof -disasm has it', async (golden) => {
  const { build, tool, name, id } = golden;
  const expected = readDisasm(readFileSync(join(__dirname, 'expected', `${build}.pb.gz.disasm-${id}.txt`), 'utf8'));
  const of = functionAddresses(await treeOf(build), name);
  const instructions = await instructionsOf(`${build}.${tool}.txt`, name);
  const shift = placeAddresses(of.address, instructions);
  expect(shift).toEqual({ ok: true, value: SHIFTS[build] });
  const { self, total } = annotate(instructions, of, SHIFTS[build]);
  const ours = Array.from(instructions.address, (address, row): [string, TopRow] => [
    address.toString(16),
    { self: self[row], total: total[row] },
  ]);
  const costly = ([, { total: all }]: [string, TopRow]): boolean => all !== 0;
  expect(ours.filter(costly).length).toBeGreaterThan(4);
  expect(ours.filter(costly)).toEqual([...expected].filter(costly));
  // pprof reads what pads the end of a function too, or half of it.
  expect([...expected.keys()].slice(0, -3).filter((address) => !ours.some(([own]) => own === address))).toEqual([]);
});

it('the text of another build is refused', async () => {
  const { address } = functionAddresses(await treeOf('pie'), 'main.churn');
  const placed = placeAddresses(address, await instructionsOf('exe.gnu.txt', 'main.churn'));
  expect(placed).toMatchObject({ ok: false, error: expect.stringContaining('another build') as string });
});

it('a function that is inlined is told where', async () => {
  const of = functionAddresses(await treeOf('exe'), 'main.mix');
  expect(of.address).toHaveLength(0);
  expect(of.inlinedInto).toEqual([{ name: 'main.churn', total: of.whole.total[0] }]);
});
