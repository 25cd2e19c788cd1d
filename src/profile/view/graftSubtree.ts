import { type FlameTree, type FlameTreeSide } from '../flameTree';
import { type FileColumn } from '../frameFiles';
import { subtreeEnds } from '../treeRows';
import { rowOfPath } from './callPath';

/** A tree, and of a tested comparison a mark per row: 1 where the sides differ by no more than noise does. */
export interface MarkedTree extends FlameTree {
  readonly insignificant?: Uint8Array;
}

/**
 * A tree in which the rows below a path are those of another tree, which has that path too: what was cut off there is seen
 * again. All other rows stay as they are, but that the rows above the path have what the other tree has more, or less; an
 * equal profile has neither. Names and files of the tree keep their places. `undefined` where one of the trees does not
 * have the path, or only the first is a comparison. Marks of noise are kept where both trees have them.
 */
export function graftSubtree(tree: MarkedTree, path: readonly string[], full: MarkedTree): MarkedTree | undefined {
  const at = rowOfPath(tree, path);
  const of = rowOfPath(full, path);
  if (!at.isWhole || !of.isWhole || (tree.right && !full.right)) {
    return undefined;
  }
  const rows = {
    start: at.row,
    end: subtreeEnds(tree.level)[at.row],
    fullStart: of.row,
    fullEnd: subtreeEnds(full.level)[of.row],
  };
  const names = joinTexts(tree.names, full.names);
  return {
    sampleType: tree.sampleType,
    names: names.all,
    level: splice(tree.level, full.level, rows),
    nameIndex: splice(tree.nameIndex, renumber(full.nameIndex, names.places), rows),
    ...spliceSide(tree, full, rows, tree.level),
    ...(tree.right && full.right && { right: spliceSide(tree.right, full.right, rows, tree.level) }),
    ...((tree.files ?? full.files) && { files: spliceFiles(tree, full, rows) }),
    ...((tree.folded ?? full.folded) && {
      folded: splice(columnOf(tree, tree.folded), columnOf(full, full.folded), rows),
    }),
    ...(tree.insignificant &&
      full.insignificant && { insignificant: splice(tree.insignificant, full.insignificant, rows) }),
  };
}

/** The rows that go, and those of the other tree that come; the ends are not among them. */
interface Rows {
  readonly start: number;
  readonly end: number;
  readonly fullStart: number;
  readonly fullEnd: number;
}

function spliceSide(side: FlameTreeSide, full: FlameTreeSide, rows: Rows, level: Int32Array): FlameTreeSide {
  const self = splice(side.self, full.self, rows);
  const total = splice(side.total, full.total, rows);
  const more = full.total[rows.fullStart] - side.total[rows.start];
  let depth = level[rows.start];
  for (let row = rows.start - 1; row >= 0 && more !== 0; row--) {
    if (level[row] < depth) {
      total[row] += more;
      depth = level[row];
    }
  }
  return { self, total };
}

function spliceFiles(tree: FlameTree, full: FlameTree, rows: Rows): FileColumn {
  const files = joinTexts(tree.files?.names ?? [''], full.files?.names ?? ['']);
  const known = renumber(columnOf(full, full.files?.index), files.places);
  return { names: files.all, index: splice(columnOf(tree, tree.files?.index), known, rows) };
}

const columnOf = ({ level }: FlameTree, column: Int32Array | undefined): Int32Array =>
  column ?? new Int32Array(level.length);

const renumber = (column: Int32Array, places: readonly number[]): Int32Array => column.map((text) => places[text]);

function splice<T extends Int32Array | Float64Array | Uint8Array>(column: T, full: T, rows: Rows): T {
  const { start, end, fullStart, fullEnd } = rows;
  const behind = start + fullEnd - fullStart;
  const all = new (column.constructor as new (length: number) => T)(behind + column.length - end);
  all.set(column.subarray(0, start));
  all.set(full.subarray(fullStart, fullEnd), start);
  all.set(column.subarray(end), behind);
  return all;
}

/** Texts, behind them those of others that are not among them, and where each of the others is. */
function joinTexts(
  texts: readonly string[],
  others: readonly string[]
): { readonly all: readonly string[]; readonly places: readonly number[] } {
  const all = [...texts];
  const placeOf = new Map(texts.map((text, place) => [text, place]));
  const places = others.map((text) => {
    const place = placeOf.get(text) ?? all.push(text) - 1;
    placeOf.set(text, place);
    return place;
  });
  return { all, places };
}
