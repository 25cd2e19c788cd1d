import { PanelOptionsEditorBuilder, type PanelPlugin } from '@grafana/data';
import { Field } from '@grafana/ui';
import React from 'react';

type Options = Readonly<Record<string, unknown>>;

interface Props {
  readonly plugin: PanelPlugin;
  readonly options: Options;
  readonly onChange: (options: Record<string, unknown>) => void;
}

/** The options that a panel plugin declares. */
export function OptionsPane({ plugin, options, onChange }: Props): React.JSX.Element {
  const builder = new PanelOptionsEditorBuilder<Record<string, unknown>>();
  const context = { data: [], options: { ...options } };
  plugin.getPanelOptionsSupplier()(builder, context);
  return (
    <div data-testid="options-pane">
      {builder
        .getItems()
        .filter((item) => item.showIf?.(context.options, undefined, undefined) ?? true)
        .map((item) => (
          <Field key={item.id} label={item.name} description={item.description}>
            <item.editor
              value={options[item.path] ?? item.defaultValue}
              onChange={(value: unknown) => onChange({ ...options, [item.path]: value })}
              item={item as never}
              context={context}
            />
          </Field>
        ))}
    </div>
  );
}
