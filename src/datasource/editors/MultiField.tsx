import { EditorField } from '@grafana/plugin-ui';
import { type ComboboxOption, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { type Answer } from './useAnswer';

interface Props {
  readonly label: string;
  readonly tooltip: string;
  readonly options: Answer<ReadonlyArray<ComboboxOption<string>>>;
  readonly values: readonly string[];
  readonly placeholder: string;
  /** Shown in the place of the placeholder where there is nothing to choose from. */
  readonly nothing: string;
  /** Whether other texts, variables among them, can be typed. */
  readonly others: 'typed' | 'none';
  /** Undefined where nothing is left. */
  readonly onChange: (values: readonly string[] | undefined) => void;
}

/** Several texts, in the order in which they were picked. */
export function MultiField({ label, tooltip, options, values, onChange, ...props }: Props): React.JSX.Element {
  const id = useId();
  const known = options.state === 'loaded' ? options.value : [];
  const loading = options.state === 'loading' ? 'Loading' : undefined;
  return (
    <EditorField
      label={label}
      tooltip={tooltip}
      invalid={options.state === 'failed'}
      error={options.state === 'failed' ? options.words : undefined}
    >
      <MultiCombobox
        id={id}
        width="auto"
        minWidth={28}
        maxWidth={80}
        isClearable
        options={[...known]}
        value={values.map((value) => known.find((option) => option.value === value) ?? { value, label: value })}
        createCustomValue={props.others === 'typed'}
        customValueDescription="Use this text, e.g. a variable"
        loading={options.state === 'loading'}
        placeholder={loading ?? (options.state === 'loaded' && known.length === 0 ? props.nothing : props.placeholder)}
        onChange={(picked) => onChange(picked.length > 0 ? picked.map(({ value }) => value) : undefined)}
      />
    </EditorField>
  );
}
