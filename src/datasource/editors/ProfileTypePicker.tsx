import { EditorField } from '@grafana/plugin-ui';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import React, { useEffect, useId } from 'react';

import { type ProfileType } from '../backends/backend';
import { defaultProfileType } from './defaultProfileType';
import { type Answer } from './useAnswer';

interface Props {
  readonly types: Answer<readonly ProfileType[]>;
  readonly value: string;
  /** `isDefault` where nobody picked the type, so that nothing is run for it. */
  readonly onPick: (profileTypeId: string, isDefault: boolean) => void;
}

/** Profile types in two levels, profile and sample type; a variable can be typed. */
export function ProfileTypePicker({ types, value, onPick }: Props): React.JSX.Element {
  const id = useId();
  const loaded = types.state === 'loaded' ? types.value : [];
  const preset = value === '' ? defaultProfileType(loaded)?.id : undefined;

  useEffect(() => {
    if (preset !== undefined) {
      onPick(preset, true);
    }
    // Only a newly found preset is to be picked, not one that the user has just cleared.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [preset]);

  return (
    <EditorField
      label="Profile type"
      tooltip="What was measured. Types are those that the server has in the time range."
      invalid={types.state === 'failed'}
      error={types.state === 'failed' ? types.words : undefined}
    >
      <Combobox
        id={id}
        options={loaded.map(optionOf)}
        value={
          value === ''
            ? null
            : (loaded.map(optionOf).find((option) => option.value === value) ?? { value, label: value })
        }
        onChange={(option) => onPick(option.value, false)}
        createCustomValue
        customValueDescription="Use this text, e.g. a variable"
        placeholder={types.state === 'loading' ? 'Loading profile types' : 'Select a profile type'}
        noOptionsMessage={types.state === 'loading' ? 'Loading profile types' : 'No profiles in this time range'}
        loading={types.state === 'loading'}
        invalid={types.state === 'failed'}
        width={36}
      />
    </EditorField>
  );
}

const optionOf = ({ id, name, sampleType }: ProfileType): ComboboxOption => ({
  value: id,
  label: `${name} - ${sampleType}`,
  group: name,
});
