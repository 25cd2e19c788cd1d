import { type AnnotationQuery, type TimeRange } from '@grafana/data';
import { type DataSourceRef } from '@grafana/schema';
import { Button, IconButton, InlineSwitch, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import { AnnotationEditor } from './AnnotationEditor';

interface Props {
  readonly list: readonly AnnotationQuery[];
  /** Of a new annotation query. */
  readonly datasource: DataSourceRef | undefined;
  readonly range: TimeRange;
  readonly onChange: (list: readonly AnnotationQuery[]) => void;
}

/** The annotation queries of a dashboard: each is switched on and off, edited, and a new one added. */
export function AnnotationBar({ list, datasource, range, onChange }: Props): React.JSX.Element {
  const [edited, setEdited] = useState<number>();
  const change = (place: number, part: Partial<AnnotationQuery>): void =>
    onChange(list.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const shown = edited === undefined ? undefined : list[edited];
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} wrap="wrap" alignItems="center" data-testid="annotation-bar">
        {list.map(({ name, enable }, place) => (
          <Stack key={place} gap={0.5} alignItems="center">
            <InlineSwitch
              id={`annotation-${place}`}
              label={name}
              showLabel
              value={enable}
              onChange={() => change(place, { enable: !enable })}
            />
            <IconButton name="pen" tooltip={`Edit ${name}`} onClick={() => setEdited(place)} />
          </Stack>
        ))}
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() => {
            onChange([...list, { name: 'New annotation', enable: true, iconColor: 'red', datasource }]);
            setEdited(list.length);
          }}
        >
          Add annotation
        </Button>
      </Stack>
      {edited !== undefined && shown && (
        <AnnotationEditor
          key={edited}
          annotation={shown}
          range={range}
          onChange={(target) => change(edited, { target })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Stack>
  );
}
