import { type FlameLayout } from './flameLayout';

/** Answers whether any row among the positions `first` to `after` of a level has a mark, in constant time. */
export type AnyMarked = (first: number, after: number) => boolean;

/** `marks` has a byte for each row of the tree; 0 is no mark. */
export function anyMarked({ order }: FlameLayout, marks: Uint8Array): AnyMarked {
  const before = new Int32Array(order.length + 1);
  for (let at = 0; at < order.length; at++) {
    before[at + 1] = before[at] + (marks[order[at]] === 0 ? 0 : 1);
  }
  return (first, after) => before[after] > before[first];
}
