import { type StandardEditorProps } from '@grafana/data';
import React from 'react';

import { type TagMapping } from '../../correlation/settings';
import { TagPairs } from './TagPairs';

/** The mapping that holds for all services without one of their own. */
export const TagMappingEditor = ({ value, onChange }: StandardEditorProps<TagMapping[]>): React.JSX.Element => (
  <TagPairs value={value} onChange={onChange} />
);
