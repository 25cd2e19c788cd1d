import { EditorField } from '@grafana/plugin-ui';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import React, { useEffect, useId } from 'react';

import { type ProfileType } from '../backends/backend';
import { defaultProfileType } from './defaultProfileType';
import { type Answer } from './useAnswer';

interface Props {
  readonly types: Answer<readonly ProfileType[]>;
  readonly value: string;
  /** A query needs a type, and one is preset; a list of labels is only narrowed by it, and it can be cleared. */
  readonly use?: 'needed' | 'narrows';
  /** `isDefault` where nobody picked the type, so that nothing is run for it. */
  readonly onPick: (profileTypeId: string, isDefault: boolean) => void;
}

/** Profile types in two levels, profile and sample type; a variable can be typed. */
export function ProfileTypePicker({ types, value, use = 'needed', onPick }: Props): React.JSX.Element {
  const id = useId();
  const loaded = types.state === 'loaded' ? types.value : [];
  const preset = use === 'needed' && value === '' ? defaultProfileType(loaded)?.id : undefined;

  useEffect(() => {
    if (preset !== undefined) {
      onPick(preset, true);
    }
    // Only a newly found preset is to be picked, not one that the user has just cleared.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [preset]);

  const wanted = use === 'needed' ? 'Select a profile type' : 'Any profile type';
  const shared = {
    id,
    options: loaded.map(optionOf),
    value:
      value === '' ? null : (loaded.map(optionOf).find((option) => option.value === value) ?? { value, label: value }),
    createCustomValue: true,
    customValueDescription: 'Use this text, e.g. a variable',
    placeholder: types.state === 'loading' ? 'Loading profile types' : wanted,
    noOptionsMessage: types.state === 'loading' ? 'Loading profile types' : 'No profiles in this time range',
    loading: types.state === 'loading',
    invalid: types.state === 'failed',
    width: 36,
  };
  return (
    <EditorField
      label="Profile type"
      tooltip="What was measured. Types are those that the server has in the time range."
      invalid={types.state === 'failed'}
      error={types.state === 'failed' ? types.words : undefined}
    >
      {use === 'needed' ? (
        <Combobox {...shared} onChange={(option) => onPick(option.value, false)} />
      ) : (
        <Combobox {...shared} isClearable onChange={(option) => onPick(option?.value ?? '', false)} />
      )}
    </EditorField>
  );
}

const optionOf = ({ id, name, sampleType }: ProfileType): ComboboxOption => ({
  value: id,
  label: `${name} - ${sampleType}`,
  group: name,
});
