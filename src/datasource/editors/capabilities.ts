import { type BackendKind } from '../backends/backend';
import { type QueryType } from '../query';

/** What a backend can do, or a sentence that says why it cannot. */
export type Capability = { readonly can: true } | { readonly can: false; readonly why: string };

export interface Capabilities {
  readonly queryTypes: Readonly<Record<QueryType, Capability>>;
  readonly exemplars: Capability;
  readonly heatmap: Capability;
  readonly profileIds: Capability;
  /** Where span and trace ids are looked for: in the samples, or in series labels that the settings name. */
  readonly ids: 'samples' | 'seriesLabels';
}

const CAN: Capability = { can: true };
const cannot = (why: string): Capability => ({ can: false, why });

const NO_HISTORY = cannot(
  'A process keeps no history, so pprof answers nothing over time: no metrics, function series and label changes.'
);
const EVERY_TYPE: Capabilities['queryTypes'] = {
  profile: CAN,
  metrics: CAN,
  both: CAN,
  functions: CAN,
  functionSeries: CAN,
  labels: CAN,
  labelChanges: CAN,
  comparison: CAN,
};

/** What the query editor offers for each kind of backend. */
export const CAPABILITIES: Readonly<Record<BackendKind, Capabilities>> = {
  pyroscope: { queryTypes: EVERY_TYPE, exemplars: CAN, heatmap: CAN, profileIds: CAN, ids: 'samples' },
  parca: {
    queryTypes: EVERY_TYPE,
    exemplars: cannot('Parca gives profiles no ids, so there are no exemplars.'),
    heatmap: cannot('Parca has no heatmaps.'),
    profileIds: cannot('Parca gives profiles no ids, so a single one cannot be picked.'),
    ids: 'seriesLabels',
  },
  pprof: {
    queryTypes: {
      ...EVERY_TYPE,
      metrics: NO_HISTORY,
      both: NO_HISTORY,
      functionSeries: NO_HISTORY,
      labelChanges: NO_HISTORY,
    },
    exemplars: NO_HISTORY,
    heatmap: NO_HISTORY,
    profileIds: cannot('A process gives its profiles no ids.'),
    ids: 'samples',
  },
};
