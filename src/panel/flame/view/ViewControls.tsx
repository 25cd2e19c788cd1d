import { css } from '@emotion/css';
import { type SelectableValue } from '@grafana/data';
import { Button, Dropdown, Menu, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';

import { RUNTIME_PRESETS } from '../../../profile/runtimePresets';
import { pushStep } from '../../../profile/view/viewStack';
import { type ViewStep } from '../../../profile/view/viewStep';
import { ToolMenu } from '../../MenuBody';
import { type DiffBasis } from '../colors/change';
import { type KeptEnd } from '../canvas/glyphWidths';
import { stepWords } from './stepWords';
import { type ChangeView } from './useViewState';
import { type Colors, DEFAULT_VIEW, IN_TIME, type Pane, type Shape, type ViewState } from './viewState';

interface Props {
  readonly state: ViewState;
  readonly onChange: ChangeView;
  /** What rows of a comparison are coloured by unless told; absent for a single profile. */
  readonly comparedBy: DiffBasis | undefined;
  /** Which end of a name is kept now. */
  readonly keptEnd: KeptEnd;
  /** Why there is no order of time, beginning with a small letter; `undefined` where there is one. */
  readonly notInTime: string | undefined;
  readonly onHelp: () => void;
  /** Stands last. */
  readonly actions: React.ReactNode;
}

const PANES: Array<SelectableValue<Pane>> = [
  { value: 'both', label: 'Both', description: 'Flame graph and table of functions' },
  { value: 'graph', label: 'Graph', description: 'Flame graph' },
  { value: 'table', label: 'Functions', description: 'Table of functions' },
  { value: 'calls', label: 'Calls', description: 'Flame graph and tree of calls' },
];
const SHAPES: ReadonlyArray<{ readonly shape: Shape; readonly label: string; readonly description: string }> = [
  { shape: { kind: 'topDown' }, label: 'Top down', description: 'From the root to what it calls' },
  { shape: { kind: 'bottomUp' }, label: 'Bottom up', description: 'From what takes the time to its callers' },
  { shape: { kind: 'packages' }, label: 'By package', description: 'Frames of a package as one' },
  { shape: IN_TIME, label: 'Time order', description: 'Calls as they happened (O)' },
];
const COLORS: ReadonlyArray<{ readonly colors: Colors; readonly label: string }> = [
  { colors: 'package', label: 'By package' },
  { colors: 'value', label: 'By value' },
];
const BY_SHARE = { colors: 'share', label: 'By change of share' } as const;
const BY_VALUE = { colors: 'absolute', label: 'By change of value' } as const;

/** The first is what is chosen where nothing is. */
function colorsFor(comparedBy: DiffBasis | undefined): typeof COLORS {
  switch (comparedBy) {
    case 'share':
      return [BY_SHARE, BY_VALUE, ...COLORS];
    case 'absolute':
      return [BY_VALUE, BY_SHARE, ...COLORS];
    case undefined:
      return COLORS;
  }
}
const LESS: readonly ViewStep[] = [
  { kind: 'collapseRecursion', which: 'direct' },
  { kind: 'collapseRecursion', which: 'all' },
  ...RUNTIME_PRESETS.map(({ id }) => ({ kind: 'hideRuntime', preset: id }) as const),
];

/** What of a profile is seen, and how: the buttons of the toolbar. A selection changes nothing here. */
export const ViewControls = memo(function ViewControls(props: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { state, onChange, comparedBy, keptEnd, notInTime, onHelp, actions } = props;
  const { shape, direction, colors, steps } = state;
  const shapes = (
    <ToolMenu>
      {SHAPES.map(({ shape: to, label, description }) => (
        <Menu.Item
          key={to.kind}
          label={label}
          // Grafana's grey of a description cannot be read on its ground of an active item.
          description={to.kind === shape.kind ? undefined : descriptionOf(to, description, notInTime)}
          disabled={to === IN_TIME && notInTime !== undefined}
          active={to.kind === shape.kind}
          onClick={() => onChange({ shape: to, focus: [] })}
        />
      ))}
    </ToolMenu>
  );
  const look = (
    <ToolMenu>
      {colorsFor(comparedBy).map(({ colors: to, label }, at) => (
        <Menu.Item
          key={to}
          label={label}
          active={colors === undefined ? at === 0 : to === colors}
          onClick={() => onChange({ colors: at === 0 ? undefined : to })}
        />
      ))}
      <Menu.Divider />
      <Menu.Item
        label={direction === 'icicle' ? 'Root at the bottom' : 'Root on top'}
        icon="exchange-alt"
        onClick={() => onChange({ direction: direction === 'icicle' ? 'flame' : 'icicle' })}
      />
      <Menu.Item
        label={keptEnd === 'start' ? 'Names cut at their start' : 'Names cut at their end'}
        icon="text-fields"
        onClick={() => onChange({ keptEnd: keptEnd === 'start' ? 'end' : 'start' })}
      />
      <Menu.Item
        label={state.still ? 'Zooms fly' : 'Zooms do not fly'}
        icon="process"
        onClick={() => onChange({ still: !state.still })}
      />
    </ToolMenu>
  );
  const less = (
    <ToolMenu>
      {LESS.map((step) => (
        <Menu.Item
          key={stepWords(step)}
          label={stepWords(step)}
          onClick={() => onChange({ steps: pushStep(steps, step) })}
        />
      ))}
    </ToolMenu>
  );
  return (
    <>
      <span className={styles.gap} />
      <RadioButtonGroup
        size="sm"
        aria-label="What is shown"
        options={PANES}
        value={state.pane}
        onChange={(pane) => onChange({ pane })}
      />
      <Dropdown overlay={shapes}>
        <Button size="sm" variant="secondary" icon="sitemap">
          {SHAPES.find((known) => known.shape.kind === shape.kind)?.label ?? 'Sandwich'}
        </Button>
      </Dropdown>
      <Dropdown overlay={less}>
        <Button
          size="sm"
          variant="secondary"
          icon="filter"
          tooltip="Leave out what hides the program"
          aria-label="Less"
        />
      </Dropdown>
      <Dropdown overlay={look}>
        <Button size="sm" variant="secondary" icon="palette" tooltip="Colours and direction" aria-label="Look" />
      </Dropdown>
      {(state.focus.length > 0 || (shape.kind !== 'topDown' && shape.kind !== 'timeOrder')) && (
        <Button
          size="sm"
          variant="secondary"
          icon="history-alt"
          onClick={() => onChange({ focus: [], shape: shape.kind === 'timeOrder' ? shape : DEFAULT_VIEW.shape })}
        >
          Whole
        </Button>
      )}
      {actions}
      <Button
        size="sm"
        variant="secondary"
        icon="keyboard"
        tooltip="Keys of the flame graph (?)"
        aria-label="Keys of the flame graph"
        onClick={onHelp}
      />
    </>
  );
});

const descriptionOf = (shape: Shape, description: string, notInTime: string | undefined): string =>
  shape === IN_TIME && notInTime !== undefined ? `Not here: ${notInTime}` : description;

const getStyles = () => ({ gap: css({ flex: 1 }) });
