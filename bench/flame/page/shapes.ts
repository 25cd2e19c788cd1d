import { type FlameTree } from '../../../src/profile/flameTree';
import { generateTree, type GeneratedTree } from '../../generateTree';

/** A tree to draw: as a merged profile of a service, or one that is hard on a layout. */
export type Shape =
  | { readonly kind: 'service'; readonly nodes: number }
  /** Children of one row, of one sample each. */
  | { readonly kind: 'siblings'; readonly rows: number }
  /** One chain of calls; half of all is spent on its fifth level. */
  | { readonly kind: 'levels'; readonly levels: number };

const NANOS_PER_SAMPLE = 10_000_000;

/** CPU time, in nanoseconds. */
export function treeOf(shape: Shape): FlameTree {
  const { level, functionRow, self, functionNames } = columnsOf(shape);
  const own = self.map((samples) => samples * NANOS_PER_SAMPLE);
  const total = own.slice();
  const path: number[] = [];
  for (let row = 0; row <= level.length; row++) {
    const depth = row === level.length ? 0 : level[row];
    while (path.length > depth) {
      const closed = path.pop() ?? 0;
      if (path.length > 0) {
        total[path[path.length - 1]] += total[closed];
      }
    }
    path.push(row);
  }
  const names = ['total', ...functionNames];
  const nameIndex = functionRow.map((name, row) => (row === 0 ? 0 : name + 1));
  return { sampleType: { type: 'cpu', unit: 'nanoseconds' }, names, level, nameIndex, self: own, total };
}

function columnsOf(shape: Shape): GeneratedTree {
  switch (shape.kind) {
    case 'service':
      return generateTree(shape.nodes);
    case 'siblings': {
      const { functionNames } = generateTree(shape.rows);
      return {
        level: Int32Array.from({ length: shape.rows + 1 }, (_, row) => Math.min(row, 1)),
        functionRow: Int32Array.from({ length: shape.rows + 1 }, (_, row) => row % functionNames.length),
        self: Float64Array.from({ length: shape.rows + 1 }, (_, row) => Math.min(row, 1)),
        functionNames,
      };
    }
    case 'levels': {
      const { functionNames } = generateTree(shape.levels);
      return {
        level: Int32Array.from({ length: shape.levels }, (_, row) => row),
        functionRow: Int32Array.from({ length: shape.levels }, (_, row) => row % functionNames.length),
        self: Float64Array.from({ length: shape.levels }, (_, row) => (row === 4 ? shape.levels : 1)),
        functionNames,
      };
    }
  }
}
