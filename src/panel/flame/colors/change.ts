/** What the two sides of a comparison are measured by: their share of their own profile, or their value as it is. */
export type DiffBasis = 'share' | 'absolute';

/** A row of a comparison, and the totals of its two profiles. */
export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly leftTotal: number;
  readonly rightTotal: number;
}

export type Change =
  | { readonly kind: 'onlyLeft' | 'onlyRight' | 'none' }
  /** Relative to the larger side, −1 to 1; above 0 the right side is larger. */
  | { readonly kind: 'changed'; readonly by: number };

/** By how much of themselves equal values may differ that were scaled, as rates are. */
const ROUNDING = 1e-12;

/**
 * A profile without any value has no shares, and is compared by value. What is the same on both sides has not changed, even
 * where it is another share of a total that has.
 */
export function changeOf({ left, right, leftTotal, rightTotal }: Sides, basis: DiffBasis): Change {
  if (left === right && left === 0) {
    return { kind: 'none' };
  }
  if (Math.abs(left - right) <= ROUNDING * Math.max(Math.abs(left), Math.abs(right))) {
    return { kind: 'changed', by: 0 };
  }
  if (right === 0 || left === 0) {
    return { kind: right === 0 ? 'onlyLeft' : 'onlyRight' };
  }
  const byShare = basis === 'share' && leftTotal !== 0 && rightTotal !== 0;
  const a = byShare ? left / leftTotal : left;
  const b = byShare ? right / rightTotal : right;
  const by = (b - a) / Math.max(Math.abs(a), Math.abs(b));
  return { kind: 'changed', by: Math.max(-1, Math.min(1, by)) };
}
