import { type ShownTree } from './frameTree';

/**
 * Stands for the tree of a profile that is still asked for. A view that is mounted with it has its canvas and toolbar
 * before the profile comes, and paints it in the frame in which it does.
 */
export const AWAITED_TREE: ShownTree = {
  sampleType: { type: '', unit: 'none' },
  names: ['total'],
  level: new Int32Array(1),
  nameIndex: new Int32Array(1),
  self: new Float64Array(1),
  total: new Float64Array(1),
  folded: new Int32Array(1),
};
