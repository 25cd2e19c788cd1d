import { CoreApp, LoadingState, type TimeRange } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { Alert, Stack, Tag, Text } from '@grafana/ui';
import React from 'react';

import { type VariableJson } from './dashboardJson';
import { EditorFrame, useSourceOf } from './EditorFrame';
import { type ShownVariable } from './useVariables';

interface Props {
  readonly json: VariableJson;
  readonly shown: ShownVariable | undefined;
  readonly range: TimeRange;
  readonly onChange: (query: unknown) => void;
  readonly onClose: () => void;
}

const PREVIEW = 20;

/** The editor that the data source has for its variables, above a preview of the values. */
export function VariableEditor({ json, shown, range, onChange, onClose }: Props): React.JSX.Element {
  const source = useSourceOf(json.datasource);
  const support = source?.variables;
  const Editor = support && 'editor' in support ? support.editor : undefined;
  const options = shown?.options ?? [];
  return (
    <div data-testid="variable-editor">
      <EditorFrame title={`Variable ${json.name}`} onClose={onClose}>
        {source && Editor && (
          <Editor
            datasource={source}
            query={json.query as DataQuery}
            onChange={onChange}
            onRunQuery={() => undefined}
            data={{ state: LoadingState.Done, series: [], timeRange: range }}
            range={range}
            app={CoreApp.Dashboard}
          />
        )}
        {shown?.error && <Alert title={shown.error} severity="error" />}
        <Text variant="bodySmall" color="secondary">
          Preview of values ({options.length})
        </Text>
        <Stack gap={0.5} wrap="wrap" data-testid="variable-preview">
          {options.slice(0, PREVIEW).map(({ text, value }) => (
            <Tag key={value} name={text} />
          ))}
        </Stack>
      </EditorFrame>
    </div>
  );
}
