import { redo, undo } from '../../../profile/view/viewStack';
import { type KeyPress } from '../canvas/keyAction';
import { type RowAction, rowChange, type RowSubject } from './rowChange';
import { DEFAULT_VIEW, IN_TIME, type ViewState } from './viewState';

/** Keys that do something with the row or function that is selected. */
export const ROW_KEYS: Readonly<Record<string, RowAction>> = {
  f: 'through',
  b: 'below',
  t: 'from',
  s: 'sandwich',
  d: 'drop',
  h: 'hide',
  x: 'collapse',
  '*': 'find',
  l: 'lines',
};

/**
 * How a key that is pressed anywhere in the view, but in no field for text, changes it; `undefined` where the key is for
 * somebody else.
 */
export function viewKey(
  press: KeyPress,
  state: ViewState,
  selected: RowSubject | undefined
): Partial<ViewState> | undefined {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.altKey) {
    return undefined;
  }
  if (press.ctrlKey || press.metaKey) {
    return key === 'z' ? { steps: press.shiftKey ? redo(state.steps) : undo(state.steps) } : undefined;
  }
  if (key === 'u') {
    return { steps: press.shiftKey ? redo(state.steps) : undo(state.steps) };
  }
  if (key === 'o') {
    return { shape: state.shape.kind === 'timeOrder' ? DEFAULT_VIEW.shape : IN_TIME, focus: [] };
  }
  const action = ROW_KEYS[key];
  return action && selected && rowChange(action, selected, state);
}
