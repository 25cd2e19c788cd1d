import { EditorField } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import React, { useId } from 'react';

import { type LabelScope } from '../backends/backend';
import { type ProfilingDataSource } from '../datasource';
import { useAnswer } from './useAnswer';

interface Props {
  readonly tooltip: string;
  readonly datasource: Pick<ProfilingDataSource, 'labelNames'>;
  /** Labels of these series are offered. */
  readonly scope: LabelScope;
  readonly value: string;
  /** With it the label can be cleared, and this is shown where there is none. */
  readonly placeholder?: string;
  readonly onChange: (label: string) => void;
}

/** The name of one label; another one, or a variable, can be typed. */
export function LabelPicker({ tooltip, datasource, scope, value, placeholder, onChange }: Props): React.JSX.Element {
  const id = useId();
  const names = useAnswer(JSON.stringify(scope), (signal) => datasource.labelNames(scope, signal));
  const shared = {
    id,
    width: 28,
    options: (names.state === 'loaded' ? names.value : []).map((name) => ({ value: name })),
    value: value === '' ? null : { value, label: value },
    createCustomValue: true,
    customValueDescription: 'Use this text, e.g. a variable',
    loading: names.state === 'loading',
    placeholder: placeholder ?? 'Select a label',
  };
  return (
    <EditorField
      label="Label"
      tooltip={tooltip}
      invalid={names.state === 'failed'}
      error={names.state === 'failed' ? names.words : undefined}
    >
      {placeholder === undefined ? (
        <Combobox {...shared} onChange={(option) => onChange(option.value)} />
      ) : (
        <Combobox {...shared} isClearable onChange={(option) => onChange(option?.value ?? '')} />
      )}
    </EditorField>
  );
}
