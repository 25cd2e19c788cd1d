import { type SeriesBudget } from '../functionChoice';

/** Series that are taken are never given back, as Prometheus' clients have it. */
export class Budget implements SeriesBudget {
  private used = 0;

  constructor(
    private readonly limit: number,
    private readonly onChange: (used: number) => void
  ) {}

  take(series: number): boolean {
    if (this.used + series > this.limit) {
      return false;
    }
    this.used += series;
    this.onChange(this.used);
    return true;
  }
}
