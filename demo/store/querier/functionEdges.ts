import { type FlameTree } from '../../../src/profile/flameTree';

export interface Edge {
  readonly caller: string;
  readonly callee: string;
  value: number;
}

/** Who calls whom in a call tree. */
export function functionEdges({ level, names, nameIndex, total }: FlameTree): readonly Edge[] {
  const edges = new Map<string, Edge>();
  const path: string[] = [];
  for (let row = 1; row < level.length; row++) {
    const callee = names[nameIndex[row]];
    path.length = level[row] - 1;
    const caller = path.at(-1);
    if (caller !== undefined) {
      const key = JSON.stringify([caller, callee]);
      const edge = edges.get(key) ?? { caller, callee, value: 0 };
      edge.value += total[row];
      edges.set(key, edge);
    }
    path.push(callee);
  }
  return [...edges.values()];
}
