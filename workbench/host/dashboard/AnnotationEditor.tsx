import { type AnnotationQuery, type DataSourceApi, LoadingState, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { Button, Stack, Text } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

interface Props {
  readonly annotation: AnnotationQuery;
  readonly range: TimeRange;
  readonly onChange: (target: DataQuery) => void;
  readonly onClose: () => void;
}

/** As Grafana's StandardAnnotationQueryEditor: the data source's own editor of annotations, over its default query. */
export function AnnotationEditor({ annotation, range, onChange, onClose }: Props): React.JSX.Element {
  const [source, setSource] = useState<DataSourceApi>();
  useEffect(() => {
    void getDataSourceSrv()
      .get(annotation.datasource ?? undefined)
      .then(setSource);
  }, [annotation.datasource]);
  const Editor = source?.annotations?.QueryEditor ?? source?.components?.QueryEditor;
  const query = { ...source?.annotations?.getDefaultQuery?.(), ...(annotation.target ?? { refId: 'Anno' }) };
  return (
    <div data-testid="annotation-editor">
      <Stack direction="column" gap={1}>
        <Stack justifyContent="space-between">
          <Text element="h4">Annotation {annotation.name}</Text>
          <Button size="sm" variant="secondary" onClick={onClose}>
            Close
          </Button>
        </Stack>
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
      </Stack>
    </div>
  );
}
