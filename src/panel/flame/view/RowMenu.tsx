import { ContextMenu, Menu } from '@grafana/ui';
import React from 'react';

import { pushStep } from '../../../profile/view/viewStack';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type ChangeView } from './useViewState';
import { type ViewState } from './viewState';

/** What was asked about: a row of a tree, or a function without a place. */
export interface MenuTarget {
  readonly x: number;
  readonly y: number;
  /** As the tree has it. */
  readonly name: string;
  /** Names from below the root down to the row, itself last; empty for a function of the table, and for the root. */
  readonly path: readonly string[];
  /** How many nodes the row stands for; 0 unless it is an `other` row. */
  readonly folded: number;
}

/** What the place of the view can do with a function or a path. */
export interface ViewActions {
  /** Asks for the nodes below a path in full; the path is of the tree as it came. */
  readonly onRefine?: (path: readonly string[]) => void;
  /** Address of Explore with the query narrowed to the stacks through a function. */
  readonly exploreUrl?: (name: string) => string | undefined;
}

interface Props {
  readonly target: MenuTarget;
  readonly state: ViewState;
  readonly onChange: ChangeView;
  readonly actions: ViewActions;
  readonly onClose: () => void;
}

/** What can be done with a row of the graph or of a table. */
export function RowMenu({ target, state, onChange, actions, onClose }: Props): React.JSX.Element {
  const { name, path, folded, x, y } = target;
  const isFrame = folded === 0 && (path.length > 0 || name !== '');
  const step = (next: ViewStep) => (): void => onChange({ steps: pushStep(state.steps, next), focus: [] });
  const copy = (text: string) => (): void => void navigator.clipboard?.writeText(text);
  // Paths of other shapes are not those of the profile.
  const isTopDown = state.shape.kind === 'topDown';
  const above = path.slice(0, -1);
  const explore = actions.exploreUrl?.(name);
  return (
    <ContextMenu
      x={x}
      y={y}
      focusOnOpen
      onClose={onClose}
      renderMenuItems={() => (
        <>
          {folded > 0 && actions.onRefine && isTopDown && (
            <Menu.Item
              icon="search-plus"
              label={`Show the ${folded} nodes in full`}
              onClick={() => actions.onRefine?.(above)}
            />
          )}
          {path.length > 0 && (
            <Menu.Item icon="expand-arrows" label="Zoom in" onClick={() => onChange({ focus: path })} />
          )}
          {isFrame && (
            <>
              {path.length > 0 && isTopDown && (
                <Menu.Item icon="crosshair" label="Only what is below" onClick={step({ kind: 'focusPath', path })} />
              )}
              <Menu.Item icon="filter" label="Only stacks through it" onClick={step({ kind: 'focusFunction', name })} />
              <Menu.Item
                icon="arrows-v"
                label="Callers and callees"
                onClick={() => onChange({ shape: { kind: 'sandwich', name }, focus: [] })}
              />
              <Menu.Divider />
              <Menu.Item icon="trash-alt" label="Drop its stacks" onClick={step({ kind: 'dropFunction', name })} />
              <Menu.Item icon="eye-slash" label="Hide its frames" onClick={step({ kind: 'hideFunction', name })} />
              <Menu.Item
                icon="compress-arrows"
                label="Collapse what it calls"
                onClick={step({ kind: 'collapseFunction', name })}
              />
              <Menu.Divider />
              <Menu.Item
                icon="search"
                label="Find it everywhere"
                onClick={() => onChange({ search: { kind: 'text', pattern: `"${name}"` } })}
              />
              {explore !== undefined && <Menu.Item icon="compass" label="Stacks through it in Explore" url={explore} />}
            </>
          )}
          <Menu.Item icon="copy" label="Copy name" onClick={copy(name)} />
          {path.length > 0 && <Menu.Item icon="copy" label="Copy stack" onClick={copy(path.join('\n'))} />}
        </>
      )}
    />
  );
}
