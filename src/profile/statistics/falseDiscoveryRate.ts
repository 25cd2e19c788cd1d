/**
 * q-values of Benjamini and Hochberg (1995): rejecting all with q ≤ 0.05 keeps the expected share of false ones among
 * the rejected at 5 %. Those that were not tested (NaN) stay NaN and do not count.
 */
export function qValues(p: Float64Array): Float64Array {
  const tested = Int32Array.from(p.keys())
    .filter((i) => !Number.isNaN(p[i]))
    .sort((a, b) => p[a] - p[b] || a - b);
  const q = new Float64Array(p.length).fill(NaN);
  let least = 1;
  for (let rank = tested.length; rank > 0; rank--) {
    const i = tested[rank - 1];
    least = Math.min(least, (p[i] * tested.length) / rank);
    q[i] = least;
  }
  return q;
}
