import { type Exemplar, type Series } from './backend';

/** Times of points: `from`, `from + step`, … up to `to`, in ms; a point stands for the step that ends with it. */
export interface StepGrid {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

interface Step {
  sum: number;
  count: number;
  exemplar: Exemplar | undefined;
}

/**
 * A series on a coarser grid: each point is the mean of those that lie in its step, each exemplar the largest of its
 * step. Steps without a point have none, and a last step that the range cuts off is left out.
 */
export function averageSeries(series: Series, { from, to, step }: StepGrid): Series {
  const steps = new Map<number, Step>();
  const stepOf = (time: number): Step | undefined => {
    const end = from + Math.ceil((time - from) / step) * step;
    if (end < from || end > to) {
      return undefined;
    }
    const found = steps.get(end) ?? { sum: 0, count: 0, exemplar: undefined };
    steps.set(end, found);
    return found;
  };
  series.times.forEach((time, row) => {
    const found = stepOf(time);
    if (found) {
      found.sum += series.values[row];
      found.count++;
    }
  });
  for (const exemplar of series.exemplars) {
    const found = stepOf(exemplar.time);
    if (found && exemplar.value > (found.exemplar?.value ?? -Infinity)) {
      found.exemplar = exemplar;
    }
  }
  const filled = [...steps].filter(([, { count }]) => count > 0).sort(([a], [b]) => a - b);
  return {
    labels: series.labels,
    times: Float64Array.from(filled, ([time]) => time),
    values: Float64Array.from(filled, ([, { sum, count }]) => sum / count),
    exemplars: filled.flatMap(([, { exemplar }]) => exemplar ?? []),
  };
}
