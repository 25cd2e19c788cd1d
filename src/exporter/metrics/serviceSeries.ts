import { Counter, type Gauge } from 'prom-client';

import { type FunctionRules } from '../config/config';
import { FunctionChoice, type SeriesBudget } from '../functionChoice';
import { type FunctionRows } from '../functionRows';
import { type FamilyMetrics } from './families';
import { type ZeroFirst } from './zeroFirst';

/** Takes the values of one series: a counter adds them up, a gauge shows the last one. */
type Put = (value: number) => void;

interface FunctionSeries {
  readonly total: Put;
  readonly self: Put;
}

interface Dropped {
  /** Functions without room for their series. */
  readonly refused: number;
  /** Values below 0, which a counter can't count. */
  readonly negative: number;
}

/** The series of one service in one family of metrics. */
export class ServiceSeries {
  private readonly functions = new Map<string, FunctionSeries>();
  private readonly choice: FunctionChoice;
  private readonly whole: Put | undefined;
  private refusedAlways: number;

  constructor(
    private readonly metrics: FamilyMetrics,
    private readonly labels: Readonly<Record<string, string>>,
    private readonly scale: number,
    rules: FunctionRules,
    budget: SeriesBudget,
    private readonly zeroFirst: ZeroFirst
  ) {
    this.whole = budget.take(1) ? this.series(metrics.service, labels) : undefined;
    this.choice = new FunctionChoice(rules, budget);
    const { names, refused } = this.choice.always();
    this.refusedAlways = refused;
    names.forEach((name) => this.seriesOf(name));
  }

  /** Counts a window, or shows it in the place of the last one. */
  put(rows: FunctionRows): Dropped {
    const { name, total, self, whole } = rows;
    const { rows: chosen, refused } = this.choice.pick(rows);
    const absent = new Set(this.functions.keys());
    let negative = 0;
    const put = (to: Put | undefined, value: number): void => {
      if (value < 0 && this.metrics.total instanceof Counter) {
        negative++;
      } else {
        to?.(value * this.scale);
      }
    };
    put(this.whole, whole);
    for (const row of chosen) {
      const series = this.seriesOf(name[row]);
      put(series.total, total[row]);
      put(series.self, self[row]);
      absent.delete(name[row]);
    }
    for (const each of absent) {
      const series = this.seriesOf(each);
      series.total(0);
      series.self(0);
    }
    const dropped = { refused: refused + this.refusedAlways, negative };
    this.refusedAlways = 0;
    return dropped;
  }

  private seriesOf(name: string): FunctionSeries {
    const known = this.functions.get(name);
    if (known) {
      return known;
    }
    const labels = { function_name: name, ...this.labels };
    const made = {
      total: this.series(this.metrics.total, labels),
      self: this.series(this.metrics.self, labels),
    };
    this.functions.set(name, made);
    return made;
  }

  private series(metric: Counter | Gauge, labels: Readonly<Record<string, string>>): Put {
    if (metric instanceof Counter) {
      const series = this.zeroFirst.series(metric, labels);
      return (value) => series.add(value);
    }
    return (value) => metric.set(labels, value);
  }
}
