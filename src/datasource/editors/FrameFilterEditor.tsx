import { EditorRow, QueryOptionGroup } from '@grafana/plugin-ui';
import { Button, Stack, Text } from '@grafana/ui';
import React, { useLayoutEffect, useRef, useState } from 'react';

import { RUNTIME_PRESETS, RUNTIME_PRESETS_VERSION, runtimePreset } from '../../profile/runtimePresets';
import { type FrameFilter, type FrameRule } from '../query';
import { filterSummary, moved, NEW_RULE, NO_FILTER } from './frameRule';
import { FrameRuleRow } from './FrameRuleRow';
import { MultiField } from './MultiField';

interface Props {
  readonly filter: FrameFilter | undefined;
  /** Whether series stand beside the profile, which the filter does not touch. */
  readonly besideSeries: boolean;
  readonly onChange: (filter: FrameFilter | undefined) => void;
}

/** What has the focus after the rules have changed: the rule that was moved or added, or the one after a removed one. */
interface Focused {
  readonly place: number;
  readonly does: 'up' | 'down' | 'remove' | 'pattern';
}

/** Which stacks and frames count: presets for runtimes, then rules in their order. */
export function FrameFilterEditor({ filter = NO_FILTER, besideSeries, onChange }: Props): React.JSX.Element {
  const { presets, rules } = filter;
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<Focused>();
  useLayoutEffect(() => focus(list.current, focused), [focused]);

  const change = (part: Partial<FrameFilter>): void => {
    const next = { ...filter, ...part };
    onChange(next.presets.length + next.rules.length > 0 ? next : undefined);
  };
  const changeRules = (next: readonly FrameRule[], place: number, does: Focused['does']): void => {
    change({ rules: next });
    setFocused({ place, does });
  };
  return (
    <EditorRow>
      <QueryOptionGroup title="Frame filter" collapsedInfo={filterSummary(filter, titleOf)}>
        <Stack direction="column" gap={1}>
          <MultiField
            label="Hide runtimes"
            tooltip={`Frames that say little about the program itself are taken out, and their cost is given to the caller. Version ${RUNTIME_PRESETS_VERSION} of the lists.`}
            options={PRESETS}
            values={presets}
            placeholder="None"
            nothing="None"
            others="none"
            onChange={(picked = []) => change({ presets: picked })}
          />
          <div ref={list}>
            <Stack direction="column" gap={1}>
              {rules.map((rule, place) => (
                <FrameRuleRow
                  key={place}
                  rule={rule}
                  place={place}
                  isLast={place === rules.length - 1}
                  onChange={(next) => change({ rules: rules.map((old, at) => (at === place ? next : old)) })}
                  onMove={(by) => changeRules(moved(rules, place, place + by), place + by, by < 0 ? 'up' : 'down')}
                  onRemove={() =>
                    changeRules(
                      rules.filter((_rule, at) => at !== place),
                      Math.min(place, rules.length - 2),
                      'remove'
                    )
                  }
                />
              ))}
              <div>
                <Button
                  size="sm"
                  variant="secondary"
                  icon="plus"
                  data-does="add"
                  onClick={() => changeRules([...rules, NEW_RULE], rules.length, 'pattern')}
                >
                  Add rule
                </Button>
              </div>
            </Stack>
          </div>
          <Text variant="bodySmall" color="secondary">
            Rules are applied in their order, alike on every backend.{' '}
            {besideSeries && 'The series is of all frames: the filter applies to the profile only.'}
          </Text>
        </Stack>
      </QueryOptionGroup>
    </EditorRow>
  );
}

const PRESETS = {
  state: 'loaded' as const,
  value: RUNTIME_PRESETS.map(({ id, title, hides }) => ({ value: id, label: title, description: hides })),
};
const titleOf = (id: string): string => runtimePreset(id)?.title ?? id;

/** A button that can no longer be pressed leaves the focus to its neighbour, and an empty list to "Add rule". */
function focus(list: HTMLElement | null, focused: Focused | undefined): void {
  if (!list || !focused) {
    return;
  }
  const row = list.querySelector(`[data-rule="${focused.place}"]`);
  const wanted = focused.does === 'pattern' ? 'input[aria-label^="Pattern"]' : `[data-does="${focused.does}"]:enabled`;
  const target =
    row?.querySelector<HTMLElement>(wanted) ??
    row?.querySelector<HTMLElement>('[data-does]:enabled') ??
    list.querySelector<HTMLElement>('[data-does="add"]');
  target?.focus();
}
