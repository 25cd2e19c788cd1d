import { HeaviestFirst } from './heap';

test.each([[[]], [[5]], [[1, 2, 3, 4, 5, 6]], [[6, 5, 4, 3, 2, 1]], [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]]])(
  '%j comes out from the heaviest on',
  (weights) => {
    const heap = new HeaviestFirst();
    weights.forEach((weight, item) => heap.push(item, weight));
    expect(heap.size).toBe(weights.length);
    const out = weights.map(() => weights[heap.pop() ?? -1]);
    expect(out).toEqual([...weights].sort((a, b) => b - a));
    expect(heap.pop()).toBeUndefined();
  }
);
