/**
 * The rows in pre-order: one trace after another, siblings by start, of equal starts the earlier row first. Without
 * recursion, as traces nest deeply, and each family sorted by itself, as most are in order already.
 */
export function preOrder(trace: Int32Array, startMs: Float64Array, parent: Int32Array): Int32Array {
  const { offsets, children } = families(trace, parent);
  const byStart = (a: number, b: number): number => startMs[a] - startMs[b] || a - b;
  for (let family = 0; family + 1 < offsets.length; family++) {
    const siblings = children.subarray(offsets[family], offsets[family + 1]);
    if (!isSorted(siblings, startMs)) {
      siblings.sort(byStart);
    }
  }

  const order = new Int32Array(parent.length);
  const stack = new Int32Array(parent.length);
  let [placed, depth] = [0, 0];
  const push = (family: number): void => {
    for (let i = offsets[family + 1] - 1; i >= offsets[family]; i--) {
      stack[depth++] = children[i];
    }
  };
  for (let root = parent.length; root + 1 < offsets.length; root++) {
    push(root);
    while (depth > 0) {
      const row = stack[--depth];
      order[placed++] = row;
      push(row);
    }
  }
  return order;
}

/**
 * The children of row `i` are `children[offsets[i]]` up to `offsets[i + 1]`, in the order of their rows; the roots of
 * trace `t` are those of family `rows + t`.
 */
function families(trace: Int32Array, parent: Int32Array) {
  const rows = parent.length;
  const traces = trace.reduce((most, t) => Math.max(most, t + 1), 0);
  const familyOf = (row: number): number => (parent[row] < 0 ? rows + trace[row] : parent[row]);
  const offsets = new Int32Array(rows + traces + 1);
  for (let row = 0; row < rows; row++) {
    offsets[familyOf(row) + 1]++;
  }
  for (let family = 0; family + 1 < offsets.length; family++) {
    offsets[family + 1] += offsets[family];
  }
  const next = offsets.slice();
  const children = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    children[next[familyOf(row)]++] = row;
  }
  return { offsets, children };
}

function isSorted(rows: Int32Array, startMs: Float64Array): boolean {
  for (let i = 1; i < rows.length; i++) {
    if (startMs[rows[i - 1]] > startMs[rows[i]]) {
      return false;
    }
  }
  return true;
}
