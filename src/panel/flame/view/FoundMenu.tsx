import { Button, Dropdown, type IconName, Menu } from '@grafana/ui';
import React from 'react';

import { type SearchPattern } from '../../../profile/view/searchPattern';
import { pushStep, type ViewStack } from '../../../profile/view/viewStack';
import { ToolMenu } from '../../MenuBody';
import { type ChangeView } from './useViewState';

interface Props {
  readonly search: SearchPattern;
  readonly steps: ViewStack;
  readonly onChange: ChangeView;
}

const ACTIONS: ReadonlyArray<{
  readonly kind: 'focusFound' | 'dropFound' | 'hideFound';
  readonly label: string;
  readonly icon: IconName;
}> = [
  { kind: 'focusFound', label: 'Only their stacks', icon: 'filter' },
  { kind: 'dropFound', label: 'Drop their stacks', icon: 'trash-alt' },
  { kind: 'hideFound', label: 'Hide their frames', icon: 'eye-slash' },
];

/** Makes a search a step: of stacks with what it finds, or without. What is not seen any more is not looked for either. */
export function FoundMenu({ search, steps, onChange }: Props): React.JSX.Element {
  const isText = search.kind === 'text';
  const take = (kind: (typeof ACTIONS)[number]['kind']): void =>
    onChange({
      steps: pushStep(steps, { kind, pattern: search.pattern }),
      focus: [],
      ...(kind !== 'focusFound' && { search: { kind: 'text', pattern: '' } }),
    });
  const menu = (
    <ToolMenu>
      {ACTIONS.map(({ kind, label, icon }) => (
        <Menu.Item
          key={kind}
          icon={icon}
          label={label}
          disabled={!isText}
          description={isText ? undefined : 'Not here: steps take text, no regular expressions.'}
          onClick={() => take(kind)}
        />
      ))}
    </ToolMenu>
  );
  return (
    <Dropdown overlay={menu}>
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="filter"
        tooltip="Keep, drop or hide all functions that are found"
        aria-label="With all that is found"
      />
    </Dropdown>
  );
}
