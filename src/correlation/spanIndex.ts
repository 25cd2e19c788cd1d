/** Rows of a trace by span id. A hash table of row numbers: a `Map` of 250,000 texts takes five times as long. */
export interface SpanIndex {
  /** The first row of a trace with an id, or -1. */
  first(trace: number, id: string): number;
  /** For each row the next one of its trace with the same id, or -1. */
  readonly next: Int32Array;
  /** 1 for rows that share their id with another one. */
  readonly isShared: Uint8Array;
}

/** Rows without an id are in no chain. */
export function indexSpans(trace: Int32Array, spanId: readonly string[]): SpanIndex {
  const mask = 2 ** Math.ceil(Math.log2(2 * trace.length + 2)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(trace.length).fill(-1);
  const isShared = new Uint8Array(trace.length);

  /** The slot of an id: the one that holds it, or the empty one where it belongs. */
  const slotOf = (t: number, id: string): number => {
    let slot = hash(t, id) & mask;
    for (let row = slots[slot]; row >= 0 && (trace[row] !== t || spanId[row] !== id); row = slots[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  for (let row = trace.length - 1; row >= 0; row--) {
    if (spanId[row] !== '') {
      const slot = slotOf(trace[row], spanId[row]);
      const later = slots[slot];
      if (later >= 0) {
        next[row] = later;
        isShared[row] = isShared[later] = 1;
      }
      slots[slot] = row;
    }
  }
  return { first: (t, id) => slots[slotOf(t, id)], next, isShared };
}

/** FNV-1a over the characters, http://www.isthe.com/chongo/tech/comp/fnv/, with the halves mixed at the end. */
function hash(trace: number, id: string): number {
  let value = 0x811c9dc5 ^ trace;
  for (let i = 0; i < id.length; i++) {
    value = Math.imul(value ^ id.charCodeAt(i), 0x01000193);
  }
  return value ^ (value >>> 15);
}
