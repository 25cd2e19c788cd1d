import { type FlameTree } from '../profile/flameTree';
import { functionTotalsSteps } from '../profile/functions';
import { type SampleType } from '../profile/profile';
import { type Steps } from '../profile/steps';

/** What the functions of one service did in a window, in the unit of `sampleType`. Columns of equal length. */
export interface FunctionRows {
  readonly sampleType: SampleType;
  readonly name: readonly string[];
  /** With all that a function calls; one that calls itself counts once per stack. */
  readonly total: Float64Array;
  readonly self: Float64Array;
  /** Of all stacks. */
  readonly whole: number;
  /** What the server had no room to name: a part of `whole` that is in no row. */
  readonly unnamed: number;
}

/** Longer names are cut: C++ has some of thousands of characters, and every series carries one. */
const MAX_NAME = 512;

/** Rows of a tree by descending total. Names that become equal when they are cut are one function. */
export function* functionRowsSteps(tree: FlameTree): Steps<FunctionRows> {
  const totals = yield* functionTotalsSteps(foldedApart(withMetricNames(tree)));
  const order = [...totals.name.keys()].sort((a, b) => totals.total[b] - totals.total[a]);
  const foldedRow = totals.name.indexOf(FOLDED);
  const kept = order.filter((row) => row !== foldedRow);
  return {
    sampleType: tree.sampleType,
    name: kept.map((row) => totals.name[row]),
    total: Float64Array.from(kept, (row) => totals.total[row]),
    self: Float64Array.from(kept, (row) => totals.self[row]),
    whole: tree.total[0] ?? 0,
    unnamed: foldedRow < 0 ? 0 : totals.self[foldedRow],
  };
}

/** No name of a function, in which a lone half of a character is replaced. */
const FOLDED = '\uD800';

/** Rows that stand for what the server folded, under a name of their own: functions may have theirs, too. */
function foldedApart(tree: FlameTree): FlameTree {
  const { names, nameIndex, folded } = tree;
  return folded
    ? {
        ...tree,
        names: [...names, FOLDED],
        nameIndex: nameIndex.map((name, row) => (folded[row] === 0 ? name : names.length)),
      }
    : tree;
}

function withMetricNames(tree: FlameTree): FlameTree {
  const renamed = tree.names.map(metricName);
  if (renamed.every((name, row) => name === tree.names[row])) {
    return tree;
  }
  const names = [...new Set(renamed)];
  const rowOf = new Map(names.map((name, row) => [name, row]));
  const newRow = Int32Array.from(renamed, (name) => rowOf.get(name) ?? 0);
  return { ...tree, names, nameIndex: tree.nameIndex.map((row) => newRow[row]) };
}

/** Half of a surrogate pair would be sent as U+FFFD, and could meet another series there. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function metricName(name: string): string {
  const cut = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
  return cut.replace(LONE_SURROGATE, '\uFFFD');
}
