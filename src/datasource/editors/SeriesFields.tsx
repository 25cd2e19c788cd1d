import { EditorField, EditorSwitch } from '@grafana/plugin-ui';
import { RadioButtonGroup } from '@grafana/ui';
import React, { useId } from 'react';

import { type BackendKind } from '../backends/backend';
import { type ProfilingQuery } from '../query';
import { CAPABILITIES, type Capability } from './capabilities';
import { uses } from './fields';

interface Props {
  readonly query: ProfilingQuery;
  readonly backend: BackendKind;
  readonly onChange: (part: Partial<ProfilingQuery>) => void;
}

const HEATMAPS = [
  { value: 'individual' as const, label: 'Profiles', description: 'How many profiles had which value' },
  { value: 'span' as const, label: 'Spans', description: 'How many spans had which value' },
];

/** What is drawn with the series, or in their place. What a backend lacks can only be switched off. */
export function SeriesFields({ query, backend, onChange }: Props): React.JSX.Element {
  const { exemplars, heatmap } = CAPABILITIES[backend];
  const { includeExemplars = false, includeHeatmap = false, heatmapType = 'individual' } = query;
  return (
    <>
      {uses(query, 'exemplars') && (
        <SwitchField
          label="Exemplars"
          tooltip="Single profiles as points on the series, each with a link to its flame graph. Needs Pyroscope 1.17 with v2 storage."
          capability={exemplars}
          value={includeExemplars}
          onChange={(on) => onChange({ includeExemplars: on })}
        />
      )}
      <SwitchField
        label="Heatmap"
        tooltip="A heatmap in the place of the series. Needs Pyroscope 1.19 with v2 storage."
        capability={heatmap}
        value={includeHeatmap}
        onChange={(on) => onChange({ includeHeatmap: on })}
      />
      {includeHeatmap && heatmap.can && (
        <EditorField label="Heatmap of" tooltip="What is counted. Spans link to their traces.">
          <RadioButtonGroup
            aria-label="Heatmap of"
            options={HEATMAPS}
            value={heatmapType}
            onChange={(of) => onChange({ heatmapType: of })}
          />
        </EditorField>
      )}
    </>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly tooltip: string;
  readonly capability: Capability;
  readonly value: boolean;
  readonly onChange: (on: boolean) => void;
}

function SwitchField({ label, tooltip, capability, value, onChange }: SwitchProps): React.JSX.Element {
  const id = useId();
  return (
    <EditorField label={label} tooltip={capability.can ? tooltip : capability.why}>
      <EditorSwitch
        id={id}
        value={value}
        disabled={!capability.can && !value}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </EditorField>
  );
}
