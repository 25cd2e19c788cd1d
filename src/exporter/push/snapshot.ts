import { type MetricValue, type Registry } from 'prom-client';

/** All series at one moment. Columns of equal length. */
export interface Snapshot {
  readonly name: readonly string[];
  readonly labels: readonly SeriesLabels[];
  readonly value: Float64Array;
}

/** Without the name of the metric. */
export type SeriesLabels = Readonly<Record<string, string | number | undefined>>;

/** Parts of a histogram have names of their own. */
type SeriesValue = MetricValue<string> & { readonly metricName?: string };

/** The values are copied, so that what is counted while they are sent does not change them; labels never change. */
export async function snapshotOf(registry: Registry): Promise<Snapshot> {
  const name: string[] = [];
  const labels: SeriesLabels[] = [];
  const value: number[] = [];
  for (const metric of await registry.getMetricsAsJSON()) {
    for (const series of metric.values as readonly SeriesValue[]) {
      name.push(series.metricName ?? metric.name);
      labels.push(series.labels);
      value.push(series.value);
    }
  }
  return { name, labels, value: Float64Array.from(value) };
}
