import { type SliceComparison } from './compareSlices';

/** The smallest change that would be found, in four of five cases, in a function of about this share of the total. */
export interface SmallestChange {
  readonly share: number;
  /** Normalised, as the comparison's values. */
  readonly change: number;
}

const SHARES = [0.01, 0.05, 0.2];
/** A function stands for a share that it is within this factor of. */
const NEAR = 2;

/** What the windows of a comparison could show: for small, middling and large functions, where there are such. */
export function smallestChanges({ total, whole }: SliceComparison): SmallestChange[] {
  return SHARES.flatMap((share) => {
    const wanted = share * Math.max(whole.left, whole.right);
    const distance = (row: number): number => {
      const size = Math.max(total.left[row], total.right[row]);
      return size > 0 && total.detectable[row] > 0 ? Math.abs(Math.log(size / wanted)) : Infinity;
    };
    let nearest = 0;
    for (let row = 1; row < total.left.length; row++) {
      nearest = nearest === 0 || distance(row) < distance(nearest) ? row : nearest;
    }
    return nearest > 0 && distance(nearest) <= Math.log(NEAR) ? [{ share, change: total.detectable[nearest] }] : [];
  });
}
