import { EditorField } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';
import React, { useId } from 'react';

interface Props {
  readonly label: string;
  readonly tooltip: string;
  readonly placeholder: string;
  readonly value: number | undefined;
  readonly max: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number from 1 to a maximum, or none. */
export function CountField({ label, tooltip, placeholder, value, max, onChange }: Props): React.JSX.Element {
  const id = useId();
  return (
    <EditorField label={label} tooltip={tooltip}>
      <Input
        id={id}
        key={value}
        type="number"
        min={1}
        max={max}
        width={16}
        defaultValue={value}
        placeholder={placeholder}
        onBlur={({ currentTarget: { valueAsNumber } }) => {
          const typed = Number.isNaN(valueAsNumber) ? undefined : Math.round(valueAsNumber);
          const allowed = typed === undefined ? undefined : Math.min(Math.max(typed, 1), max);
          if (allowed !== value) {
            onChange(allowed);
          }
        }}
      />
    </EditorField>
  );
}
