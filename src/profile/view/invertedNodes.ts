import { type FlameTree } from '../flameTree';
import { addFolded } from '../foldedRows';
import { OTHER_NAME } from '../pruneTree';
import { type Steps } from '../steps';
import { flameTreeSteps } from '../toFlameTree';
import { parentRows } from '../treeRows';
import { heaviestOfSteps } from './heaviestOf';
import { type InvertedTree, type Stacks } from './invertStacks';

/** A few milliseconds' of one node. */
const STACKS_PER_STEP = 65_536;

/**
 * The nodes of an inverted tree that grows. A node has the stacks of a range of `order`; a node that grows gives them to
 * its children, by the name of their next row.
 */
export class InvertedNodes {
  /** The first child that the last node that grew has got; the others follow. */
  firstOfLast = 0;
  /** Rows of the whole inverted tree, if no two stacks shared any. */
  mostRows = 1;

  private readonly parent: number[] = [];
  private readonly name: number[] = [];
  private readonly file: number[] = [];
  private readonly self: number[] = [];
  private readonly selfRight: number[] = [];
  private readonly folded: number[] = [];
  private readonly weight: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private foldedWeight = 0;

  private readonly parentRow: Int32Array;
  /** Per stack, the row that it goes on with; 0 where it has ended. */
  private readonly next: Int32Array;
  private readonly order: Int32Array;
  private readonly scratch: Int32Array;
  /** Per name: its group among those of a node, while that grows. */
  private readonly groupOf: Int32Array;
  private readonly names: readonly string[];
  private readonly otherName: number;

  constructor(
    private readonly tree: FlameTree,
    private readonly stacks: Stacks,
    rootName: number
  ) {
    const otherName = tree.names.indexOf(OTHER_NAME);
    this.otherName = otherName === -1 ? tree.names.length : otherName;
    this.names = otherName === -1 ? [...tree.names, OTHER_NAME] : tree.names;
    this.parentRow = parentRows(tree.level);
    this.next = stacks.row.slice();
    this.order = new Int32Array(stacks.row.length);
    this.scratch = new Int32Array(stacks.row.length);
    this.groupOf = new Int32Array(tree.names.length).fill(-1);
    let weight = 0;
    for (let stack = 0; stack < stacks.row.length; stack++) {
      this.order[stack] = stack;
      this.mostRows += tree.level[stacks.row[stack]];
      weight += this.weightOfStack(stack);
    }
    this.append(0, rootName, 0, weight, 0, stacks.row.length);
  }

  get count(): number {
    return this.parent.length;
  }

  weightOf(node: number): number {
    return this.weight[node];
  }

  stackCount(node: number): number {
    return this.to[node] - this.from[node];
  }

  /**
   * Gives a node its children: one for each name with a weight of `least`, or its `leastRows` heaviest where that is
   * more or where those are too many; and an `other` for the rest. False, and nothing done, where not even one child and
   * a row more below it have `places`.
   */
  *growSteps(node: number, room: Room): Steps<boolean> {
    const groups = yield* this.groupStacks(node);
    const kept = yield* keptSteps(groups, room);
    const fits = kept.length > 0 || groups.length === 0;
    if (fits) {
      this.firstOfLast = this.count;
      let end = this.from[node];
      for (const group of kept) {
        group.end = end;
        this.folded[this.append(node, group.name, group.file, group.weight, end, end + group.stacks)] = group.folded;
        end += group.stacks;
      }
      yield* this.shareOut(node, groups);
    }
    groups.forEach(({ name }) => {
      this.groupOf[name] = -1;
    });
    return fits;
  }

  /** Ends a node: stacks that go on do so in an `other` row. */
  fold(node: number): void {
    const rest = { stacks: 0, left: 0, right: 0, weight: 0 };
    for (let at = this.from[node]; at < this.to[node]; at++) {
      const stack = this.order[at];
      if (this.next[stack] === 0) {
        this.endStack(node, stack);
      } else {
        this.addTo(rest, stack);
      }
    }
    this.appendOther(node, rest);
  }

  *finishSteps(): Steps<InvertedTree> {
    const { tree } = this;
    const nodes = {
      parent: Int32Array.from(this.parent),
      name: Int32Array.from(this.name),
      self: Float64Array.from(this.self),
      selfRight: tree.right && Float64Array.from(this.selfRight),
      files: tree.files && { names: tree.files.names, index: Int32Array.from(this.file) },
      folded: Int32Array.from(this.folded),
    };
    yield;
    const names = this.foldedWeight > 0 ? this.names : tree.names;
    return {
      ...(yield* flameTreeSteps(nodes, names, tree.sampleType)),
      foldedShare: this.weight[0] === 0 ? 0 : this.foldedWeight / this.weight[0],
    };
  }

  /** The stacks of a node by the name of their next row; `groupOf` then finds the group of a name. */
  private *groupStacks(node: number): Steps<Group[]> {
    const { nameIndex, files, folded } = this.tree;
    const groups: Group[] = [];
    for (let at = this.from[node]; at < this.to[node]; at++) {
      if ((at + 1 - this.from[node]) % STACKS_PER_STEP === 0) {
        yield;
      }
      const stack = this.order[at];
      const row = this.next[stack];
      if (row === 0) {
        continue;
      }
      const name = nameIndex[row];
      if (this.groupOf[name] === -1) {
        this.groupOf[name] = groups.length;
        groups.push({ name, file: 0, folded: 0, stacks: 0, weight: 0, end: -1 });
      }
      const group = groups[this.groupOf[name]];
      group.stacks++;
      group.weight += this.weightOfStack(stack);
      if (folded) {
        group.folded = addFolded(group.folded, folded[row]);
      }
      if (group.file === 0 && files) {
        group.file = files.index[row];
      }
    }
    return groups;
  }

  /** Moves the stacks of a node into the ranges of its children, a row further. */
  private *shareOut(node: number, groups: readonly Group[]): Steps<void> {
    const { nameIndex } = this.tree;
    const from = this.from[node];
    const to = this.to[node];
    this.scratch.set(this.order.subarray(from, to), from);
    const rest = { stacks: 0, left: 0, right: 0, weight: 0 };
    for (let at = from; at < to; at++) {
      if ((at + 1 - from) % STACKS_PER_STEP === 0) {
        yield;
      }
      const stack = this.scratch[at];
      const row = this.next[stack];
      if (row === 0) {
        this.endStack(node, stack);
        continue;
      }
      const group = groups[this.groupOf[nameIndex[row]]];
      if (group.end === -1) {
        this.addTo(rest, stack);
      } else {
        this.next[stack] = this.parentRow[row];
        this.order[group.end++] = stack;
      }
    }
    this.to[node] = from;
    this.appendOther(node, rest);
  }

  private endStack(node: number, stack: number): void {
    this.self[node] += this.stacks.left[stack];
    this.selfRight[node] += this.stacks.right?.[stack] ?? 0;
  }

  private addTo(rest: Rest, stack: number): void {
    rest.stacks++;
    rest.left += this.stacks.left[stack];
    rest.right += this.stacks.right?.[stack] ?? 0;
    rest.weight += this.weightOfStack(stack);
  }

  private weightOfStack(stack: number): number {
    const { left, right } = this.stacks;
    return Math.abs(left[stack]) + (right ? Math.abs(right[stack]) : 0);
  }

  private appendOther(node: number, { stacks, left, right, weight }: Rest): void {
    if (stacks === 0) {
      return;
    }
    const other = this.append(node, this.otherName, 0, weight, 0, 0);
    this.self[other] = left;
    this.selfRight[other] = right;
    this.folded[other] = stacks;
    this.foldedWeight += weight;
  }

  private append(parent: number, name: number, file: number, weight: number, from: number, to: number): number {
    this.parent.push(parent);
    this.name.push(name);
    this.file.push(file);
    this.self.push(0);
    this.selfRight.push(0);
    this.folded.push(0);
    this.weight.push(weight);
    this.from.push(from);
    this.to.push(to);
    return this.count - 1;
  }
}

/** Which children a node may have. */
interface Room {
  readonly least: number;
  readonly leastRows: number;
  readonly places: number;
}

/** Those of the groups of a node that become its children. */
function* keptSteps(groups: readonly Group[], { least, leastRows, places }: Room): Steps<readonly Group[]> {
  const most = Math.floor(places / 2);
  const large = groups.filter(({ weight }) => weight >= least);
  return large.length <= most && large.length >= Math.min(leastRows, groups.length)
    ? large
    : yield* heaviestOfSteps(groups, Math.min(leastRows, most));
}

/** Stacks of a node that go on with the same name. */
interface Group {
  readonly name: number;
  file: number;
  /** How many nodes its last frames stand for where these were cut off, as in a `FlameTree`. */
  folded: number;
  stacks: number;
  weight: number;
  /** Where the next of its stacks goes in `order`; −1 where the group has no node. */
  end: number;
}

/** Stacks that go on in an `other` row. */
interface Rest {
  stacks: number;
  left: number;
  right: number;
  weight: number;
}
