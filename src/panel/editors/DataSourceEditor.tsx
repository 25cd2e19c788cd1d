import { type StandardEditorProps } from '@grafana/data';
import React from 'react';

import { profileDataSources } from '../query/dataSources';
import { ProfileSourcePicker } from './ProfileSourcePicker';

/** Picks a Spanflame data source by uid, or a variable that holds one. */
export function DataSourceEditor({ value, onChange }: StandardEditorProps<string>): React.JSX.Element {
  const [first] = profileDataSources(true);
  return (
    <ProfileSourcePicker
      label="Profile data source"
      value={value}
      placeholder={first ? `First one: ${first.name}` : 'None is configured'}
      onChange={onChange}
    />
  );
}
