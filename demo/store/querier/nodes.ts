import { type FlameTree } from '../../../src/profile/flameTree';

const OTHER = 'other';

/** A node of a call tree; of a comparison, with its right side. */
export interface Node {
  readonly name: string;
  readonly self: number;
  readonly total: number;
  readonly selfRight: number;
  readonly totalRight: number;
  /** By name, `other` last. */
  readonly children: readonly Node[];
}

/**
 * A tree cut as the server does it: nodes whose total is below the `maxNodes`-th largest are added up into one `other`
 * child per parent, so what is left may be somewhat more nodes than asked for. (The real server also cuts what each of
 * its blocks brings, before it merges them.)
 */
export function cutNodes(tree: FlameTree, maxNodes: number): Node {
  const root = toNodes(tree);
  return weight(root) === 0 ? { ...root, children: [] } : cut(root, smallestShown(tree, maxNodes));
}

const weight = ({ total, totalRight }: Node): number => total + totalRight;

function cut(node: Node, smallest: number): Node {
  const shown = node.children.filter((child) => weight(child) >= smallest && child.name !== OTHER);
  const folded = node.children.filter((child) => !shown.includes(child));
  const left = folded.reduce((sum, { total }) => sum + total, 0);
  const right = folded.reduce((sum, { totalRight }) => sum + totalRight, 0);
  const other = { name: OTHER, self: left, total: left, selfRight: right, totalRight: right, children: [] };
  return {
    ...node,
    children: [...shown.map((child) => cut(child, smallest)), ...(left + right === 0 ? [] : [other])],
  };
}

function smallestShown({ total, right }: FlameTree, maxNodes: number): number {
  // In a comparison the root counts too.
  const totals = right ? total.map((left, row) => left + right.total[row]) : total.slice(1);
  return totals.length <= maxNodes ? -Infinity : totals.sort().reverse()[maxNodes - 1];
}

function toNodes({ level, names, nameIndex, self, total, right }: FlameTree): Node {
  const path: Array<{ children: Node[] }> = [];
  const roots: Node[] = [];
  for (let row = 0; row < level.length; row++) {
    const node = {
      name: level[row] === 0 ? 'total' : names[nameIndex[row]],
      self: self[row],
      total: total[row],
      selfRight: right?.self[row] ?? 0,
      totalRight: right?.total[row] ?? 0,
      children: [] as Node[],
    };
    (level[row] === 0 ? roots : path[level[row] - 1].children).push(node);
    path[level[row]] = node;
  }
  return sortByName(roots[0]);
}

function sortByName(node: Node): Node {
  const children = node.children.map(sortByName).sort((left, right) => (left.name < right.name ? -1 : 1));
  return { ...node, children };
}
