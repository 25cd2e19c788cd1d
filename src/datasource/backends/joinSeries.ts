import { type Series } from './backend';

/** Series of ranges that follow each other, as series of the whole: those with equal labels are one. */
export function joinSeries(parts: ReadonlyArray<readonly Series[]>): readonly Series[] {
  if (parts.length === 1) {
    return parts[0];
  }
  const joined = new Map<string, Series[]>();
  for (const series of parts.flat()) {
    const key = JSON.stringify(Object.entries(series.labels).sort(([a], [b]) => (a < b ? -1 : 1)));
    joined.set(key, [...(joined.get(key) ?? []), series]);
  }
  return [...joined.values()].map((pieces) => ({
    labels: pieces[0].labels,
    times: Float64Array.from(pieces.flatMap(({ times }) => [...times])),
    values: Float64Array.from(pieces.flatMap(({ values }) => [...values])),
    exemplars: pieces.flatMap(({ exemplars }) => exemplars),
  }));
}
