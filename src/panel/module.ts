import { PanelPlugin } from '@grafana/data';

import { MAX_NODES_LIMIT } from '../datasource/query';
import { DataSourceEditor } from './editors/DataSourceEditor';
import { TagMappingEditor } from './editors/TagMappingEditor';
import { LazyPanel } from './LazyPanel';
import { DEFAULT_OPTIONS, type PanelOptions } from './options';

const LABELS = ['Which samples'];

export const plugin = new PanelPlugin<PanelOptions>(LazyPanel).setPanelOptions((builder) =>
  builder
    .addCustomEditor({
      id: 'datasourceUid',
      path: 'datasourceUid',
      name: 'Profile data source',
      defaultValue: DEFAULT_OPTIONS.datasourceUid,
      editor: DataSourceEditor,
    })
    .addTextInput({
      path: 'profileTypeId',
      name: 'Profile type',
      description: 'The type that is shown first. Empty: CPU where the data source has it, else its first type.',
      defaultValue: DEFAULT_OPTIONS.profileTypeId,
      settings: { placeholder: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' },
    })
    .addNumberInput({
      path: 'maxNodes',
      name: 'Max nodes',
      description: 'Rows of the flame graph. The table of functions is exact with any number.',
      defaultValue: DEFAULT_OPTIONS.maxNodes,
      settings: { min: 16, max: MAX_NODES_LIMIT, integer: true },
    })
    .addBooleanSwitch({
      path: 'showExploreLink',
      name: 'Link to Explore',
      defaultValue: DEFAULT_OPTIONS.showExploreLink,
    })
    .addCustomEditor({
      id: 'tags',
      path: 'tags',
      name: 'Attributes and labels',
      description: 'Span or resource attributes, and the labels of profiles that hold the same values.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.tags,
      editor: TagMappingEditor,
    })
    .addNumberInput({
      path: 'paddingSeconds',
      name: 'Padding',
      description:
        'Seconds that the window reaches beyond a span. Profiles carry the time of their upload, not of the sample.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.paddingSeconds,
      settings: { min: 0, max: 3600 },
    })
    .addBooleanSwitch({
      path: 'allSpans',
      name: 'Every span is labelled',
      description: "Turn on if the SDK labels samples with every span's id without setting pyroscope.profile.id on it.",
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.allSpans,
    })
);
