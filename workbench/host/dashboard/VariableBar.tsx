import { getDataSourceSrv } from '@grafana/runtime';
import { Combobox, Icon, IconButton, InlineField, Input, MultiCombobox, Stack, Tooltip } from '@grafana/ui';
import React from 'react';

import { ALL } from '../templates/variable';
import { type ShownVariable } from './useVariables';

interface Props {
  readonly variables: readonly ShownVariable[];
  readonly onPick: (name: string, value: string | readonly string[]) => void;
  readonly onEdit: (name: string) => void;
}

/** A field per variable, as above a dashboard. Query variables can be edited. */
export function VariableBar({ variables, onPick, onEdit }: Props): React.JSX.Element {
  return (
    <Stack gap={1} wrap="wrap" data-testid="variable-bar">
      {variables
        .filter(({ type }) => type !== 'adhoc')
        .map((variable) => (
          <div key={variable.name} data-testid={`variable-${variable.name}`} data-value={String(variable.value)}>
            <Stack gap={0.5} alignItems="center">
              <InlineField label={variable.label ?? variable.name}>
                <Value variable={variable} onPick={(value) => onPick(variable.name, value)} />
              </InlineField>
              {variable.type === 'query' && getDataSourceSrv().getInstanceSettings(variable.datasource) && (
                <IconButton name="pen" tooltip={`Edit ${variable.name}`} onClick={() => onEdit(variable.name)} />
              )}
              {variable.error && (
                <Tooltip content={variable.error} theme="error">
                  <Icon name="exclamation-triangle" data-testid="variable-error" title={variable.error} />
                </Tooltip>
              )}
            </Stack>
          </div>
        ))}
    </Stack>
  );
}

interface ValueProps {
  readonly variable: ShownVariable;
  readonly onPick: (value: string | readonly string[]) => void;
}

function Value({ variable, onPick }: ValueProps): React.JSX.Element {
  const { type, value, options = [], multi, includeAll } = variable;
  if (type === 'textbox' || type === 'constant') {
    return (
      <Input
        // A value that came from elsewhere is written into the field.
        key={String(value)}
        defaultValue={String(value)}
        readOnly={type === 'constant'}
        onBlur={(event) => onPick(event.currentTarget.value)}
      />
    );
  }
  const shown = [
    ...(includeAll ? [{ label: 'All', value: ALL }] : []),
    ...options.map((option) => ({ label: option.text, value: option.value })),
  ];
  const size = { width: 'auto', minWidth: 16, maxWidth: 60 } as const;
  return multi ? (
    <MultiCombobox
      {...size}
      options={shown}
      value={[value].flat()}
      onChange={(picked) =>
        onPick(
          onlyAllOrOthers(
            [value].flat(),
            picked.map((option) => option.value)
          )
        )
      }
    />
  ) : (
    <Combobox
      {...size}
      options={shown}
      value={String(value)}
      createCustomValue
      onChange={(option) => onPick(option.value)}
    />
  );
}

/** All goes when another is picked, and the others when All is. */
function onlyAllOrOthers(before: readonly string[], picked: readonly string[]): readonly string[] {
  const others = picked.filter((value) => value !== ALL);
  return picked.includes(ALL) && (others.length === 0 || !before.includes(ALL)) ? [ALL] : others;
}
