import { type StandardEditorProps } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import React from 'react';

import { profileDataSources } from '../query/dataSources';

/** Picks a Spanflame data source by uid, or a variable that holds one. */
export function DataSourceEditor({ value, onChange }: StandardEditorProps<string>): React.JSX.Element {
  const options = profileDataSources(true).map(({ uid, name }) => ({ value: uid, label: name }));
  return (
    <Combobox
      aria-label="Profile data source"
      options={options}
      value={value || null}
      placeholder={options[0] ? `First one: ${options[0].label}` : 'None is configured'}
      isClearable
      onChange={(option) => onChange(option?.value ?? '')}
    />
  );
}
