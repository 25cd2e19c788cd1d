import { EditorField } from '@grafana/plugin-ui';
import { Combobox, type ComboboxOption, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { type FrameDetail, type ProfilingQuery } from '../query';

type Shape = Pick<ProfilingQuery, 'detail' | 'labelLevels'>;

interface Props {
  readonly query: Shape;
  /** Names of labels that can stand above the stacks; others may be typed. */
  readonly labels: readonly string[];
  readonly onChange: (shape: Shape) => void;
}

const DETAILS: Array<ComboboxOption<FrameDetail>> = [
  { value: 'function', label: 'Functions' },
  { value: 'file', label: 'Files' },
  { value: 'line', label: 'Lines' },
  { value: 'address', label: 'Addresses' },
];

/** What the frames of a flame graph are, and which labels stand above them. What is the default is not saved. */
export function DetailFields({ query, labels, onChange }: Props): React.JSX.Element {
  const { detail, labelLevels = [] } = query;
  const [detailId, levelsId] = [useId(), useId()];
  const options = [...new Set([...labels, ...labelLevels])].map((name) => ({ value: name }));
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
          onChange={({ value }) =>
            onChange({ detail: value === 'function' ? undefined : value, labelLevels: query.labelLevels })
          }
        />
      </EditorField>
      <EditorField
        label="Label levels"
        tooltip="Values of these labels stand above the stacks, a level each. Servers are asked once for each of the largest values."
      >
        <MultiCombobox
          id={levelsId}
          width={32}
          createCustomValue
          customValueDescription="Use this text, e.g. a variable"
          placeholder="none"
          options={options}
          value={[...labelLevels]}
          onChange={(chosen) => {
            const names = chosen.map(({ value }) => value);
            onChange({ detail, labelLevels: names.length > 0 ? names : undefined });
          }}
        />
      </EditorField>
    </>
  );
}
