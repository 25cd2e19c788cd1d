import { wholeName } from '../../../profile/view/textSearch';
import { pushStep } from '../../../profile/view/viewStack';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type ViewState } from './viewState';

/** What can be done with a row of a tree, or with a function of a table. */
export type RowAction =
  'zoom' | 'below' | 'through' | 'from' | 'sandwich' | 'drop' | 'hide' | 'collapse' | 'find' | 'lines';

/** The row or function that it is done with. */
export interface RowSubject {
  /** As the tree has it. */
  readonly name: string;
  /** Where its function stands; the empty string where that is not known. */
  readonly file: string;
  /** Names from below the root down to the row, itself last; empty for a function of the table, and for the root. */
  readonly path: readonly string[];
  /** When the call began; absent where rows have no order of time. */
  readonly moment?: number | undefined;
  /** How many nodes the row stands for; 0 unless it is an `other` row. */
  readonly folded: number;
}

/** Shapes whose paths are those of the profile. */
const HAS_PATHS: ReadonlySet<ViewState['shape']['kind']> = new Set(['topDown', 'timeOrder']);

/** How a view changes by an action; `undefined` where the row is no frame, or has no place that the action needs. */
export function rowChange(action: RowAction, subject: RowSubject, state: ViewState): Partial<ViewState> | undefined {
  const { name, file, path, moment, folded } = subject;
  const step = (next: ViewStep): Partial<ViewState> => ({ steps: pushStep(state.steps, next), focus: [] });
  if (action === 'zoom') {
    return path.length > 0 ? { focus: path, focusAt: moment } : undefined;
  }
  if (folded !== 0 || name === '') {
    return undefined;
  }
  switch (action) {
    case 'below':
      // Paths of other shapes are not those of the profile.
      return path.length > 0 && HAS_PATHS.has(state.shape.kind) ? step({ kind: 'focusPath', path }) : undefined;
    case 'through':
      return step({ kind: 'focusFunction', name });
    case 'from':
      return step({ kind: 'showFrom', name });
    case 'sandwich':
      return { shape: { kind: 'sandwich', name }, focus: [] };
    case 'drop':
      return step({ kind: 'dropFunction', name });
    case 'hide':
      return step({ kind: 'hideFunction', name });
    case 'collapse':
      return step({ kind: 'collapseFunction', name });
    case 'find':
      return { search: { kind: 'text', pattern: wholeName(name) } };
    case 'lines':
      // A package has no lines.
      return state.shape.kind === 'packages' && path.length > 0 ? undefined : { lines: { name, file } };
  }
}
