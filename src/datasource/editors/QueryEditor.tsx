import { type AnnotationQuery, type QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows } from '@grafana/plugin-ui';
import React from 'react';

import { ok } from '../../profile/result';
import { asksFirst } from '../costly';
import { type ProfilingDataSource } from '../datasource';
import { keepUnread, migrateQuery } from '../migrateQuery';
import { type FrameFilter, type PprofSource, type ProfilingQuery } from '../query';
import { type ProfilingOptions } from '../settings';
import { ComparisonEditor } from './comparison/ComparisonEditor';
import { CostlyAlert } from './CostlyAlert';
import { editorRange } from './editorRange';
import { uses } from './fields';
import { FrameFilterEditor } from './FrameFilterEditor';
import { leavesTheSame } from './frameRule';
import { FunctionPatternField, FunctionsField } from './FunctionFields';
import { LabelPicker } from './LabelPicker';
import { labelSource } from './labelSource';
import { PprofSourceEditor } from './PprofSourceEditor';
import { ProfileTypePicker } from './ProfileTypePicker';
import { QueryOptions } from './QueryOptions';
import { QueryTypeField } from './QueryTypeField';
import { editedFor, offeredTypes } from './queryTypes';
import { SelectorEditor } from './SelectorEditor';
import { useAnswer } from './useAnswer';
import { useQueryChange } from './useQueryChange';

export type Props = QueryEditorProps<ProfilingDataSource, ProfilingQuery, ProfilingOptions> & {
  /** Given where an annotation query is edited. */
  readonly annotation?: AnnotationQuery<ProfilingQuery>;
};

const HEAP: PprofSource = { kind: 'snapshot', profile: 'heap' };

export function QueryEditor({
  datasource,
  query: saved,
  range: given,
  data,
  app,
  annotation,
  onChange,
  onRunQuery,
}: Props): React.JSX.Element {
  const query = migrateQuery(saved);
  const { queryType = 'profile', profileTypeId, labelSelector } = query;
  const { pprof } = datasource;
  const backend = datasource.backend.kind;
  const place = editedFor(app, annotation);
  const source = pprof ? (query.source ?? HEAP) : undefined;
  const range = editorRange(given);
  const captured = pprof?.lastCapture()?.takenAt;
  const types = useAnswer(JSON.stringify([range, source, captured]), (signal) => {
    if (pprof && source) {
      return source.kind === 'file' && source.name === '' ? Promise.resolve(ok([])) : pprof.sourceTypes(source, signal);
    }
    return datasource.profileTypes(range, signal);
  });
  const { filled, change: changeQuery } = useQueryChange({ datasource, saved, query, range, onChange });
  const change = (part: Partial<ProfilingQuery>): void => changeQuery({ ...(source && { source }), ...part });
  const changeAndRun = (part: Partial<ProfilingQuery>): void => {
    change(part);
    onRunQuery();
  };
  const changeFilter = (edited: FrameFilter | undefined): void => {
    const frameFilter = keepUnread(saved.frameFilter, edited);
    (leavesTheSame(query.frameFilter, edited) ? change : changeAndRun)({ frameFilter });
  };
  const scope = { range, profileTypeId, labelSelector };
  const offered = offeredTypes(backend, place);

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
          {!(offered.length === 1 && offered[0] === queryType) && (
            <QueryTypeField
              type={queryType}
              backend={backend}
              place={place}
              onChange={(type) => changeAndRun({ queryType: type })}
            />
          )}
          <ProfileTypePicker
            types={types}
            value={profileTypeId}
            use={queryType === 'labels' ? 'narrows' : 'needed'}
            onPick={(id, isDefault) =>
              isDefault ? change({ profileTypeId: id }) : changeAndRun({ profileTypeId: id })
            }
          />
          {uses(query, 'label') && (
            <LabelPicker
              tooltip={LABEL_TOOLTIPS[queryType === 'labels' ? 'labels' : 'labelChanges']}
              datasource={datasource}
              scope={scope}
              value={query.label ?? ''}
              {...(queryType === 'labels' && { placeholder: 'Names of labels' })}
              onChange={(label) => changeAndRun({ label: label === '' ? undefined : label })}
            />
          )}
          {uses(query, 'functions') && <FunctionsField query={query} data={data} onChange={changeAndRun} />}
          {uses(query, 'functionPattern') && <FunctionPatternField query={query} onChange={changeAndRun} />}
          <EditorField
            label="Label selector"
            tooltip="Matchers in braces, as in PromQL. Shift+Enter runs the query."
            width={60}
          >
            <SelectorEditor
              value={labelSelector}
              source={labelSource(datasource, profileTypeId, range)}
              onChange={(text) => text !== labelSelector && change({ labelSelector: text })}
              onRun={(text) => changeAndRun({ labelSelector: text })}
            />
          </EditorField>
        </EditorRow>
        {uses(query, 'otherSide') && (
          <ComparisonEditor datasource={datasource} query={query} scope={scope} onChange={changeAndRun} />
        )}
        {asksFirst(filled, range, app, backend) && (
          <CostlyAlert
            datasource={datasource}
            query={query}
            range={range}
            onRunAnyway={() => changeAndRun({ allowCostly: true })}
            onNarrow={(text) => changeAndRun({ labelSelector: text })}
          />
        )}
        {OPTIONAL.some((field) => uses(query, field)) && (
          <QueryOptions datasource={datasource} query={query} scope={scope} onChange={changeAndRun} />
        )}
        {uses(query, 'frameFilter') && (
          <FrameFilterEditor filter={query.frameFilter} besideSeries={queryType === 'both'} onChange={changeFilter} />
        )}
      </EditorRows>
    </div>
  );
}

const OPTIONAL = ['groupBy', 'limit', 'heatmap', 'ids', 'maxNodes'] as const;
const LABEL_TOOLTIPS = {
  labels: 'Its values are listed; without one, the names of labels.',
  labelChanges: 'When a value of it first and last had samples, e.g. version.',
};
