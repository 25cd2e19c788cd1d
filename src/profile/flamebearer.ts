import { CallTree, ROOT } from './callTree';
import { COMPARISON, readFlamebearer } from './flamebearerJson';
import { type FlameTree } from './flameTree';
import { NameTable } from './nameTable';
import { type SampleType } from './profile';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';

/** A bar of a level. In a comparison both sides lie on one axis, the distances and totals of left and right added. */
interface Bar {
  readonly start: number;
  readonly end: number;
  readonly selfLeft: number;
  readonly selfRight: number;
  readonly name: number;
}

/** A bar that has its place in the call tree. */
interface Parent {
  readonly start: number;
  readonly end: number;
  readonly node: number;
  /** What neither the bar itself nor a child accounts for yet. */
  rest: number;
}

/**
 * Decodes Pyroscope's flame graph `{names, levels}`. Each level lists its bars from left to right, x as the distance
 * from the end of the bar before; a bar's parent is the bar of the level above that covers it. Level 0 is one bar. Four
 * numbers in it make a single profile, seven a comparison. `readFlamebearer` says which JSON is understood.
 *
 * Bars of no width are left out, since nothing tells whose children they are. Equal names below the same parent become
 * one node. No levels at all, which is how protobuf's JSON writes an empty list, is a tree of nothing.
 */
export function decodeFlamebearer(json: unknown, sampleType: SampleType): Result<FlameTree, ProfileError> {
  const read = readFlamebearer(json);
  if (!read.ok) {
    return read;
  }
  const { names, barSize, levels } = read.value;
  const table = new NameTable();
  const nameRows = names.map((name) => table.row(name));
  const tree = new CallTree(barSize === COMPARISON ? 'comparison' : 'single');
  let above: Parent[] = [];
  for (const [depth, numbers] of levels.entries()) {
    const parents: Parent[] = [];
    let next = 0;
    for (const bar of barSize === COMPARISON ? comparisonBars(numbers) : singleBars(numbers)) {
      while (next < above.length && above[next].end <= bar.start) {
        next++;
      }
      const parent = above.at(next);
      if (depth > 0 && (parent === undefined || bar.start < parent.start || bar.end > parent.end)) {
        return malformedLevel(depth, 'each bar below a bar of the level above', `one from ${bar.start} to ${bar.end}`);
      }
      const node = parent === undefined ? ROOT : tree.child(parent.node, nameRows[bar.name]);
      tree.add(node, bar.selfLeft, bar.selfRight);
      if (parent) {
        parent.rest -= bar.end - bar.start;
      }
      const { start, end, selfLeft, selfRight } = bar;
      parents.push({ start, end, node, rest: end - start - selfLeft - selfRight });
    }
    if (above.some(({ rest }) => rest !== 0)) {
      return unaccounted(depth - 1);
    }
    above = parents;
  }
  return above.some(({ rest }) => rest !== 0)
    ? unaccounted(levels.length - 1)
    : ok(tree.finish(table.names, sampleType));
}

/** `x total self name` */
function* singleBars(numbers: readonly number[]): Generator<Bar> {
  let x = 0;
  for (let i = 0; i < numbers.length; i += 4) {
    const [distance, total, selfLeft, name] = numbers.slice(i, i + 4);
    const start = x + distance;
    x = start + total;
    if (total > 0) {
      yield { start, end: x, selfLeft, selfRight: 0, name };
    }
  }
}

/** `xLeft totalLeft selfLeft xRight totalRight selfRight name` */
function* comparisonBars(numbers: readonly number[]): Generator<Bar> {
  let x = 0;
  for (let i = 0; i < numbers.length; i += 7) {
    const [distance, total, selfLeft, distanceRight, totalRight, selfRight, name] = numbers.slice(i, i + 7);
    const start = x + distance + distanceRight;
    x = start + total + totalRight;
    if (x > start) {
      yield { start, end: x, selfLeft, selfRight, name };
    }
  }
}

function unaccounted(depth: number): Result<never, ProfileError> {
  return malformedLevel(depth, 'totals that are the sum of self and children', 'another total');
}

function malformedLevel(depth: number, expected: string, found: string): Result<never, ProfileError> {
  return err({ kind: 'malformed', field: `levels[${depth}]`, expected, found });
}
