import { type QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows } from '@grafana/plugin-ui';
import { RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { type ProfilingDataSource } from '../datasource';
import { editorRange } from '../editors/editorRange';
import { LabelPicker } from '../editors/LabelPicker';
import { labelSource } from '../editors/labelSource';
import { ProfileTypePicker } from '../editors/ProfileTypePicker';
import { SelectorEditor } from '../editors/SelectorEditor';
import { useAnswer } from '../editors/useAnswer';
import { type ProfilingQuery } from '../query';
import { type ProfilingOptions } from '../settings';
import { readVariableQuery, type VariableQuery, type VariableType } from './variableQuery';

export type Props = QueryEditorProps<ProfilingDataSource, ProfilingQuery, ProfilingOptions, VariableQuery>;

const TYPES: Array<{ value: VariableType; label: string; description: string }> = [
  { value: 'profileType', label: 'Profile type', description: 'The profile types that the server has' },
  { value: 'label', label: 'Label', description: 'The names of labels' },
  { value: 'labelValue', label: 'Label value', description: 'The values of one label' },
];

/** What a dashboard variable lists. Every field but the first takes variables. */
export function VariableQueryEditor({ datasource, query: saved, range: given, onChange }: Props): React.JSX.Element {
  const query = readVariableQuery(saved);
  const range = editorRange(given);
  const types = useAnswer(JSON.stringify(range), (signal) => datasource.profileTypes(range, signal));
  const change = (part: Partial<VariableQuery>): void => onChange({ ...query, ...part });
  const setSelector = (labelSelector: string): void => {
    if (labelSelector !== query.labelSelector) {
      change({ labelSelector });
    }
  };

  return (
    <EditorRows>
      <EditorRow>
        <EditorField label="List">
          <RadioButtonGroup
            aria-label="List"
            options={TYPES}
            value={query.type}
            onChange={(type) => change({ type })}
          />
        </EditorField>
        {query.type === 'labelValue' && (
          <LabelPicker
            tooltip="Its values are listed."
            datasource={datasource}
            scope={{ range, profileTypeId: query.profileTypeId, labelSelector: query.labelSelector }}
            value={query.labelName}
            onChange={(labelName) => change({ labelName })}
          />
        )}
      </EditorRow>
      {query.type !== 'profileType' && (
        <EditorRow>
          <ProfileTypePicker
            types={types}
            value={query.profileTypeId}
            use="narrows"
            onPick={(profileTypeId) => change({ profileTypeId })}
          />
          <EditorField
            label="Label selector"
            tooltip="Only series that fulfil these matchers, which may hold other variables. Shift+Enter updates the list."
            width={60}
          >
            <SelectorEditor
              value={query.labelSelector}
              source={labelSource(datasource, query.profileTypeId, range)}
              onChange={setSelector}
              onRun={setSelector}
            />
          </EditorField>
        </EditorRow>
      )}
    </EditorRows>
  );
}
