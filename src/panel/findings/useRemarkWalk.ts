import { useMemo, useState } from 'react';

import { keepSteps } from '../../profile/view/viewStack';
import { type DrawnTree } from '../flame/view/shownTrees';
import { type ChangeView } from '../flame/view/useViewState';
import { DEFAULT_VIEW, type ViewState } from '../flame/view/viewState';
import { type Remark, type Remarks } from './remark';
import { focusFor, type RemarkedTree, rowsIn } from './remarkRows';

export interface RemarkWalk {
  /** Position of the remark that the walk is at; `undefined` until it has begun. */
  readonly at: number | undefined;
  readonly toNext: (step: 1 | -1) => void;
  readonly toRemark: (at: number) => void;
  /** What is marked in graphs; `undefined` where nothing is. */
  readonly remarked: RemarkedTree | undefined;
  /** Walks by a key; answers whether the key was for that. */
  readonly onKey: (key: string) => boolean;
}

interface Place {
  readonly tree: DrawnTree;
  /** What the steps leave of it. */
  readonly stepped: DrawnTree;
  readonly state: ViewState;
  readonly change: ChangeView;
  readonly select: (tree: DrawnTree, row: number) => void;
}

/** Which of the remarks on a tree is read. A refresh that brings the same remark stays at it. */
export function useRemarkWalk(remarks: Remarks | undefined, place: Place): RemarkWalk {
  const { tree, stepped, state, change, select } = place;
  const [id, setId] = useState<string>();
  const items = remarks?.kind === 'read' ? remarks.items : NONE;
  const found = items.findIndex((item) => item.id === id);
  const at = found === -1 ? undefined : found;
  const isClosed = state.remarks === 'closed';
  const toRemark = (next: number): void => {
    const { id: nextId, rows } = items[next];
    setId(nextId);
    change({ ...(isClosed && { remarks: 'line' }), ...(rows.length > 0 && show(rows[0])) });
  };
  /** Selects a row, and says how the view is to change so that it is in sight. */
  const show = (row: number): Partial<ViewState> => {
    const [kept] = rowsIn(stepped, tree, [row]);
    select(kept === undefined ? tree : stepped, kept ?? row);
    return {
      shape: DEFAULT_VIEW.shape,
      steps: kept === undefined ? keepSteps(state.steps, 0) : state.steps,
      focus: focusFor(kept === undefined ? tree : stepped, kept ?? row),
      ...(state.pane === 'table' && { pane: 'both' }),
    };
  };
  const remarked = useMemo(
    () =>
      isClosed || items.length === 0
        ? undefined
        : { tree, rows: items[at ?? 0].rows, flagged: items.flatMap(({ rows }) => rows.slice(0, 1)) },
    [tree, items, at, isClosed]
  );
  const toNext = (step: 1 | -1): void => {
    if (items.length > 0) {
      toRemark(at === undefined ? Number(step === -1) * (items.length - 1) : (at + step + items.length) % items.length);
    }
  };
  return {
    at,
    toNext,
    toRemark,
    remarked,
    onKey: (key) => {
      const step = STEPS[key.toLowerCase()];
      if (step === undefined || items.length === 0) {
        return false;
      }
      toNext(step);
      return true;
    },
  };
}

const STEPS: Readonly<Record<string, 1 | -1>> = { n: 1, p: -1 };
const NONE: readonly Remark[] = [];
