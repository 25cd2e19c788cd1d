import { type DataFrame, FieldType } from '@grafana/data';

import { type RatePoints, type RequestRates } from './elsewhere';

/**
 * The rate of requests of an answer, and of each of its series where labels tell several apart: their sum is the whole,
 * and a series without a point had no requests then. Of an answer without labels it is the first numbers beside times.
 * `undefined` where there are none.
 */
export function readRates(frames: readonly DataFrame[]): RequestRates | undefined {
  const found = frames.flatMap(seriesOf);
  const labelled = found.filter(({ labels }) => Object.keys(labels).length > 0);
  if (labelled.length < 2) {
    const [first] = found;
    return first && { times: first.times, values: first.values, series: [] };
  }
  const whole = sumOf(labelled);
  return {
    ...whole,
    series: labelled.map(({ labels, values }) => ({
      labels,
      mean: values.reduce((sum, value) => sum + value, 0) / whole.times.length,
    })),
  };
}

interface LabelledPoints extends RatePoints {
  readonly labels: Readonly<Record<string, string>>;
}

function seriesOf({ fields }: DataFrame): readonly LabelledPoints[] {
  const time = fields.find(({ type }) => type === FieldType.time);
  const numbers = fields.filter(({ type }) => type === FieldType.number);
  return time === undefined
    ? []
    : numbers.flatMap(({ values, labels = {} }) => {
        const isKnown = (row: number): boolean => Number.isFinite(time.values[row]) && Number.isFinite(values[row]);
        const rows = Array.from(time.values.keys()).filter(isKnown);
        const of = (column: readonly number[]): Float64Array => Float64Array.from(rows, (row) => column[row]);
        return rows.length === 0 ? [] : [{ labels, times: of(time.values), values: of(values) }];
      });
}

function sumOf(series: readonly RatePoints[]): RatePoints {
  const sums = new Map<number, number>();
  for (const { times, values } of series) {
    times.forEach((time, at) => sums.set(time, (sums.get(time) ?? 0) + values[at]));
  }
  const times = Float64Array.from(sums.keys()).sort();
  return { times, values: times.map((time) => sums.get(time) ?? 0) };
}
