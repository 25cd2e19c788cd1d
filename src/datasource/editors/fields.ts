import { type ProfilingQuery, type QueryType } from '../query';

/** Fields of a query that not every type uses. */
export type Field =
  | 'label'
  | 'functions'
  | 'functionPattern'
  | 'groupBy'
  | 'limit'
  | 'exemplars'
  | 'heatmap'
  | 'ids'
  | 'maxNodes'
  | 'detail'
  | 'frameFilter'
  | 'otherSide';

const FIELDS: Readonly<Record<QueryType, readonly Field[]>> = {
  profile: ['ids', 'maxNodes', 'detail', 'frameFilter'],
  metrics: ['groupBy', 'limit', 'exemplars', 'heatmap'],
  both: ['groupBy', 'limit', 'exemplars', 'heatmap', 'ids', 'maxNodes', 'detail', 'frameFilter'],
  functions: ['functionPattern', 'limit', 'ids', 'frameFilter'],
  functionSeries: ['functions', 'limit', 'ids', 'frameFilter'],
  labels: ['label'],
  labelChanges: ['label'],
  comparison: ['otherSide', 'ids', 'maxNodes', 'frameFilter'],
};
/** A heatmap takes the place of the series. */
const OF_SERIES: readonly Field[] = ['groupBy', 'limit', 'exemplars'];

/** Whether a query's answer depends on a field. */
export function uses({ queryType = 'profile', includeHeatmap }: ProfilingQuery, field: Field): boolean {
  const replaced = includeHeatmap === true && FIELDS[queryType].includes('heatmap') && OF_SERIES.includes(field);
  return FIELDS[queryType].includes(field) && !replaced;
}
