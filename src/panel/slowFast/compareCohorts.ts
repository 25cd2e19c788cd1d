import { type FlameTree, type FlameTreeSide } from '../../profile/flameTree';
import { mergeTrees } from '../../profile/mergeTrees';

/** Samples of several spans, and of how many. */
export interface Pooled {
  readonly tree: FlameTree;
  readonly spans: number;
}

/**
 * What a fast span has on the average on the left, and a slow one on the right: equal paths of names are one row. The
 * trees must be of one profile type.
 */
export function compareCohorts(fast: Pooled, slow: Pooled): FlameTree {
  const left = perSpan(fast);
  const right = perSpan(slow);
  const none = (tree: FlameTree): FlameTreeSide => ({
    self: new Float64Array(tree.self.length),
    total: new Float64Array(tree.total.length),
  });
  return mergeTrees([
    { ...fast.tree, ...left, right: none(fast.tree) },
    { ...slow.tree, ...none(slow.tree), right, sampleType: fast.tree.sampleType },
  ]);
}

const perSpan = ({ tree, spans }: Pooled): FlameTreeSide => ({
  self: tree.self.map((value) => value / spans),
  total: tree.total.map((value) => value / spans),
});
