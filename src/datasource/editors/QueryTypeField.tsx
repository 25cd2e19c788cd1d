import { EditorField } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import React, { useId } from 'react';

import { type BackendKind } from '../backends/backend';
import { type QueryType } from '../query';
import { BOTH_ELSEWHERE, type EditedFor, missingTypes, offeredTypes, TYPE_WORDS, typeProblem } from './queryTypes';

interface Props {
  readonly type: QueryType;
  readonly backend: BackendKind;
  readonly place: EditedFor;
  readonly onChange: (type: QueryType) => void;
}

/** What a query asks for; a saved type that is not offered here is shown with the reason. */
export function QueryTypeField({ type, backend, place, onChange }: Props): React.JSX.Element {
  const id = useId();
  const problem = typeProblem(type, backend, place);
  const missing = missingTypes(backend);
  const elsewhere = type === 'both' && place === 'panel' ? ` ${BOTH_ELSEWHERE}` : '';
  const option = (value: QueryType) => ({ value, ...TYPE_WORDS[value] });
  return (
    <EditorField
      label="Query type"
      tooltip={`${TYPE_WORDS[type].description}.${elsewhere}${missing ? ` ${missing}` : ''}`}
      invalid={problem !== undefined}
      error={problem}
    >
      <Combobox
        id={id}
        width={20}
        options={offeredTypes(backend, place).map(option)}
        value={option(type)}
        onChange={({ value }) => onChange(value)}
      />
    </EditorField>
  );
}
