import { fileOf } from '../../../profile/frameFiles';
import { type FlameTree, type FlameTreeSide } from '../../../profile/flameTree';
import { packageOf } from '../../../profile/packages';
import { changeOf, type DiffBasis } from './change';
import { type Paint, type Paints } from './paints';

export type ColorMode =
  | { readonly kind: 'package' }
  /** By the share of the whole profile. */
  | { readonly kind: 'value' }
  /** On a tree without a right side the same as `package`. */
  | { readonly kind: 'diff'; readonly basis: DiffBasis };

/** What rows of a tree are marked with, a byte a row: 0 is no, everything else yes. */
export interface RowMarks {
  /** Found by the search; absent where nothing is searched for. */
  readonly matches?: Uint8Array | undefined;
  /** Differs between the sides by no more than noise does. */
  readonly insignificant?: Uint8Array | undefined;
  /** As in a `PrunedTree`: how many nodes of the full tree a row stands for; -1 where that is not known any more. */
  readonly folded?: Int32Array | undefined;
}

/** The look of a row. */
export type RowPaint = (row: number) => Paint;

export function createRowPaint(tree: FlameTree, mode: ColorMode, marks: RowMarks, paints: Paints): RowPaint {
  const { matches, folded } = marks;
  const byMode = paintByMode(tree, mode, marks, paints);
  return (row) => {
    if (matches && matches[row] === 0) {
      return paints.dimmed;
    }
    const paint = folded && folded[row] !== 0 ? paints.folded : byMode(row);
    return (matches && paint.found) ?? paint;
  };
}

function paintByMode(tree: FlameTree, mode: ColorMode, marks: RowMarks, paints: Paints): RowPaint {
  switch (mode.kind) {
    case 'package':
      return byPackage(tree, paints);
    case 'value':
      return byValue(tree, paints);
    case 'diff':
      return tree.right ? byChange(tree, tree.right, mode.basis, marks.insignificant, paints) : byPackage(tree, paints);
  }
}

/**
 * A function whose package is not known has a colour by its own name. Packages of names are worked out when they are
 * first drawn: there are many, and few are ever in sight.
 */
function byPackage(tree: FlameTree, paints: Paints): RowPaint {
  const { names, nameIndex, files } = tree;
  const paintOfName: Array<Paint | undefined> = new Array(names.length);
  const fileOfName = new Int32Array(names.length);
  return (row) => {
    if (row === 0) {
      return paints.unknown;
    }
    const name = nameIndex[row];
    const file = files?.index[row] ?? 0;
    const known = paintOfName[name];
    if (known && fileOfName[name] === file) {
      return known;
    }
    const paint = paintOfPackage(packageOf(names[name], fileOf(tree, row)) || names[name], paints);
    paintOfName[name] = paint;
    fileOfName[name] = file;
    return paint;
  };
}

export function paintOfPackage(name: string, paints: Paints): Paint {
  return name === '' ? paints.unknown : paints.packages[hash(name) % paints.packages.length];
}

/** FNV-1a, 32 bits: a package keeps its colour in every profile. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}

/** Equal steps of the square root of the share, since most rows have little of it. */
function byValue({ total, right, level }: FlameTree, paints: Paints): RowPaint {
  const valueOf = (row: number): number => Math.abs(total[row]) + Math.abs(right?.total[row] ?? 0);
  const whole = level.reduce((sum, depth, row) => (depth === 0 ? sum + valueOf(row) : sum), 0);
  const last = paints.values.length - 1;
  return (row) => paints.values[whole > 0 ? Math.min(last, Math.round(Math.sqrt(valueOf(row) / whole) * last)) : 0];
}

function byChange(
  { total, level }: FlameTree,
  right: FlameTreeSide,
  basis: DiffBasis,
  insignificant: Uint8Array | undefined,
  paints: Paints
): RowPaint {
  const sumOfRoots = (values: Float64Array): number =>
    level.reduce((sum, depth, row) => (depth === 0 ? sum + values[row] : sum), 0);
  const leftTotal = sumOfRoots(total);
  const rightTotal = sumOfRoots(right.total);
  const middle = (paints.changes.length - 1) / 2;
  return (row) => {
    if (insignificant && insignificant[row] !== 0) {
      return paints.withinNoise;
    }
    const change = changeOf({ left: total[row], right: right.total[row], leftTotal, rightTotal }, basis);
    switch (change.kind) {
      case 'onlyLeft':
        return paints.onlyLeft;
      case 'onlyRight':
        return paints.onlyRight;
      case 'none':
        return paints.changes[middle];
      case 'changed':
        return paints.changes[middle + Math.round(change.by * middle)];
    }
  };
}
