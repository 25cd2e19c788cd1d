import { type Labels, type Series, type SeriesAnswer, type SeriesQuery } from './backend';
import { type ParcaSeries } from './parcaApi';
import { isDelta } from './parcaType';
import { unitNotices } from './parcaWords';

/**
 * Series of a `query_range` answer. `SeriesAnswer` says which units. The server's steps lie on a grid since the epoch and
 * are called by their start; here, as on every backend, a point at T covers the step before it. A last step that has not
 * ended yet holds too little and is left out, unless there is no other.
 *
 * Profiles that cover a time (`:delta`) come summed per step and group. `duration` is the step, or the time that the
 * profile covers where the step holds one moment only; value over duration is the flow.
 *
 * Of states (no `:delta`) the server ignores groups and sends one snapshot per step and label set: they are added up
 * here. A step shorter than the scrape interval would miss the snapshots of some.
 *
 * Source: `queryRangeDelta` and `queryRangeNonDelta`, https://github.com/parca-dev/parca/blob/main/pkg/parcacol/querier.go
 */
export function toSeries(sent: readonly ParcaSeries[], query: SeriesQuery): Extract<SeriesAnswer, { kind: 'series' }> {
  const delta = isDelta(query.profileTypeId);
  const points = new Map<string, { readonly labels: Labels; readonly values: Map<number, number> }>();
  for (const { labelset, samples } of sent) {
    const labels = groupOf(labelset.labels, query.groupBy);
    const key = JSON.stringify(labels);
    const group = points.get(key) ?? { labels, values: new Map<number, number>() };
    points.set(key, group);
    for (const { timestamp, value, duration } of samples) {
      const time = (Math.floor(timestamp / query.step) + 1) * query.step;
      const seconds = duration > 0 ? duration / 1e9 : query.step / 1000;
      group.values.set(time, (group.values.get(time) ?? 0) + (delta ? value / seconds : value));
    }
  }
  const sampleType = sent.find((series) => series.sampleType)?.sampleType ?? undefined;
  const notices = [
    ...(sampleType ? unitNotices(query.profileTypeId, sampleType) : []),
    ...(query.exemplars ? ['Parca has no exemplars.'] : []),
  ];
  return {
    kind: 'series',
    measure: delta ? 'flow' : 'level',
    ...(sampleType && { sampleType }),
    series: largest(
      [...points.values()].map((group) => columns(group, query.range.to)),
      query.limit
    ),
    notices,
  };
}

/** The labels that are grouped by, in that order, as far as the series has them. */
function groupOf(labels: ParcaSeries['labelset']['labels'], groupBy: readonly string[]): Labels {
  const all = new Map(labels.map(({ name, value }) => [name, value]));
  return Object.fromEntries(groupBy.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : [])));
}

function columns({ labels, values }: { labels: Labels; values: ReadonlyMap<number, number> }, end: number): Series {
  const all = Float64Array.from(values.keys()).sort();
  // A range holds its last millisecond.
  const ended = all.filter((time) => time <= end + 1);
  const times = ended.length > 0 ? ended : all;
  return { labels, times, values: times.map((time) => values.get(time) ?? 0), exemplars: [] };
}

/** The server takes a limit and ignores it. */
function largest(series: readonly Series[], limit: number | undefined): readonly Series[] {
  const sumOf = ({ values }: Series): number => values.reduce((sum, value) => sum + value, 0);
  const bySum = series.map((one) => ({ one, sum: sumOf(one) })).sort((a, b) => b.sum - a.sum);
  return bySum.slice(0, limit).map(({ one }) => one);
}
