import { EditorField } from '@grafana/plugin-ui';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import React, { useId } from 'react';

import { type LabelScope } from '../backends/backend';
import { type ProfilingDataSource } from '../datasource';
import { type FrameDetail, type ProfilingQuery } from '../query';
import { MultiField } from './MultiField';
import { useAnswer } from './useAnswer';

type Shape = Pick<ProfilingQuery, 'detail' | 'labelLevels'>;

interface Props {
  readonly datasource: Pick<ProfilingDataSource, 'labelNames'>;
  readonly query: Shape;
  readonly scope: LabelScope;
  readonly onChange: (shape: Shape) => void;
}

const DETAILS: Array<ComboboxOption<FrameDetail>> = [
  { value: 'function', label: 'Functions' },
  { value: 'file', label: 'Files' },
  { value: 'line', label: 'Lines' },
  { value: 'address', label: 'Addresses' },
];

/** What the frames of a flame graph are, and which labels stand above them. What is the default is not saved. */
export function DetailFields({ datasource, query, scope, onChange }: Props): React.JSX.Element {
  const { detail, labelLevels } = query;
  const detailId = useId();
  const labels = useAnswer(JSON.stringify(scope), (signal) => datasource.labelNames(scope, signal));
  return (
    <>
      <EditorField
        label="Detail"
        tooltip="What makes two frames the same. Pyroscope reads the whole profile for more than functions, and has none for a span."
      >
        <Combobox<FrameDetail>
          id={detailId}
          width={16}
          options={DETAILS}
          value={detail ?? 'function'}
          onChange={({ value }) => onChange({ detail: value === 'function' ? undefined : value, labelLevels })}
        />
      </EditorField>
      <MultiField
        label="Label levels"
        tooltip="Values of these labels stand above the stacks, a level each. Servers are asked once for each of the largest values."
        options={labels.state === 'loaded' ? { ...labels, value: labels.value.map((value) => ({ value })) } : labels}
        values={labelLevels ?? []}
        placeholder="none"
        nothing="No labels in this range"
        others="typed"
        onChange={(names) => onChange({ detail, labelLevels: names })}
      />
    </>
  );
}
