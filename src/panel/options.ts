import { DEFAULT_SETTINGS, type ServiceRule, type TagMapping } from '../correlation/settings';

/** What a dashboard saves of this panel. */
export interface PanelOptions {
  /** Empty: the first data source of Spanflame. */
  datasourceUid: string;
  /** Type that is shown first; empty: CPU where the server has it, else the first that it has. */
  profileTypeId: string;
  tags: TagMapping[];
  /** What differs for single services. */
  services: ServiceRule[];
  paddingSeconds: number;
  clockSkewSeconds: number;
  /** How long profiles are kept; 0 where that is unknown. */
  retentionHours: number;
  spanNameLabel: string;
  samplesPerSecond: number;
  maxNodes: number;
  /** The tracer labels samples with the id of every span, not only of a request's first one. */
  allSpans: boolean;
  showExploreLink: boolean;
  /** Dashboard variables that the ids of the picked trace and span are put into; empty: they are kept in the panel. */
  traceIdVariable: string;
  spanIdVariable: string;
}

export const DEFAULT_OPTIONS: PanelOptions = {
  ...DEFAULT_SETTINGS,
  datasourceUid: '',
  profileTypeId: '',
  tags: [...DEFAULT_SETTINGS.tags],
  services: [...DEFAULT_SETTINGS.services],
  showExploreLink: true,
  traceIdVariable: 'traceId',
  spanIdVariable: 'spanId',
};
