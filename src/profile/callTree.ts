import { type FlameTree } from './flameTree';
import { type SampleType } from './profile';
import { type CallTreeColumns, toFlameTree } from './toFlameTree';

export const ROOT = 0;
const EMPTY = -1;
const FIRST_CAPACITY = 1024;

/**
 * A call tree that grows: one node for each distinct path of names. Nodes are numbers, found by (parent, name) in an
 * open-addressing hash table, so a million of them are a few typed arrays. A parent's number is below its children's.
 */
export class CallTree {
  private count = 1;
  private parent = new Int32Array(FIRST_CAPACITY);
  private name = new Int32Array(FIRST_CAPACITY);
  private self = new Float64Array(FIRST_CAPACITY);
  private selfRight: Float64Array | undefined;
  private slots = new Int32Array(4 * FIRST_CAPACITY).fill(EMPTY);

  constructor(sides: 'single' | 'comparison' = 'single') {
    this.parent[ROOT] = EMPTY;
    this.selfRight = sides === 'comparison' ? new Float64Array(FIRST_CAPACITY) : undefined;
  }

  /** The child of `parent` with this name (a row of a `NameTable`), made when it is not there yet. */
  child(parent: number, name: number): number {
    const slots = this.slots;
    const mask = slots.length - 1;
    let slot = hash(parent, name) & mask;
    let node = slots[slot];
    while (node !== EMPTY) {
      if (this.parent[node] === parent && this.name[node] === name) {
        return node;
      }
      slot = (slot + 1) & mask;
      node = slots[slot];
    }
    return this.append(parent, name, slot);
  }

  /** Adds to what a node has by itself; `right` only in a comparison. */
  add(node: number, left: number, right = 0): void {
    this.self[node] += left;
    if (this.selfRight) {
      this.selfRight[node] += right;
    }
  }

  finish(names: readonly string[], sampleType: SampleType): FlameTree {
    const columns: CallTreeColumns = {
      parent: this.parent.subarray(0, this.count),
      name: this.name.subarray(0, this.count),
      self: this.self.subarray(0, this.count),
      selfRight: this.selfRight?.subarray(0, this.count),
    };
    return toFlameTree(columns, names, sampleType);
  }

  private append(parent: number, name: number, slot: number): number {
    if (this.count === this.parent.length) {
      this.grow();
    }
    const node = this.count++;
    this.parent[node] = parent;
    this.name[node] = name;
    this.slots[slot] = node;
    if (this.count * 2 > this.slots.length) {
      this.rehash();
    }
    return node;
  }

  private grow(): void {
    const capacity = this.count * 2;
    this.parent = widen(this.parent, new Int32Array(capacity));
    this.name = widen(this.name, new Int32Array(capacity));
    this.self = widen(this.self, new Float64Array(capacity));
    this.selfRight &&= widen(this.selfRight, new Float64Array(capacity));
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(EMPTY);
    const mask = slots.length - 1;
    for (let node = 1; node < this.count; node++) {
      let slot = hash(this.parent[node], this.name[node]) & mask;
      while (slots[slot] !== EMPTY) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = node;
    }
    this.slots = slots;
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
