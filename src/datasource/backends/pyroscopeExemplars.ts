import { type Exemplar, type Labels } from './backend';
import { type ExemplarMessage } from './pyroscopeMessages';

/** Exemplars of a series or heatmap. Their messages leave out what is among the labels of the series. */
export const toExemplars = (messages: readonly ExemplarMessage[], seriesLabels: Labels): readonly Exemplar[] =>
  messages.map(({ timestamp, value, profileId, spanId, traceId, labels }) => ({
    time: timestamp,
    value,
    profileId: profileId || undefined,
    spanId: spanId || undefined,
    traceId: traceId || undefined,
    labels: ownLabels({ ...seriesLabels, ...labels }),
  }));

/** Without those that Pyroscope adds for itself (`__profile_type__`, `__unit__`, …). */
const ownLabels = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('__')));
