import { Field, Input } from '@grafana/ui';
import React, { useId } from 'react';

interface Props {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  /** A sentence where the value cannot be used. */
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, description, placeholder, value, problem, onChange }: Props): React.JSX.Element {
  const id = useId();
  return (
    <Field label={label} description={description} invalid={problem !== undefined} error={problem} htmlFor={id}>
      <Input
        id={id}
        width={60}
        placeholder={placeholder}
        value={value ?? ''}
        spellCheck={false}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={({ currentTarget }) => onChange(currentTarget.value.trim())}
      />
    </Field>
  );
}
