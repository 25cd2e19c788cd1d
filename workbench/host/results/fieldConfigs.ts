import {
  displayNameOverrideProcessor,
  type FieldConfigOptionsRegistry,
  type FieldConfigPropertyItem,
  type FieldConfigSource,
  identityOverrideProcessor,
  numberOverrideProcessor,
  Registry,
  stringOverrideProcessor,
  unitOverrideProcessor,
} from '@grafana/data';

type Process = FieldConfigPropertyItem['process'];

const NoEditor = (): null => null;
const item = (path: string, process: Process, isCustom = false): FieldConfigPropertyItem => ({
  id: isCustom ? `custom.${path}` : path,
  name: path,
  path,
  isCustom,
  process,
  shouldApply: () => true,
  editor: NoEditor,
  override: NoEditor,
});
const CUSTOM = ['drawStyle', 'lineWidth', 'fillOpacity', 'lineInterpolation', 'showPoints', 'stacking', 'spanNulls'];

/** The field options that panels of the workbench honour, in `defaults` and in overrides; Grafana's core has the rest. */
export const fieldConfigRegistry: FieldConfigOptionsRegistry = new Registry<FieldConfigPropertyItem>(() => [
  item('unit', unitOverrideProcessor),
  item('min', numberOverrideProcessor),
  item('max', numberOverrideProcessor),
  item('decimals', numberOverrideProcessor),
  item('displayName', displayNameOverrideProcessor),
  item('noValue', stringOverrideProcessor),
  item('color', identityOverrideProcessor),
  ...CUSTOM.map((path) => item(path, identityOverrideProcessor, true)),
]);

/** What Explore draws its graphs with. */
export const GRAPH_FIELD_CONFIG: FieldConfigSource = {
  defaults: { color: { mode: 'palette-classic' }, custom: { fillOpacity: 10, lineWidth: 1 } },
  overrides: [],
};
export const PLAIN_FIELD_CONFIG: FieldConfigSource = { defaults: {}, overrides: [] };
