import { type FlameTree } from '../flameTree';
import { formatTree } from '../formatTree';
import { describeProfileError } from '../profileError';
import { allSteps } from '../steps';
import { recordingChartSteps } from '../chart/recording';
import { decodeCpuprofile } from './decodeCpuprofile';

const node = (id: number, functionName: string, children: readonly number[] = [], url = ''): object => ({
  id,
  callFrame: { functionName, url, scriptId: '0', lineNumber: 1, columnNumber: 1 },
  hitCount: 1,
  children,
});
const NODES = [
  node(1, '(root)', [2, 5]),
  node(2, 'main', [3, 4], 'file:///srv/a.js'),
  node(3, 'parse'),
  node(4, ''),
  node(5, '(idle)'),
];
/** Starts at 100; the third sample is written before the second one. */
const FILE = {
  nodes: NODES,
  startTime: 100,
  endTime: 200,
  samples: [3, 3, 4, 5, 2],
  timeDeltas: [10, 20, -5, 30, 25],
};

function decoded(json: unknown): { readonly sums: string; readonly chart: FlameTree } | string {
  const file = decodeCpuprofile(json, 'a.cpuprofile');
  if (!file.ok) {
    return describeProfileError(file.error);
  }
  const { order, tree } = file.value;
  const chart = order.kind === 'none' ? undefined : allSteps(recordingChartSteps(order, tree.sampleType));
  return { sums: formatTree(tree), chart: chart?.ok ? chart.value : (undefined as never) };
}

const drawn = ({ level, names, nameIndex, times }: FlameTree): string[] =>
  Array.from(level, (_, row) => `${names[nameIndex[row]]} ${times?.start[row]}-${times?.end[row]}`);

it('samples last until the next one, and nothing ran while V8 was idle', () => {
  const file = decoded(FILE);
  // Moments from the start on: 10, 30, 25 (with the one before, at 30), 55, 80, and the end at 100.
  expect(typeof file === 'string' ? file : drawn(file.chart)).toEqual([
    'total 0-100',
    'main 10-55',
    'parse 10-30',
    '(anonymous) 30-55',
    'main 80-100',
  ]);
  expect(typeof file === 'string' ? file : file.sums).toBe(
    [
      '- total (total: 100, self: 35)',
      '  - main (total: 65, self: 20)',
      '    - (anonymous) (total: 25, self: 25)',
      '    - parse (total: 20, self: 20)',
    ].join('\n')
  );
});

it('nodes that name their parents are read as well, and files without their scheme', () => {
  const nodes = [
    { id: 1, callFrame: { functionName: '(root)' } },
    { id: 2, parent: 1, callFrame: { functionName: 'main', url: 'file:///srv/a.js' } },
  ];
  const file = decodeCpuprofile({ ...FILE, nodes, samples: [2], timeDeltas: [0] }, 'x');
  expect(file.ok && file.value.tree.files?.names).toEqual(['', '/srv/a.js']);
  expect(file.ok && formatTree(file.value.tree)).toBe(
    '- total (total: 100, self: 0)\n  - main (total: 100, self: 100)'
  );
});

it.each([
  ['no nodes', { nodes: [] }, 'nodes should be'],
  ['two nodes of one id', { nodes: [node(1, 'a'), node(1, 'b')] }, 'nodes[0].id should be an id of its own, found 1'],
  ['a child that is not there', { nodes: [node(1, 'a', [9])] }, 'nodes[0] should be nodes that the file has, found 9'],
  ['a node below itself', { nodes: [node(1, 'a', [2]), node(2, 'b', [1])] }, 'nodes should be a tree'],
  ['a sample of no node', { samples: [3, 3, 4, 5, 77] }, 'samples[4] should be a node that the file has, found 77'],
  ['a time that is none', { timeDeltas: [1, 2, 'x', 3, 4] }, 'timeDeltas[2] should be a number, found "x"'],
  ['too few times', { timeDeltas: [1] }, 'timeDeltas should be 5 values, one for each sample, found 1'],
])('%s is refused, with its place', (_, change, words) => {
  expect(decoded({ ...FILE, ...change })).toContain(words);
});
