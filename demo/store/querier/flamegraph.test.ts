import fs from 'node:fs';
import path from 'node:path';

import { decodeFlamebearer } from '../../../src/profile/flamebearer';
import { type FlameTree } from '../../../src/profile/flameTree';
import { flamegraphJson, toFlamegraph } from './flamegraph';
import { cutNodes } from './nodes';

const recorded = (name: string): unknown => {
  const folder = fs.existsSync(path.resolve('tests/fixtures/pyroscope', `${name}.json`))
    ? 'pyroscope'
    : 'pyroscopeStore';
  const { response } = JSON.parse(fs.readFileSync(path.resolve('tests/fixtures', folder, `${name}.json`), 'utf8'));
  return response.body.flamegraph;
};

const cutTo = (tree: FlameTree, maxNodes: number): object =>
  flamegraphJson(toFlamegraph(cutNodes(tree, maxNodes), 'single'));

// The same samples in two answers of a real server: whole, and cut to a number of nodes.
test.each([
  ['stacktraces-flamegraph', 'stacktraces-flamegraph', 8192],
  ['stacktraces-flamegraph', 'snake-case-keys', 3],
  ['span-profile', 'span-profile', 8192],
  ['span-profile', 'span-profile-uppercase', 3],
])('%s, cut to the nodes of %s, is that answer', (whole, cut, maxNodes) => {
  const tree = decodeFlamebearer(recorded(whole), { type: 'cpu', unit: 'nanoseconds' });
  expect(tree.ok && cutTo(tree.value, maxNodes)).toEqual(recorded(cut));
});

test('cut to more nodes, it has the same nodes; the real server also cuts before it merges, so they hold less there', () => {
  const tree = decodeFlamebearer(recorded('stacktraces-flamegraph'), { type: 'cpu', unit: 'nanoseconds' });
  const cut = recorded('stacktraces-max-nodes-8') as object;
  expect(tree.ok && nodesOf(cutTo(tree.value, 8))).toEqual(nodesOf(cut));
});

interface Flamegraph {
  readonly names: readonly string[];
  readonly levels: ReadonlyArray<{ readonly values: readonly string[] }>;
}

/** The name of every node, level by level. */
function nodesOf(flamegraph: object): readonly string[][] {
  const { names, levels } = flamegraph as Flamegraph;
  const namesOf = (values: readonly string[]): string[] =>
    values.filter((_, column) => column % 4 === 3).map((row) => names[Number(row)]);
  return levels.map(({ values }) => namesOf(values));
}
