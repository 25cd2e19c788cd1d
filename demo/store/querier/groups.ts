import { inGroups } from '../profiles/inGroups';
import { type StoredSeries } from '../profiles/series';
import { type Label, labelList } from './labels';

export interface Group {
  readonly labels: readonly Label[];
  readonly series: readonly StoredSeries[];
}

/** Series that have the same values of the labels; all of them together without any label. */
export function groupBy(found: readonly StoredSeries[], labelNames: readonly string[]): readonly Group[] {
  const labelsOf = (series: StoredSeries): readonly Label[] =>
    labelNames.length > 0 ? labelList(series, labelNames) : [];
  const groups = inGroups(found, (series) => JSON.stringify(labelsOf(series)));
  return [...groups.values()].map((series) => ({ labels: labelsOf(series[0]), series }));
}

export const labelsJson = ({ labels }: Group): object => (labels.length > 0 ? { labels } : {});
