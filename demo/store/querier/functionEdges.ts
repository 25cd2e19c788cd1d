import { type FlameTree } from '../../../src/profile/flameTree';

export interface FunctionValues {
  self: number;
  /** Of every sample that it is in, counted once where it calls itself. */
  total: number;
}

export interface Edge {
  readonly caller: string;
  readonly callee: string;
  value: number;
}

/** The functions of a call tree, and who calls whom. */
export function functionEdges({ level, names, nameIndex, self, total }: FlameTree): {
  readonly functions: ReadonlyMap<string, FunctionValues>;
  readonly edges: readonly Edge[];
} {
  const functions = new Map<string, FunctionValues>();
  const edges = new Map<string, Edge>();
  const path: string[] = [];
  for (let row = 1; row < level.length; row++) {
    const name = names[nameIndex[row]];
    path.length = level[row] - 1;
    const values = functions.get(name) ?? { self: 0, total: 0 };
    values.self += self[row];
    values.total += path.includes(name) ? 0 : total[row];
    functions.set(name, values);
    const caller = path.at(-1);
    if (caller !== undefined) {
      const key = JSON.stringify([caller, name]);
      const edge = edges.get(key) ?? { caller, callee: name, value: 0 };
      edge.value += total[row];
      edges.set(key, edge);
    }
    path.push(name);
  }
  return { functions, edges: [...edges.values()] };
}
