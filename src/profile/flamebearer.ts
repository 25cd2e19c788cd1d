import { CallTree, ROOT } from './callTree';
import { COMPARISON, type Flamebearer, readFlamebearerSteps } from './flamebearerJson';
import { type FlameTree } from './flameTree';
import { NameTable } from './nameTable';
import { type SampleType } from './profile';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';
import { allSteps, type Steps } from './steps';

/**
 * Decodes Pyroscope's flame graph `{names, levels}`. Each level lists its bars from left to right, x as the distance
 * from the end of the bar before; a bar's parent is the bar of the level above that covers it. Level 0 is one bar. Four
 * numbers in it make a single profile, seven a comparison. `readFlamebearer` says which JSON is understood.
 *
 * Bars of no width are left out, since nothing tells whose children they are. Equal names below the same parent become
 * one node. No levels at all, which is how protobuf's JSON writes an empty list, is a tree of nothing.
 */
export function decodeFlamebearer(json: unknown, sampleType: SampleType): Result<FlameTree, ProfileError> {
  return allSteps(decodeFlamebearerSteps(json, sampleType));
}

/** As `decodeFlamebearer`. */
export function* decodeFlamebearerSteps(json: unknown, sampleType: SampleType): Steps<Result<FlameTree, ProfileError>> {
  const read = yield* readFlamebearerSteps(json);
  if (!read.ok) {
    return read;
  }
  const { names, levels, barSize } = read.value;
  const table = new NameTable();
  const nameRows = table.rowsOf(names);
  const allBars = levels.reduce((sum, { length }) => sum + length, 0) / barSize;
  const tree = new CallTree(barSize === COMPARISON ? 'comparison' : 'single', 0, allBars);
  const widest = levels.reduce((most, { length }) => Math.max(most, length), 0) / barSize;
  const byTurns = [new PlacedBars(widest), new PlacedBars(widest)];
  let above: PlacedBars | undefined;
  let bars = 0;
  for (const [depth, numbers] of levels.entries()) {
    const placed = byTurns[depth % 2];
    const problem = placeLevel({ numbers, depth, barSize }, above, placed, tree, nameRows);
    if (problem) {
      return err(problem);
    }
    if (above && !isAccounted(above)) {
      return unaccounted(depth - 1);
    }
    above = placed;
    bars += placed.count;
    if (bars > BARS_PER_STEP) {
      bars = 0;
      yield;
    }
  }
  return above && !isAccounted(above)
    ? unaccounted(levels.length - 1)
    : ok(yield* tree.finishSteps(table.names, sampleType));
}

/** Bars that are placed in one step, and the rest of the level that they end in. */
const BARS_PER_STEP = 16_384;

/**
 * The bars of a level that have their place in the call tree, from left to right. In a comparison both sides lie on one
 * axis, the distances and totals of left and right added.
 */
class PlacedBars {
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** What neither the bar itself nor a child accounts for yet. */
  readonly rest: Float64Array;
  readonly node: Int32Array;
  count = 0;

  constructor(capacity: number) {
    this.start = new Float64Array(capacity);
    this.end = new Float64Array(capacity);
    this.rest = new Float64Array(capacity);
    this.node = new Int32Array(capacity);
  }
}

interface Level extends Pick<Flamebearer, 'barSize'> {
  /** `x total self name`, or both sides of a comparison: `x total self x total self name`. */
  readonly numbers: Float64Array;
  readonly depth: number;
}

/** Finds each bar's parent in the level above, and adds it to the tree and to `placed`, which starts anew. */
function placeLevel(
  { numbers, depth, barSize }: Level,
  above: PlacedBars | undefined,
  placed: PlacedBars,
  tree: CallTree,
  nameRows: Int32Array
): ProfileError | undefined {
  const hasRight = barSize === COMPARISON;
  placed.count = 0;
  let x = 0;
  let parent = 0;
  for (let i = 0; i < numbers.length; i += barSize) {
    const width = numbers[i + 1] + (hasRight ? numbers[i + 4] : 0);
    const start = x + numbers[i] + (hasRight ? numbers[i + 3] : 0);
    const end = start + width;
    x = end;
    if (width === 0) {
      continue;
    }
    let node = ROOT;
    if (above) {
      while (parent < above.count && above.end[parent] <= start) {
        parent++;
      }
      if (parent === above.count || start < above.start[parent] || end > above.end[parent]) {
        return atLevel(depth, 'each bar below a bar of the level above', `one from ${start} to ${end}`);
      }
      node = tree.child(above.node[parent], nameRows[numbers[i + barSize - 1]]);
      above.rest[parent] -= width;
    }
    const selfLeft = numbers[i + 2];
    const selfRight = hasRight ? numbers[i + 5] : 0;
    tree.add(node, selfLeft, selfRight);
    const at = placed.count++;
    placed.start[at] = start;
    placed.end[at] = end;
    placed.rest[at] = width - selfLeft - selfRight;
    placed.node[at] = node;
  }
  return undefined;
}

function isAccounted({ rest, count }: PlacedBars): boolean {
  for (let bar = 0; bar < count; bar++) {
    if (rest[bar] !== 0) {
      return false;
    }
  }
  return true;
}

const unaccounted = (depth: number): Result<never, ProfileError> =>
  err(atLevel(depth, 'totals that are the sum of self and children', 'another total'));

const atLevel = (depth: number, expected: string, found: string): ProfileError => ({
  kind: 'malformed',
  field: `levels[${depth}]`,
  expected,
  found,
});
