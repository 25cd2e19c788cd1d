import { pathOf } from '../../../profile/view/callPath';
import { type FlameTree } from '../../../profile/flameTree';
import { type ViewState } from './viewState';

/** Zoomed to a row, or to the whole: by its path, and of calls in the order of time by when it began. */
export const focusOn = (tree: FlameTree, row: number | undefined): Pick<ViewState, 'focus' | 'focusAt'> =>
  row === undefined ? { focus: [], focusAt: undefined } : { focus: pathOf(tree, row), focusAt: tree.times?.start[row] };
