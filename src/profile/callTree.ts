import { type FlameTree } from './flameTree';
import { addFolded } from './foldedRows';
import { type FileColumn } from './frameFiles';
import { type SampleType } from './profile';
import { allSteps, type Steps } from './steps';
import { type CallTreeColumns, flameTreeSteps } from './toFlameTree';

export const ROOT = 0;
const EMPTY = -1;
const FIRST_CAPACITY = 1024;

/** Children of a node that are looked for one by one, before the hash table is asked. */
const LISTED_CHILDREN = 8;

/**
 * A call tree that grows: one node for each distinct path of names. Nodes are numbers, so a million of them are a few
 * typed arrays. A parent's number is below its children's.
 *
 * The first children of a node are a list, which lies where the last samples were added and so mostly in the processor's
 * cache; the others, few in real profiles, are found by (parent, name) in an open-addressing hash table.
 */
export class CallTree {
  private count = 1;
  private parent: Int32Array;
  private name: Int32Array;
  private firstChild: Int32Array;
  private nextSibling: Int32Array;
  private self: Float64Array;
  private selfRight: Float64Array | undefined;
  private folded: Int32Array | undefined;
  private slots = new Int32Array(4 * FIRST_CAPACITY).fill(EMPTY);
  private hashed = 0;

  /** `capacity` is how many nodes there may be, where that is known: more of them take time to make room for. */
  constructor(sides: 'single' | 'comparison' = 'single', rootName = 0, capacity = FIRST_CAPACITY) {
    const room = Math.max(1, capacity);
    this.parent = new Int32Array(room);
    this.name = new Int32Array(room);
    this.firstChild = new Int32Array(room).fill(EMPTY);
    this.nextSibling = new Int32Array(room).fill(EMPTY);
    this.self = new Float64Array(room);
    this.parent[ROOT] = EMPTY;
    this.name[ROOT] = rootName;
    this.selfRight = sides === 'comparison' ? new Float64Array(room) : undefined;
  }

  /** The child of `parent` with this name (a row of a `NameTable`), made when it is not there yet. */
  child(parent: number, name: number): number {
    let last = EMPTY;
    let node = this.firstChild[parent];
    for (let listed = 0; node !== EMPTY; listed++) {
      if (this.name[node] === name) {
        return node;
      }
      if (listed === LISTED_CHILDREN - 1) {
        return this.hashedChild(parent, name);
      }
      last = node;
      node = this.nextSibling[node];
    }
    const added = this.append(parent, name);
    if (last === EMPTY) {
      this.firstChild[parent] = added;
    } else {
      this.nextSibling[last] = added;
    }
    return added;
  }

  /** Adds to what a node has by itself; `right` only in a comparison. */
  add(node: number, left: number, right = 0): void {
    this.self[node] += left;
    if (this.selfRight) {
      this.selfRight[node] += right;
    }
  }

  /** Says for how many nodes that were cut off a node stands beside those that it stood for, as `folded` of a tree does. */
  fold(node: number, nodes: number): void {
    this.folded ??= new Int32Array(this.parent.length);
    this.folded[node] = addFolded(this.folded[node], nodes);
  }

  /** `files` has one entry per node, or more, where it is given. */
  finish(names: readonly string[], sampleType: SampleType, files?: FileColumn): FlameTree {
    return allSteps(this.finishSteps(names, sampleType, files));
  }

  /** As `finish`; nothing may be added between the steps. */
  finishSteps(names: readonly string[], sampleType: SampleType, files?: FileColumn): Steps<FlameTree> {
    const columns: CallTreeColumns = {
      parent: this.parent.subarray(0, this.count),
      name: this.name.subarray(0, this.count),
      self: this.self.subarray(0, this.count),
      selfRight: this.selfRight?.subarray(0, this.count),
      files,
      folded: this.foldedLeaves(),
    };
    return flameTreeSteps(columns, names, sampleType);
  }

  /** A node with children is a function, even where nodes were folded under its name in another tree. */
  private foldedLeaves(): Int32Array | undefined {
    const folded = this.folded?.slice(0, this.count);
    for (let node = 1; folded && node < folded.length; node++) {
      folded[this.parent[node]] = 0;
    }
    return folded;
  }

  private append(parent: number, name: number): number {
    if (this.count === this.parent.length) {
      this.grow();
    }
    const node = this.count++;
    this.parent[node] = parent;
    this.name[node] = name;
    return node;
  }

  private grow(): void {
    const capacity = this.count * 2;
    this.parent = widen(this.parent, new Int32Array(capacity));
    this.name = widen(this.name, new Int32Array(capacity));
    this.firstChild = widen(this.firstChild, new Int32Array(capacity).fill(EMPTY));
    this.nextSibling = widen(this.nextSibling, new Int32Array(capacity).fill(EMPTY));
    this.self = widen(this.self, new Float64Array(capacity));
    this.selfRight &&= widen(this.selfRight, new Float64Array(capacity));
    this.folded &&= widen(this.folded, new Int32Array(capacity));
  }

  private hashedChild(parent: number, name: number): number {
    const slot = this.slotOf(parent, name);
    const found = this.slots[slot];
    if (found !== EMPTY) {
      return found;
    }
    const node = this.append(parent, name);
    this.slots[slot] = node;
    if (++this.hashed * 2 > this.slots.length) {
      this.rehash();
    }
    return node;
  }

  /** Where the child stands in the hash table, or would. */
  private slotOf(parent: number, name: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(parent, name) & mask;
    let node = this.slots[slot];
    while (node !== EMPTY && (this.parent[node] !== parent || this.name[node] !== name)) {
      slot = (slot + 1) & mask;
      node = this.slots[slot];
    }
    return slot;
  }

  private rehash(): void {
    const nodes = this.slots.filter((node) => node !== EMPTY);
    this.slots = new Int32Array(this.slots.length * 4).fill(EMPTY);
    nodes.forEach((node) => {
      this.slots[this.slotOf(this.parent[node], this.name[node])] = node;
    });
  }
}

function hash(parent: number, name: number): number {
  const mixed = Math.imul(parent, 0x9e37_79b1) ^ Math.imul(name, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}

/** Moves values into a longer array. */
export function widen<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
