import { type AnnotationQuery, LoadingState, type TimeRange } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import React from 'react';

import { EditorFrame, useSourceOf } from './EditorFrame';

interface Props {
  readonly annotation: AnnotationQuery;
  readonly range: TimeRange;
  readonly onChange: (target: DataQuery) => void;
  readonly onClose: () => void;
}

/** As Grafana's StandardAnnotationQueryEditor: the data source's own editor of annotations, over its default query. */
export function AnnotationEditor({ annotation, range, onChange, onClose }: Props): React.JSX.Element {
  const source = useSourceOf(annotation.datasource);
  const Editor = source?.annotations?.QueryEditor ?? source?.components?.QueryEditor;
  const query = { ...source?.annotations?.getDefaultQuery?.(), ...(annotation.target ?? { refId: 'Anno' }) };
  return (
    <div data-testid="annotation-editor">
      <EditorFrame title={`Annotation ${annotation.name}`} onClose={onClose}>
        {source && Editor && (
          <Editor
            datasource={source}
            query={query}
            onChange={onChange}
            onRunQuery={() => undefined}
            data={{ state: LoadingState.Done, series: [], timeRange: range }}
            range={range}
            annotation={annotation}
          />
        )}
      </EditorFrame>
    </div>
  );
}
