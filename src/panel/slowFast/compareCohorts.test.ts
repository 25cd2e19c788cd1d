import { type FlameTree } from '../../profile/flameTree';
import { compareCohorts } from './compareCohorts';

const tree = (leaf: string, value: number): FlameTree => ({
  sampleType: { type: 'cpu', unit: 'ns' },
  names: ['total', 'main', leaf],
  level: Int32Array.of(0, 1, 2),
  nameIndex: Int32Array.of(0, 1, 2),
  self: Float64Array.of(0, 0, value),
  total: Float64Array.of(value, value, value),
});

test('values are those of one span: fast ones on the left, slow ones on the right', () => {
  const compared = compareCohorts({ tree: tree('a', 100), spans: 10 }, { tree: tree('b', 60), spans: 2 });
  const rows = Array.from(compared.level, (_, row) => [
    compared.names[compared.nameIndex[row]],
    compared.total[row],
    compared.right?.total[row],
  ]);
  expect(rows).toHaveLength(4);
  expect(rows).toEqual(
    expect.arrayContaining([
      ['total', 10, 30],
      ['main', 10, 30],
      ['a', 10, 0],
      ['b', 0, 30],
    ])
  );
});
