import { type FlameTree } from '../../profile/flameTree';
import { compareCohorts, type PooledBatch } from './compareCohorts';

const SAMPLE = 10e6;

/** `samples` samples of 10 ms in a function below main. */
const tree = (leaf: string, samples: number): FlameTree => ({
  sampleType: { type: 'cpu', unit: 'ns' },
  names: ['total', 'main', leaf],
  level: Int32Array.of(0, 1, 2),
  nameIndex: Int32Array.of(0, 1, 2),
  self: Float64Array.of(0, 0, samples * SAMPLE),
  total: Float64Array.of(samples * SAMPLE, samples * SAMPLE, samples * SAMPLE),
});
const batches = (leaf: string, counts: readonly number[], spans: number): PooledBatch[] =>
  counts.map((samples) => ({ tree: tree(leaf, samples), spans }));
const rowsOf = ({ tree: compared }: ReturnType<typeof compareCohorts>) =>
  Array.from(compared.level, (_, row) => [
    compared.names[compared.nameIndex[row]],
    compared.total[row] / SAMPLE,
    (compared.right?.total[row] ?? NaN) / SAMPLE,
    compared.insignificant[row] === 1 ? 'noise' : 'real',
  ]);

test('values are those of one span: fast ones on the left, slow ones on the right', () => {
  const compared = compareCohorts(batches('a', [50, 50], 5), batches('b', [60], 2), SAMPLE);
  expect(rowsOf(compared)).toEqual([
    ['total', 10, 30, 'real'],
    ['main', 10, 30, 'real'],
    ['b', 0, 30, 'real'],
    ['a', 10, 0, 'real'],
  ]);
  expect(compared.comparison.basis.kind).toBe('pooled');
});

test('batches that vary by as much as the sides differ: nothing is claimed', () => {
  const compared = compareCohorts(batches('a', [20, 60, 30, 90, 10, 70], 5), batches('a', [80, 25, 95, 20, 75, 40], 5));
  expect(rowsOf(compared).map(([name, , , mark]) => [name, mark])).toEqual([
    ['total', 'noise'],
    ['main', 'noise'],
    ['a', 'noise'],
  ]);
  expect(compared.explanation.kind).toBe('noise');
});

test('batches without samples count as spans that have none', () => {
  const compared = compareCohorts(batches('a', [40, 0, 40, 0], 1), batches('a', [40, 40, 40, 40], 1));
  expect(rowsOf(compared)[0].slice(0, 3)).toEqual(['total', 20, 40]);
});
