import { type FlameTree } from './flameTree';
import { fileOf } from './frameFiles';
import { addressInName, functionInName } from './frameNames';

/**
 * The function that a row of a tree by `address` is inlined into: frames that follow each other at one address are one place of
 * the program, up to a call of itself. Undefined where a row is not inlined, or nothing tells that it is. `parentOf` goes to
 * the caller of a row.
 */
export function inlinedInto(
  tree: FlameTree,
  row: number,
  parentOf: (row: number) => number | undefined
): string | undefined {
  const address = addressInName(nameOf(tree, row));
  if (address === 0n) {
    return undefined;
  }
  const calls: string[] = [];
  for (
    let at: number | undefined = row;
    at !== undefined && addressInName(nameOf(tree, at)) === address;
    at = parentOf(at)
  ) {
    calls.push(functionInName(nameOf(tree, at), fileOf(tree, at)));
  }
  let place = new Set<string>();
  for (const call of calls.reverse()) {
    place = place.has(call) ? new Set([call]) : place.add(call);
  }
  return place.size > 1 ? [...place][0] : undefined;
}

const nameOf = ({ names, nameIndex }: FlameTree, row: number): string => names[nameIndex[row]];
