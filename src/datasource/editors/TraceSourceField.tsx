import { Combobox, Field } from '@grafana/ui';
import React, { useId } from 'react';

import { traceSources } from '../traceSource';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (uid: string | undefined) => void;
}

/** Picks the data source that opens the traces of spans. */
export function TraceSourceField({ value, onChange }: Props): React.JSX.Element {
  const id = useId();
  const known = traceSources().map(({ uid, name, type }) => ({ value: uid, label: name, description: type }));
  // A provisioned one may not be there yet.
  const options = !value || known.some((option) => option.value === value) ? known : [...known, { value }];
  return (
    <Field
      label="Traces"
      description="Tempo, Jaeger or Zipkin: where the traces of heavy spans are opened"
      htmlFor={id}
    >
      <Combobox
        id={id}
        options={options}
        value={value || null}
        width={60}
        placeholder={known.length > 0 ? 'No link to traces' : 'No data source of traces is configured'}
        isClearable
        onChange={(option) => onChange(option?.value)}
      />
    </Field>
  );
}
