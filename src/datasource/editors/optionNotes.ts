import { type BackendKind } from '../backends/backend';
import { type IdLabels } from '../backends/traceLabel';
import { type ProfilingQuery } from '../query';
import { CAPABILITIES } from './capabilities';
import { uses } from './fields';

/** What a backend lacks of a query's options, or does in another way: a sentence each. */
export function optionNotes(query: ProfilingQuery, backend: BackendKind, idLabels: IdLabels): readonly string[] {
  const { exemplars, heatmap, ids } = CAPABILITIES[backend];
  const ofSeries = uses(query, 'heatmap') ? [exemplars, heatmap] : [];
  const byLabel = `Parca finds an id only where it is a series label or an OTLP attribute: spans by ${idLabels.span}, traces by ${idLabels.trace} (see the data source settings).`;
  return [
    ...ofSeries.flatMap((capability) => (capability.can ? [] : [capability.why])),
    ...(uses(query, 'ids') && ids === 'seriesLabels' ? [byLabel] : []),
  ];
}
