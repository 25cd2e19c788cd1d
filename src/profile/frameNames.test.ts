import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { encodeStacks } from '../../tests/encodeStacks';
import { buildTree } from './buildTree';
import { formatFolded } from './folded';
import { functionInName } from './frameNames';
import { decodePprof } from './pprof';
import { type Profile } from './profile';

// Lines and addresses are held against pprof in tests/golden.
describe('frames by file', () => {
  it('are called by their file', async () => {
    const recorded = readFileSync(join(__dirname, '..', '..', 'tests', 'fixtures', 'pprof', 'cpu-3s.pb.gz'));
    const { names, nameIndex, files } = buildTree(await decoded(recorded), 0, undefined, {
      detail: 'file',
      files: true,
    });
    expect(new Set(Array.from(nameIndex.subarray(1), (name) => names[name]))).toEqual(
      new Set(Array.from(files?.index.subarray(1) ?? [], (file) => files?.names[file]))
    );
  });

  it('say where no file is known', async () => {
    const tree = buildTree(await decoded(encodeStacks(['main;work 1'])), 0, undefined, { detail: 'file' });
    expect(formatFolded(tree)).toBe('(unknown);(unknown) 1\n');
  });
});

test.each([
  ['main.work', '/src/main.go', 'main.work'],
  ['main.work /src/main.go:12', '/src/main.go', 'main.work'],
  ['main.work /src/main.go', '/src/main.go', 'main.work'],
  ['0x4a5b6c main.work /src/main.go:12', '/src/main.go', 'main.work'],
  ['0x7f1b2d528000 [libc.so.6]', '/lib/libc.so.6', '0x7f1b2d528000 [libc.so.6]'],
  ['operator new(unsigned long) a.cc:3', 'b.cc', 'operator new(unsigned long) a.cc:3'],
  ['a b c.py:12', 'c.py', 'a b'],
])('the function in %j of %j is %j', (name, file, expected) => {
  expect(functionInName(name, file)).toBe(expected);
});

async function decoded(bytes: Uint8Array): Promise<Profile> {
  const result = await decodePprof(new Uint8Array(bytes));
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
