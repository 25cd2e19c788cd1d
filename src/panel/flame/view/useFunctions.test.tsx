import { renderHook, waitFor } from '@testing-library/react';

import { type FlameTree } from '../../../profile/flameTree';
import { functionTotals } from '../../../profile/functions';
import { useFunctions } from './useFunctions';

const ROWS = 60_000;
const FUNCTIONS = 100;

/** One root with many calls of a few functions, of one sample each. */
function wideTree(rows = ROWS): FlameTree {
  const self = Float64Array.from({ length: rows }, (_, row) => (row === 0 ? 0 : 1));
  return {
    sampleType: { type: 'samples', unit: 'count' },
    names: ['total', ...Array.from({ length: FUNCTIONS }, (_, name) => `f${name}`)],
    level: Int32Array.from({ length: rows }, (_, row) => Math.min(row, 1)),
    nameIndex: Int32Array.from({ length: rows }, (_, row) => (row === 0 ? 0 : 1 + (row % FUNCTIONS))),
    self,
    total: self.map((value, row) => (row === 0 ? rows - 1 : value)),
  };
}

describe('the functions of a tree', () => {
  it('are there at once where it is small, or where they are known', () => {
    const small = wideTree(500);
    expect(renderHook(() => useFunctions(small, undefined)).result.current).toEqual(functionTotals(small));
    const large = wideTree();
    const known = functionTotals(small);
    expect(renderHook(() => useFunctions(large, known)).result.current).toBe(known);
  });

  it('of a large tree are counted after it is drawn', async () => {
    const tree = wideTree();
    const { result } = renderHook(() => useFunctions(tree, undefined));
    expect(result.current).toBeUndefined();
    await waitFor(() => expect(result.current).toEqual(functionTotals(tree)));
    expect(result.current?.name).toHaveLength(FUNCTIONS);
  });

  it('are never those of another tree', async () => {
    const [first, second] = [wideTree(), wideTree(ROWS + 1000)];
    const { result, rerender } = renderHook(({ tree }) => useFunctions(tree, undefined), {
      initialProps: { tree: first },
    });
    await waitFor(() => expect(result.current).toBeDefined());
    rerender({ tree: second });
    expect(result.current).toBeUndefined();
    rerender({ tree: first });
    expect(result.current).toEqual(functionTotals(first));
    rerender({ tree: second });
    await waitFor(() => expect(result.current).toEqual(functionTotals(second)));
  });
});
