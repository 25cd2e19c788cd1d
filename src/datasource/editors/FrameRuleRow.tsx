import { Combobox, type ComboboxOption, Field, IconButton, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import { type FrameRule } from '../query';
import { CommitInput } from './CommitInput';
import { ACTIONS, LOOKED_AT, MATCHES } from './frameRule';
import { usePatternProblem } from './usePatternProblem';

interface Props {
  readonly rule: FrameRule;
  readonly place: number;
  readonly isLast: boolean;
  readonly onChange: (rule: FrameRule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One rule of a frame filter, with its problem and what can be done with it. */
export function FrameRuleRow({ rule, place, isLast, onChange, onMove, onRemove }: Props): React.JSX.Element {
  const id = useId();
  const number = place + 1;
  const problem = usePatternProblem(rule.match === 'regex' ? rule.pattern : undefined);
  const choice = <Name extends 'action' | 'by' | 'match'>(
    name: Name,
    label: string,
    options: ReadonlyArray<ComboboxOption<FrameRule[Name]>>,
    width: number
  ): React.JSX.Element => (
    <>
      <span hidden id={`${id}-${name}`}>{`${label} of rule ${number}`}</span>
      <Combobox
        aria-labelledby={`${id}-${name}`}
        width={width}
        options={[...options]}
        value={rule[name]}
        onChange={({ value }) => onChange({ ...rule, [name]: value })}
      />
    </>
  );
  return (
    <div role="group" aria-label={`Rule ${number}`} data-rule={place}>
      <Stack gap={1} alignItems="flex-start">
        {choice('action', 'Action', ACTIONS, 24)}
        {choice('by', 'Looks at', LOOKED_AT, 14)}
        {choice('match', 'Match', MATCHES, 14)}
        <Field
          noMargin
          validationMessageHorizontalOverflow
          invalid={problem !== undefined}
          error={problem && `No regular expression (RE2): ${problem}`}
        >
          <CommitInput
            id={id}
            label={`Pattern of rule ${number}`}
            width={40}
            value={rule.pattern}
            placeholder="e.g. json, or $variable"
            onCommit={(pattern) => onChange({ ...rule, pattern })}
          />
        </Field>
        <Stack gap={0.5} alignItems="center" height={4}>
          <IconButton
            name="arrow-up"
            data-does="up"
            tooltip={`Move rule ${number} up`}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            name="arrow-down"
            data-does="down"
            tooltip={`Move rule ${number} down`}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <IconButton name="trash-alt" data-does="remove" tooltip={`Remove rule ${number}`} onClick={onRemove} />
        </Stack>
      </Stack>
    </div>
  );
}
