import fs from 'node:fs';
import path from 'node:path';

import { decodeFlamebearer } from '../../../src/profile/flamebearer';
import { type FlameTree } from '../../../src/profile/flameTree';
import { diffFlamegraph } from './diff';
import { toDot } from './dot';
import { toFlamegraph } from './flamegraph';
import { cutNodes } from './nodes';
import { treeBytes } from './treeBytes';

const recorded = (name: string): unknown =>
  JSON.parse(fs.readFileSync(path.resolve('tests/fixtures/flamebearer', `${name}.json`), 'utf8')).body;

function treeOf(name: string): FlameTree {
  const { flamegraph } = recorded(name) as { readonly flamegraph: unknown };
  const tree = decodeFlamebearer(flamegraph, { type: 'cpu', unit: 'nanoseconds' });
  if (!tree.ok) {
    throw new Error(JSON.stringify(tree.error));
  }
  return tree.value;
}

// The same samples in two answers of a real server.
test('a flame graph as TREE is the bytes that the real server answers with', () => {
  const bytes = treeBytes(cutNodes(treeOf('stacktraces-flamegraph'), 8192));
  expect({ tree: bytes.toString('base64') }).toEqual(recorded('stacktraces-tree'));
});

test('a comparison with nothing on the left is what the real server answers with', () => {
  const none = treeOf('stacktraces-empty-result');
  const flamegraph = diffFlamegraph(none, treeOf('stacktraces-flamegraph'), 3);
  expect({ flamegraph }).toEqual(recorded('diff-empty-left'));
});

test('a comparison cut to some nodes has those of the real server', () => {
  const whole = treeOf('diff');
  const levels = toFlamegraph(cutNodes(whole, 6), 'comparison').levels;
  const { flamegraph } = recorded('diff-max-nodes-6') as {
    readonly flamegraph: { readonly levels: readonly object[] };
  };
  expect(levels.map((level) => ({ values: level.map(String) }))).toEqual(flamegraph.levels);
});

test('DOT has the largest functions, and who calls whom among them', () => {
  const dot = toDot(treeOf('stacktraces-flamegraph'), 4);
  expect(dot.match(/^N\d+ \[/gm)).toHaveLength(4);
  expect(dot).toMatch(/^N4 \[label="main\.checkout\\n0 of 9540000000"/m);
  expect(dot).toMatch(/^N2 -> N3 \[label=" 10940000000" tooltip="runtime\/pprof\.Do -> main\.main\.func1\.1 /m);
});
