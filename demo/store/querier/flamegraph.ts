import { type Node } from './nodes';

/** Pyroscope's FLAMEGRAPH format, numbers as they are. */
export interface Flamegraph {
  readonly names: readonly string[];
  readonly levels: ReadonlyArray<readonly number[]>;
  readonly total: number;
  readonly maxSelf: number;
}

/**
 * A tree in Pyroscope's FLAMEGRAPH format: per level quadruples `offset, total, self, name`, offsets as differences to
 * the end of the node before. A comparison has `offset, total, self` for each side.
 */
export function toFlamegraph(root: Node, sides: 'single' | 'comparison'): Flamegraph {
  const names: string[] = [];
  const rowOfName = new Map<string, number>();
  const levels: Placed[][] = [];
  let maxSelf = 0;
  const stack: Array<Placed & { readonly level: number }> = [{ node: root, x: 0, xRight: 0, row: 0, level: 0 }];
  for (let current = stack.pop(); current; current = stack.pop()) {
    const { node, level } = current;
    const row = rowOfName.get(node.name) ?? names.push(node.name) - 1;
    rowOfName.set(node.name, row);
    (levels[level] ??= []).push({ ...current, row });
    maxSelf = Math.max(maxSelf, node.self, node.selfRight);
    let x = current.x + node.self;
    let xRight = current.xRight + node.selfRight;
    for (const child of node.children) {
      stack.push({ node: child, x, xRight, row: 0, level: level + 1 });
      x += child.total;
      xRight += child.totalRight;
    }
  }
  return {
    names,
    levels: levels.map((level) => withOffsets(level.reverse(), sides)),
    total: root.total + root.totalRight,
    maxSelf,
  };
}

/** As the Connect API writes it: numbers as text, zeros left out. */
export const flamegraphJson = ({ names, levels, total, maxSelf }: Flamegraph): object => ({
  names,
  levels: levels.map((level) => ({ values: level.map(String) })),
  ...textUnlessZero({ total, maxSelf }),
});

export const textUnlessZero = (fields: Readonly<Record<string, number>>): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== 0)
      .map(([name, value]) => [name, String(value)])
  );

interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly xRight: number;
  /** Row of the name. */
  readonly row: number;
}

/** Absolute offsets as the distance from the end of the node before. */
function withOffsets(level: readonly Placed[], sides: 'single' | 'comparison'): number[] {
  let end = 0;
  let endRight = 0;
  return level.flatMap(({ node, x, xRight, row }) => {
    const left = [x - end, node.total, node.self];
    const right = [xRight - endRight, node.totalRight, node.selfRight];
    end = x + node.total;
    endRight = xRight + node.totalRight;
    return sides === 'single' ? [...left, row] : [...left, ...right, row];
  });
}
