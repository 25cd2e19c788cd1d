import { ContextMenu, type IconName, Menu } from '@grafana/ui';
import React from 'react';

import { pushStep } from '../../../profile/view/viewStack';
import { type ViewStep } from '../../../profile/view/viewStep';
import { MENU_WIDTH, MenuBody } from '../../MenuBody';
import { type LineSource } from '../lines/lineSource';
import { type ChartSource } from './chartSource';
import { copyText } from '../copyText';
import { type RowAction, rowChange, type RowSubject } from './rowChange';
import { type InFullSource } from './useInFull';
import { type ChangeView } from './useViewState';
import { type ViewState } from './viewState';

/** What was asked about: a row of a tree, or a function without a place. */
export interface MenuTarget extends RowSubject {
  readonly x: number;
  readonly y: number;
}

/** What the place of the view can do with a function or a path. */
export interface ViewActions {
  /** Whom to ask for what was cut off. */
  readonly inFull?: InFullSource;
  /** Address of Explore with the query narrowed to the stacks through a function. */
  readonly exploreUrl?: (name: string) => string | undefined;
  /** Whom to ask for the lines of functions. */
  readonly lines?: LineSource;
  /** Whom to ask for the calls in the order of time; without it, the view says that a store has none. */
  readonly chart?: ChartSource;
  /** An alert on a function. */
  readonly alertOn?: (name: string) => AlertEntry;
  /** Asks which values of labels carry a function's change. */
  readonly onLabels?: (name: string) => void;
}

export type AlertEntry =
  | { readonly kind: 'possible'; readonly onOpen: () => void }
  /** The reason begins with a small letter. */
  | { readonly kind: 'impossible'; readonly why: string };

interface Props {
  readonly target: MenuTarget;
  readonly state: ViewState;
  readonly onChange: ChangeView;
  readonly actions: ViewActions;
  readonly onClose: () => void;
}

const ACTIONS: ReadonlyArray<{ readonly action: RowAction; readonly label: string; readonly icon: IconName }> = [
  { action: 'zoom', label: 'Zoom in', icon: 'expand-arrows' },
  { action: 'below', label: 'Only what is below', icon: 'crosshair' },
  { action: 'through', label: 'Only stacks through it', icon: 'filter' },
  { action: 'from', label: 'Begin stacks at it', icon: 'arrow-from-right' },
  { action: 'sandwich', label: 'Callers and callees', icon: 'arrows-v' },
  { action: 'drop', label: 'Drop its stacks', icon: 'trash-alt' },
  { action: 'hide', label: 'Hide its frames', icon: 'eye-slash' },
  { action: 'collapse', label: 'Collapse what it calls', icon: 'compress-arrows' },
  { action: 'find', label: 'Find it everywhere', icon: 'search' },
  { action: 'lines', label: 'Lines of this function', icon: 'list-ol' },
];

/** From the point that a menu is opened at, in CSS pixels. */
const OFFSET = 5;

/** What can be done with a row of the graph or of a table. */
export function RowMenu({ target, state, onChange, actions, onClose }: Props): React.JSX.Element {
  const { name, path, folded, x, y } = target;
  const copy = (text: string) => (): void => void copyText(text);
  const explore = folded === 0 && name !== '' ? actions.exploreUrl?.(name) : undefined;
  const above = path.slice(0, -1);
  const isFunction = folded === 0 && name !== '' && (state.shape.kind !== 'packages' || path.length === 0);
  const alert = isFunction ? actions.alertOn?.(name) : undefined;
  return (
    <ContextMenu
      x={withRoom(x)}
      y={y}
      focusOnOpen
      onClose={onClose}
      renderMenuItems={() => (
        <MenuBody>
          {folded !== 0 && actions.inFull && hasPathsOfProfile(state) && (
            <Menu.Item
              icon="search-plus"
              label={folded > 0 ? `Show the ${folded} nodes in full` : 'Show the nodes in full'}
              onClick={() => onChange({ steps: pushStep(state.steps, { kind: 'inFull', path: above }), focus: above })}
            />
          )}
          {ACTIONS.map(({ action, label, icon }) => {
            const change = rowChange(action, target, state);
            return change && <Menu.Item key={action} icon={icon} label={label} onClick={() => onChange(change)} />;
          })}
          <Menu.Divider />
          {actions.onLabels && folded === 0 && name !== '' && (
            <Menu.Item icon="tag-alt" label="Which label carries its change" onClick={() => actions.onLabels?.(name)} />
          )}
          {explore !== undefined && <Menu.Item icon="compass" label="Stacks through it in Explore" url={explore} />}
          {alert && (
            <Menu.Item
              icon="bell"
              label="Alert on this function…"
              {...(alert.kind === 'possible'
                ? { onClick: alert.onOpen }
                : { disabled: true, description: `Not here: ${alert.why}` })}
            />
          )}
          {name !== '' && <Menu.Item icon="copy" label="Copy name" onClick={copy(name)} />}
          {path.length > 0 && <Menu.Item icon="copy" label="Copy stack" onClick={copy(path.join('\n'))} />}
        </MenuBody>
      )}
    />
  );
}

/** Where a menu has no room to the right it goes to the left, and in a narrow window it has none there either. */
const withRoom = (x: number): number =>
  window.innerWidth < 2 * MENU_WIDTH ? Math.max(OFFSET, Math.min(x, window.innerWidth - MENU_WIDTH)) : x;

const KEEPS_PATHS: ReadonlySet<ViewStep['kind']> = new Set([
  'focusPath',
  'focusFunction',
  'dropFunction',
  'focusFound',
  'dropFound',
  'inFull',
]);

/** Whether paths of what is seen are those of the profile as it came. */
export const hasPathsOfProfile = ({ shape, steps }: ViewState): boolean =>
  shape.kind === 'topDown' && steps.steps.every(({ kind }) => KEEPS_PATHS.has(kind));
