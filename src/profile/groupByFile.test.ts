import fs from 'node:fs';
import path from 'node:path';

import { foldedTree } from '../../tests/foldedTree';
import { buildTree } from './buildTree';
import { cutToCallSite } from './callSite';
import { type FlameTree } from './flameTree';
import { formatTree } from './formatTree';
import { groupByFile } from './groupByFile';
import { decodePprof } from './pprof';

const FIXTURES = path.join(__dirname, '../../tests/fixtures/pprof');

/** Rows that weigh nothing are not written anew. */
const withoutZeros = (tree: FlameTree): FlameTree => cutToCallSite(tree, []);

it.each(['cpu-3s.pb.gz', 'heap.pb.gz', 'node-wall-3s.pb.gz', 'parca-query-merge-pprof.pb.gz'])(
  'from the lines of %s, it is the tree of its files',
  async (name) => {
    const profile = await decodePprof(new Uint8Array(fs.readFileSync(path.join(FIXTURES, name))));
    if (!profile.ok) {
      throw new Error(name);
    }
    const tree = (detail: 'line' | 'file') => buildTree(profile.value, 0, undefined, { files: true, detail });
    expect(formatTree(groupByFile(tree('line')))).toBe(formatTree(withoutZeros(tree('file'))));
  }
);

it('leaves the values of labels', () => {
  const tree = foldedTree('GET /;main /a.go:1;work /a.go:2 3');
  const files = { names: ['', '/a.go'], index: Int32Array.of(0, 0, 1, 1) };
  expect(formatTree(groupByFile({ ...tree, files }, 1))).toBe(formatTree(foldedTree('GET /;/a.go;/a.go 3')));
});
