import {
  type SelectableValue,
  type StandardEditorProps,
  standardEditorsRegistry,
  type StandardEditorsRegistryItem,
  standardFieldConfigEditorRegistry,
} from '@grafana/data';
import { Combobox, Input, RadioButtonGroup, Switch, UnitPicker } from '@grafana/ui';
import React from 'react';

interface WithOptions {
  readonly options?: Array<SelectableValue<string>>;
}
type Editor<Value, Settings = unknown> = (props: StandardEditorProps<Value, Settings>) => React.JSX.Element;

const TextEditor: Editor<string> = ({ value, onChange }) => (
  <Input value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
);
const NumberEditor: Editor<number> = ({ value, onChange }) => (
  <Input type="number" value={value ?? ''} onChange={(event) => onChange(event.currentTarget.valueAsNumber)} />
);
const BooleanEditor: Editor<boolean> = ({ value, onChange }) => (
  <Switch value={value} onChange={(event) => onChange(event.currentTarget.checked)} />
);
const RadioEditor: Editor<string, WithOptions> = ({ value, onChange, item }) => (
  <RadioButtonGroup options={item.settings?.options ?? []} value={value} onChange={onChange} fullWidth />
);
const SelectEditor: Editor<string, WithOptions> = ({ value, onChange, item }) => (
  <Combobox
    options={(item.settings?.options ?? []).map((option) => ({ label: option.label, value: option.value ?? '' }))}
    value={value}
    onChange={(option) => onChange(option.value)}
  />
);
const UnitEditor: Editor<string> = ({ value, onChange }) => <UnitPicker value={value} onChange={onChange} />;

/** The editors of panel options live in Grafana's core, not in @grafana/ui: the page brings its own. */
export function installEditors(): void {
  const entry = <V, S>(id: string, editor: Editor<V, S>): StandardEditorsRegistryItem => ({ id, name: id, editor });
  standardEditorsRegistry.setInit(() => [
    entry('text', TextEditor),
    entry('number', NumberEditor),
    entry('boolean', BooleanEditor),
    entry('radio', RadioEditor),
    entry('select', SelectEditor),
    entry('unit', UnitEditor),
  ]);
  standardFieldConfigEditorRegistry.setInit(() => []);
}
