import { PanelPlugin } from '@grafana/data';

import { MAX_NODES_LIMIT } from '../datasource/query';
import { DataSourceEditor } from './editors/DataSourceEditor';
import { ServiceRulesEditor } from './editors/ServiceRulesEditor';
import { TagMappingEditor } from './editors/TagMappingEditor';
import { LazyPanel } from './LazyPanel';
import { DEFAULT_OPTIONS, type PanelOptions } from './options';

const LABELS = ['Which samples'];
const DASHBOARD = ['On the dashboard'];

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
    .addCustomEditor({
      id: 'services',
      path: 'services',
      name: 'Single services',
      description: 'Services whose profiles have another name, data source, type or labels than their traces tell.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.services,
      editor: ServiceRulesEditor,
    })
    .addNumberInput({
      path: 'clockSkewSeconds',
      name: 'Clock skew',
      description: 'Seconds that the clocks of traces and profiles may differ. Every window is so much wider.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.clockSkewSeconds,
      settings: { min: 0, max: 3600 },
    })
    .addNumberInput({
      path: 'retentionHours',
      name: 'Retention',
      description: 'Hours for which profiles are kept. Nothing older is asked for. 0: unknown.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.retentionHours,
      settings: { min: 0, max: 87_600 },
    })
    .addNumberInput({
      path: 'samplesPerSecond',
      name: 'Samples a second',
      description: 'CPU samples that the profiler takes of a thread. Most take 100.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.samplesPerSecond,
      settings: { min: 1, max: 100_000 },
    })
    .addTextInput({
      path: 'spanNameLabel',
      name: 'Label of span names',
      description: 'Label of profiles that holds the name of a span.',
      category: LABELS,
      defaultValue: DEFAULT_OPTIONS.spanNameLabel,
    })
    .addTextInput({
      path: 'traceIdVariable',
      name: 'Variable of the trace',
      description: 'Holds the id of the picked trace, for other panels to follow. Empty: it is not published.',
      category: DASHBOARD,
      defaultValue: DEFAULT_OPTIONS.traceIdVariable,
    })
    .addTextInput({
      path: 'spanIdVariable',
      name: 'Variable of the span',
      description: 'Holds the id of the picked span. Empty: it is not published, and a refresh of the page forgets it.',
      category: DASHBOARD,
      defaultValue: DEFAULT_OPTIONS.spanIdVariable,
    })
);
