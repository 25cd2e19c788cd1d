import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { decodeFlamebearer } from '../../src/profile/flamebearer';
import { type FlameTree } from '../../src/profile/flameTree';
import { formatTree } from '../../src/profile/formatTree';
import { foldedTree } from '../foldedTree';
import { isConsistent, sum } from '../properties/trees';
import { readPyroscopeTree } from './readPyroscopeTree';

const FIXTURES = join(__dirname, '..', 'fixtures', 'flamebearer');

/** What Pyroscope sends beside the bars, of which the decoder makes no use. */
interface Answer {
  readonly flamegraph?: Flamegraph;
  readonly flamebearer?: Flamegraph;
  readonly tree?: string;
  readonly leftTicks?: number;
  readonly rightTicks?: number;
}

interface Flamegraph {
  readonly names: readonly string[];
  readonly levels: ReadonlyArray<readonly number[] | { readonly values: readonly string[] }>;
  readonly total?: string;
  readonly numTicks?: number;
  readonly leftTicks?: string;
  readonly rightTicks?: string;
}

const flamegraphs = readdirSync(FIXTURES).filter((name) => answerOf(name).tree === undefined);

describe.each(flamegraphs)('the recorded flame graph %s', (name) => {
  const answer = answerOf(name);
  const graph = answer.flamegraph ?? answer.flamebearer;
  const tree = decoded(graph);

  it('has the totals that the server states', () => {
    expect(isConsistent(tree)).toBe(true);
    expect(sum(tree.self)).toBe(tree.total[0]);
    expect(tree.total[0] + (tree.right?.total[0] ?? 0)).toBe(Number(graph?.total ?? graph?.numTicks ?? 0));
  });

  it('has both sides if it is a comparison', () => {
    const right = graph?.rightTicks ?? answer.rightTicks;
    expect(tree.right?.total[0]).toBe(right === undefined ? undefined : Number(right));
    if (tree.right) {
      const { sampleType, names, level, nameIndex } = tree;
      expect(tree.total[0]).toBe(Number(graph?.leftTicks ?? answer.leftTicks ?? 0));
      expect(isConsistent({ sampleType, names, level, nameIndex, ...tree.right })).toBe(true);
    }
  });
});

describe('the same profile in both formats of Pyroscope', () => {
  it.each(['', '.v1'])('is the same tree%s', (storage) => {
    const text = answerOf(`stacktraces-tree${storage}.json`).tree ?? '';
    const fromBars = decoded(answerOf(`stacktraces-flamegraph${storage}.json`).flamegraph);
    expect(fromBars.level).toHaveLength(373);
    expect(formatTree(fromBars)).toBe(formatTree(foldedTree(...readPyroscopeTree(text))));
  });
});

function answerOf(name: string): Answer {
  return JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')).body;
}

function decoded(graph: unknown): FlameTree {
  const result = decodeFlamebearer(graph, { type: 'cpu', unit: 'nanoseconds' });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
