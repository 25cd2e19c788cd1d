/** `12.3%`; what is more than nothing is never written as nothing. */
export function percent(share: number): string {
  const rounded = (100 * share).toFixed(1);
  return share !== 0 && Math.abs(share) < 0.0005 ? '<0.1%' : `${rounded}%`;
}

/** How the right value differs from the left one. */
export function changeInWords(left: number, right: number): string {
  if (left === right) {
    return '=';
  }
  if (left === 0) {
    return 'new';
  }
  if (right === 0) {
    return 'gone';
  }
  const by = (right - left) / Math.abs(left);
  return `${by < 0 ? '−' : '+'}${percent(Math.abs(by))}`;
}

/** How the right share differs from the left one, in percentage points. */
export function pointsInWords(left: number, right: number): string {
  const points = (100 * Math.abs(right - left)).toFixed(1);
  return points === '0.0' ? '=' : `${right < left ? '−' : '+'}${points} points`;
}
