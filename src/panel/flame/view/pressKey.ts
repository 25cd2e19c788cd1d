import { type KeyboardEvent } from 'react';

import { type RemarkWalk } from '../../findings/useRemarkWalk';
import { type RowSubject } from './rowChange';
import { type ChangeView } from './useViewState';
import { viewKey } from './viewKey';
import { type ViewState } from './viewState';

interface View {
  readonly state: ViewState;
  readonly change: ChangeView;
  /** What a key is about. */
  readonly subject: () => RowSubject | undefined;
  readonly walk: RemarkWalk;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Does what a key does wherever in a view the focus is; the keys of the graph itself are the canvas's. */
export function pressKey(event: KeyboardEvent, { state, change, subject, walk, onSearch, onHelp }: View): void {
  // Menus and dialogues stand elsewhere in the page, but their keys come here too.
  if (!event.currentTarget.contains(event.target as Node) || isTextField(event.target)) {
    return;
  }
  const next = viewKey(event, state, subject());
  if (event.key === '?') {
    onHelp();
  } else if (event.key === '/') {
    onSearch();
  } else if (next) {
    change(next);
  } else if (hasModifier(event) || !walk.onKey(event.key)) {
    return;
  }
  event.preventDefault();
  // Grafana has keys of its own, for the whole page.
  event.stopPropagation();
}

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean => altKey || ctrlKey || metaKey;

const isTextField = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && (target.type === 'search' || target.type === 'text');
