import { DEFAULT_SETTINGS, type TagMapping } from '../correlation/settings';

/** What a dashboard saves of this panel. */
export interface PanelOptions {
  /** Empty: the first data source of Spanflame. */
  datasourceUid: string;
  /** Type that is shown first; empty: CPU where the server has it, else the first that it has. */
  profileTypeId: string;
  tags: TagMapping[];
  paddingSeconds: number;
  maxNodes: number;
  /** The tracer labels samples with the id of every span, not only of a request's first one. */
  allSpans: boolean;
  showExploreLink: boolean;
}

export const DEFAULT_OPTIONS: PanelOptions = {
  datasourceUid: '',
  profileTypeId: '',
  tags: [...DEFAULT_SETTINGS.tags],
  paddingSeconds: DEFAULT_SETTINGS.paddingSeconds,
  maxNodes: DEFAULT_SETTINGS.maxNodes,
  allSpans: DEFAULT_SETTINGS.allSpans,
  showExploreLink: true,
};
