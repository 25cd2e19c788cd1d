import { type FlameTree } from '../../../src/profile/flameTree';

const OTHER = 'other';

interface Node {
  readonly name: string;
  readonly self: number;
  readonly total: number;
  readonly children: readonly Node[];
}

/**
 * A tree in Pyroscope's FLAMEGRAPH format: per level quadruples `offset, total, self, name`, offsets as differences to
 * the end of the node before.
 *
 * Cut as the server does it: nodes whose total is below the `maxNodes`-th largest are added up into one `other` child
 * per parent, so the answer may hold somewhat more nodes than asked for. Siblings by name, `other` last. (The real server
 * also cuts what each of its blocks brings, before it merges them.)
 */
export function toFlamegraph(tree: FlameTree, maxNodes: number): object {
  const root = toNodes(tree);
  if (root.total === 0) {
    return { names: ['total'], levels: [{ values: ['0', '0', '0', '0'] }] };
  }
  const smallest = smallestShown(tree, maxNodes);
  const names: string[] = [];
  const rowOfName = new Map<string, number>();
  const levels: number[][][] = [];
  let maxSelf = 0;
  const stack: Array<{ readonly node: Node; readonly x: number; readonly level: number }> = [
    { node: root, x: 0, level: 0 },
  ];
  for (let current = stack.pop(); current; current = stack.pop()) {
    const { node, level } = current;
    const row = rowOfName.get(node.name) ?? names.push(node.name) - 1;
    rowOfName.set(node.name, row);
    (levels[level] ??= []).push([current.x, node.total, node.self, row]);
    maxSelf = Math.max(maxSelf, node.self);
    let x = current.x + node.self;
    for (const child of shownChildren(node, smallest)) {
      stack.push({ node: child, x, level: level + 1 });
      x += child.total;
    }
  }
  return {
    names,
    levels: levels.map((level) => ({ values: withOffsets(level.reverse()).map(String) })),
    total: String(root.total),
    maxSelf: String(maxSelf),
  };
}

function shownChildren(node: Node, smallest: number): readonly Node[] {
  const shown = node.children.filter(({ name, total }) => total >= smallest && name !== OTHER);
  const folded = node.children.filter((child) => !shown.includes(child));
  const rest = folded.reduce((sum, { total }) => sum + total, 0);
  return rest === 0 ? shown : [...shown, { name: OTHER, self: rest, total: rest, children: [] }];
}

function smallestShown(tree: FlameTree, maxNodes: number): number {
  const totals = tree.total.slice(1);
  return totals.length <= maxNodes ? -Infinity : totals.sort().reverse()[maxNodes - 1];
}

function toNodes(tree: FlameTree): Node {
  const path: Array<{ children: Node[] }> = [];
  const roots: Node[] = [];
  for (let row = 0; row < tree.level.length; row++) {
    const level = tree.level[row];
    const name = level === 0 ? 'total' : tree.names[tree.nameIndex[row]];
    const node = { name, self: tree.self[row], total: tree.total[row], children: [] as Node[] };
    (level === 0 ? roots : path[level - 1].children).push(node);
    path[level] = node;
  }
  return sortByName(roots[0]);
}

function sortByName(node: Node): Node {
  const children = node.children.map(sortByName).sort((left, right) => (left.name < right.name ? -1 : 1));
  return { ...node, children };
}

/** Absolute offsets as the distance from the end of the node before. */
function withOffsets(level: readonly number[][]): number[] {
  let end = 0;
  return level.flatMap(([x, total, self, name]) => {
    const distance = x - end;
    end = x + total;
    return [distance, total, self, name];
  });
}
