import { type QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';
import React, { useId } from 'react';

import { ok } from '../../profile/result';
import { type PprofSource, DEFAULT_MAX_NODES, MAX_NODES_LIMIT, type ProfilingQuery } from '../query';
import { type ProfilingDataSource } from '../datasource';
import { migrateQuery } from '../migrateQuery';
import { type ProfilingOptions } from '../settings';
import { editorRange } from './editorRange';
import { IdFields } from './IdFields';
import { labelSource } from './labelSource';
import { PprofSourceEditor } from './PprofSourceEditor';
import { ProfileTypePicker } from './ProfileTypePicker';
import { SelectorEditor } from './SelectorEditor';
import { useAnswer } from './useAnswer';

type Props = QueryEditorProps<ProfilingDataSource, ProfilingQuery, ProfilingOptions>;

const HEAP: PprofSource = { kind: 'snapshot', profile: 'heap' };

export function QueryEditor({
  datasource,
  query: saved,
  range: given,
  onChange,
  onRunQuery,
}: Props): React.JSX.Element {
  const query = migrateQuery(saved);
  const { pprof } = datasource;
  const source = pprof ? (query.source ?? HEAP) : undefined;
  const range = editorRange(given);
  const captured = pprof?.lastCapture()?.takenAt;
  const types = useAnswer(JSON.stringify([range, source, captured]), (signal) => {
    if (pprof && source) {
      return source.kind === 'file' && source.name === '' ? Promise.resolve(ok([])) : pprof.sourceTypes(source, signal);
    }
    return datasource.profileTypes(range, signal);
  });
  const change = (part: Partial<ProfilingQuery>): void => onChange({ ...query, ...(source && { source }), ...part });
  const changeAndRun = (part: Partial<ProfilingQuery>): void => {
    change(part);
    onRunQuery();
  };

  return (
    <div data-testid="query-editor">
      <EditorRows>
        {pprof && source && (
          <PprofSourceEditor
            pprof={pprof}
            source={source}
            // Another profile has other sample types.
            onChange={(other) => change({ source: other, profileTypeId: '' })}
            onCaptured={onRunQuery}
          />
        )}
        <EditorRow>
          <ProfileTypePicker
            types={types}
            value={query.profileTypeId}
            onPick={(profileTypeId, isDefault) =>
              isDefault ? change({ profileTypeId }) : changeAndRun({ profileTypeId })
            }
          />
          <EditorField
            label="Label selector"
            tooltip="Matchers in braces, as in PromQL. Shift+Enter runs the query."
            width={60}
          >
            <SelectorEditor
              value={query.labelSelector}
              source={labelSource(datasource, query.profileTypeId, range)}
              onChange={(labelSelector) => labelSelector !== query.labelSelector && change({ labelSelector })}
              onRun={(labelSelector) => changeAndRun({ labelSelector })}
            />
          </EditorField>
        </EditorRow>
        <EditorRow>
          <IdFields query={query} onChange={changeAndRun} />
          <MaxNodesField value={query.maxNodes} onChange={(maxNodes) => changeAndRun({ maxNodes })} />
        </EditorRow>
      </EditorRows>
    </div>
  );
}

function MaxNodesField(props: {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}): React.JSX.Element {
  const id = useId();
  return (
    <EditorField
      label="Max nodes"
      tooltip={`Rows of the flame graph, ${MAX_NODES_LIMIT} at most. What does not fit is folded into "other".`}
    >
      <Input
        id={id}
        key={props.value}
        type="number"
        min={1}
        max={MAX_NODES_LIMIT}
        width={16}
        defaultValue={props.value}
        placeholder={String(DEFAULT_MAX_NODES)}
        onBlur={({ currentTarget }) => {
          const value = Number.isNaN(currentTarget.valueAsNumber) ? undefined : Math.round(currentTarget.valueAsNumber);
          const allowed = value === undefined ? undefined : Math.min(Math.max(value, 1), MAX_NODES_LIMIT);
          if (allowed !== props.value) {
            props.onChange(allowed);
          }
        }}
      />
    </EditorField>
  );
}
