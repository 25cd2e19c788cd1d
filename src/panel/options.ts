import { DEFAULT_TAGS, type TagMapping } from '../correlation/serviceLabels';
import { DEFAULT_PADDING_MS } from '../correlation/range';
import { DEFAULT_MAX_NODES } from '../datasource/query';

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
  tags: [...DEFAULT_TAGS],
  paddingSeconds: DEFAULT_PADDING_MS / 1000,
  maxNodes: DEFAULT_MAX_NODES,
  allSpans: false,
  showExploreLink: true,
};
