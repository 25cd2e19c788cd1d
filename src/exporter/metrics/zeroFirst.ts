import { type Counter } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/**
 * Counters that are seen as 0 before they count. Prometheus takes the first value of a series it did not know for where
 * the series begins, and would lose it; from 0 on, nothing is lost. What is added before it was shown waits.
 */
export class ZeroFirst {
  private unseen: ZeroFirstSeries[] = [];

  /** A series of a counter, at 0 until it has been shown. */
  series(counter: Counter, labels: Labels): ZeroFirstSeries {
    const series = new ZeroFirstSeries(counter, labels);
    this.unseen.push(series);
    return series;
  }

  /** To be called when the metrics are read. The answer is to be called when they have arrived. */
  shown(): () => void {
    const seen = new Set(this.unseen);
    return () => {
      this.unseen = this.unseen.filter((series) => !seen.has(series));
      seen.forEach((series) => series.release());
    };
  }
}

class ZeroFirstSeries {
  private waiting: number | undefined = 0;

  constructor(
    private readonly counter: Counter,
    private readonly labels: Labels
  ) {
    counter.inc(labels, 0);
  }

  /** @param amount at least 0 */
  add(amount: number): void {
    if (this.waiting === undefined) {
      this.counter.inc(this.labels, amount);
    } else {
      this.waiting += amount;
    }
  }

  release(): void {
    const { waiting = 0 } = this;
    this.waiting = undefined;
    this.counter.inc(this.labels, waiting);
  }
}
