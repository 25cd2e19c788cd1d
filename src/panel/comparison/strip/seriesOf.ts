import { type DataFrame, FieldType } from '@grafana/data';

/** A profile's values over time, a slice for each point. */
export interface Series {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly values: readonly number[];
  readonly unit: string;
}

/** The series of a metrics query, added up; `undefined` where there are fewer than two points. A point stands for the time up to the next. */
export function seriesOf(frames: readonly DataFrame[]): Series | undefined {
  const sums = new Map<number, number>();
  let unit = 'short';
  for (const { fields } of frames) {
    const time = fields.find(({ type }) => type === FieldType.time);
    const value = fields.find(({ type }) => type === FieldType.number);
    unit = value?.config.unit ?? unit;
    time?.values.forEach((at: number, row) => sums.set(at, (sums.get(at) ?? 0) + Number(value?.values[row] ?? 0)));
  }
  const from = [...sums.keys()].sort((a, b) => a - b);
  if (from.length < 2) {
    return undefined;
  }
  const step = Math.min(...from.slice(1).map((at, row) => at - from[row]));
  return {
    from,
    to: from.map((at, row) => from.at(row + 1) ?? at + step),
    values: from.map((at) => sums.get(at) ?? 0),
    unit,
  };
}
