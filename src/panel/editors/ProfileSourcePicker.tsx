import { Combobox } from '@grafana/ui';
import React, { useId } from 'react';

import { profileDataSources } from '../query/dataSources';

interface Props {
  readonly label: string;
  /** Uid, or a variable that holds one; empty for none. */
  readonly value: string;
  /** What stands there while none is picked. */
  readonly placeholder: string;
  readonly onChange: (uid: string) => void;
}

/** Picks a Spanflame data source, or a variable that holds one, or none. */
export function ProfileSourcePicker({ label, value, placeholder, onChange }: Props): React.JSX.Element {
  const options = profileDataSources(true).map(({ uid, name }) => ({ value: uid, label: name }));
  const labelId = useId();
  return (
    <>
      <span id={labelId} hidden>
        {label}
      </span>
      <Combobox
        aria-labelledby={labelId}
        options={options}
        value={value || null}
        placeholder={placeholder}
        isClearable
        onChange={(option) => onChange(option?.value ?? '')}
      />
    </>
  );
}
