import { SAMPLING_VARIANCE } from './stabilise';

/** Above this, a series is no longer told from one that drifts. */
const MOST_PERSISTENT = 0.9;

/**
 * What is left of each row's values in each slice when its mean is taken off, on the stable scale: tells how alike slices
 * that follow each other are, and how alike rows are.
 */
export class Residuals {
  private readonly values: Float64Array;

  constructor(
    private readonly rows: number,
    private readonly slices: number
  ) {
    this.values = new Float64Array(rows * slices);
  }

  set(row: number, slice: number, residual: number): void {
    this.values[row * this.slices + slice] = residual;
  }

  /**
   * The correlation of the part of the spread that sampling does not explain with that of the slice before, one number
   * for all rows. An estimate from `n` slices lies (1 + 4ρ) / n too low on average (Kendall 1954).
   */
  persistence(): number {
    let beside = 0;
    let following = 0;
    for (let row = 0; row < this.rows; row++) {
      const start = row * this.slices;
      let square = 0;
      let product = 0;
      for (let k = 0; k < this.slices; k++) {
        square += this.values[start + k] ** 2;
        product += k > 0 ? this.values[start + k - 1] * this.values[start + k] : 0;
      }
      beside += square - SAMPLING_VARIANCE * (this.slices - 1);
      following += product + square / this.slices;
    }
    if (beside <= 0) {
      return 0;
    }
    const unbiased = following / beside / Math.max(0.4, 1 - 4 / this.slices);
    return Math.max(0, Math.min(MOST_PERSISTENT, unbiased));
  }

  /**
   * How many rows vary independently of each other, beside sampling. When the load of a whole service varies that is
   * about one, however many rows there are, and their variances say little about each other's.
   */
  independentRows(): number {
    const { values, slices } = this;
    const mean = new Float64Array(slices);
    let weights = 0;
    for (let start = 0; start < values.length; start += slices) {
      let square = 0;
      for (let k = 0; k < slices; k++) {
        square += values[start + k] ** 2;
      }
      const variance = square / (slices - 1);
      const weight = Math.max(0, 1 - SAMPLING_VARIANCE / variance);
      if (weight > 0) {
        weights += weight;
        for (let k = 0; k < slices; k++) {
          mean[k] += (weight * values[start + k]) / Math.sqrt(variance);
        }
      }
    }
    const variance = mean.reduce((all, value) => all + (value / weights) ** 2, 0) / (slices - 1);
    return weights === 0 ? this.rows : 1 / variance;
  }
}
