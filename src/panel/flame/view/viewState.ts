import { decodeView, encodeView } from '../../../profile/view/viewCodec';
import { type SearchPattern } from '../../../profile/view/searchPattern';
import { type FunctionColumn, type SortBy } from '../../../profile/view/sortFunctions';
import { type ViewStack, viewStack } from '../../../profile/view/viewStack';
import { type KeptEnd } from '../canvas/glyphWidths';
import { type Direction } from '../layout/camera';

export const PANES = ['both', 'graph', 'table', 'calls'] as const;
/** What is seen beside each other: graph and table of functions, one of them, or the table of calls. */
export type Pane = (typeof PANES)[number];

/** How stacks are put together before they are drawn. */
export type Shape =
  | { readonly kind: 'topDown' }
  | { readonly kind: 'bottomUp' }
  | { readonly kind: 'packages' }
  /** What calls a function, and what it calls; the function by its exact name. */
  | { readonly kind: 'sandwich'; readonly name: string }
  /** Calls as they happened, of one thread; the empty string is the first. */
  | { readonly kind: 'timeOrder'; readonly track: string };

const KEPT_ENDS = ['start', 'end'] as const;

export const REMARKS_SHOWN = ['line', 'list', 'closed'] as const;
/** Of what is said of the profile: one remark at a time, all of them, or none. */
export type RemarksShown = (typeof REMARKS_SHOWN)[number];

export const COLORS = ['package', 'value', 'share', 'absolute'] as const;
/** `share` and `absolute` are for comparisons: by the change of a row's share, or of its value. */
export type Colors = (typeof COLORS)[number];

/** A function as the tree names it, and its file; the empty string where that is not known. */
export interface FunctionPlace {
  readonly name: string;
  readonly file: string;
}

export const LINES_BY = ['line', 'instruction'] as const;
/** What the costs of a function are told by. */
export type LinesBy = (typeof LINES_BY)[number];

/** All that a user has chosen of a flame graph, so that a link and a refresh keep it. */
export interface ViewState {
  readonly pane: Pane;
  readonly shape: Shape;
  readonly direction: Direction;
  /** `undefined`: by package; in a comparison by the change of share, of value where it was tested. */
  readonly colors: Colors | undefined;
  /** Which end of a name stays where not all of it fits; `undefined`: the one that tells more, see `keptEndOf`. */
  readonly keptEnd: KeptEnd | undefined;
  /** Whether a zoom is there at once, without flying, also for those who did not ask their system for that. */
  readonly still: boolean;
  readonly search: SearchPattern;
  readonly steps: ViewStack;
  /** Path of names from below the root to the row that is zoomed to; none for the whole. */
  readonly focus: readonly string[];
  /** Of calls in the order of time: when the one began that is zoomed to. Its path alone may be that of many. */
  readonly focusAt: number | undefined;
  readonly sort: SortBy;
  readonly remarks: RemarksShown;
  /** The function whose lines are shown. */
  readonly lines: FunctionPlace | undefined;
  readonly linesBy: LinesBy;
}

export const DEFAULT_VIEW: ViewState = {
  pane: 'both',
  shape: { kind: 'topDown' },
  direction: 'icicle',
  colors: undefined,
  keptEnd: undefined,
  still: false,
  search: { kind: 'text', pattern: '' },
  steps: viewStack(),
  focus: [],
  focusAt: undefined,
  sort: { column: 'self', descending: true },
  remarks: 'line',
  lines: undefined,
  linesBy: 'line',
};

export const IN_TIME: Shape = { kind: 'timeOrder', track: '' };

/** A state as text for a URL: what differs from the default, empty where nothing does. Undone steps are left out. */
export function encodeState(state: ViewState): string {
  const {
    pane,
    shape,
    direction,
    colors,
    keptEnd,
    still,
    search,
    steps,
    focus,
    focusAt,
    sort,
    remarks,
    lines,
    linesBy,
  } = state;
  const parts = new URLSearchParams();
  const add = (key: string, value: string, unless: string): void => {
    if (value !== unless) {
      parts.set(key, value);
    }
  };
  add('pane', pane, DEFAULT_VIEW.pane);
  add('shape', shape.kind, DEFAULT_VIEW.shape.kind);
  add('of', shape.kind === 'sandwich' ? shape.name : '', '');
  add('track', shape.kind === 'timeOrder' ? shape.track : '', '');
  add('up', direction === 'flame' ? '1' : '', '');
  add('colors', colors ?? '', '');
  add('names', keptEnd ?? '', '');
  add('still', still ? '1' : '', '');
  add(search.kind === 'regex' ? 'regex' : 'search', search.pattern, '');
  add('steps', encodeView(steps.steps), '');
  add('focus', focus.length === 0 ? '' : encodeView([{ kind: 'focusPath', path: focus }]), '');
  add('at', shape.kind === 'timeOrder' && focus.length > 0 && focusAt !== undefined ? String(focusAt) : '', '');
  add('sort', encodeSort(sort), encodeSort(DEFAULT_VIEW.sort));
  add('remarks', remarks, DEFAULT_VIEW.remarks);
  add('lines', lines?.name ?? '', '');
  add('lines-file', lines?.file ?? '', '');
  add('lines-by', linesBy, DEFAULT_VIEW.linesBy);
  return parts.toString();
}

/** Reads what `encodeState` wrote. Parts that are none, as of another version or by hand, are as if they were not there. */
export function decodeState(text: string): ViewState {
  const parts = new URLSearchParams(text);
  const part = (key: string): string => parts.get(key) ?? '';
  const steps = decodeView(part('steps'));
  const focus = decodeView(part('focus'));
  const [focused] = focus.ok ? focus.value : [];
  return {
    pane: oneOf(PANES, part('pane')) ?? DEFAULT_VIEW.pane,
    shape: decodeShape(part('shape'), part('of'), part('track')),
    direction: part('up') === '1' ? 'flame' : 'icicle',
    colors: oneOf(COLORS, part('colors')),
    keptEnd: oneOf(KEPT_ENDS, part('names')),
    still: part('still') === '1',
    search: parts.has('regex') ? { kind: 'regex', pattern: part('regex') } : { kind: 'text', pattern: part('search') },
    steps: viewStack(steps.ok ? steps.value : []),
    focus: focused?.kind === 'focusPath' ? focused.path : [],
    focusAt: /^\d/.test(part('at')) && Number.isFinite(Number(part('at'))) ? Number(part('at')) : undefined,
    sort: decodeSort(part('sort')) ?? DEFAULT_VIEW.sort,
    remarks: oneOf(REMARKS_SHOWN, part('remarks')) ?? DEFAULT_VIEW.remarks,
    lines: part('lines') === '' ? undefined : { name: part('lines'), file: part('lines-file') },
    linesBy: oneOf(LINES_BY, part('lines-by')) ?? DEFAULT_VIEW.linesBy,
  };
}

/** Whether two states show the same stacks, however they are looked at. */
export const isSamePlace = (a: ViewState, b: ViewState): boolean => placeOf(a) === placeOf(b);

const placeOf = ({ shape, steps }: ViewState): string => encodeState({ ...DEFAULT_VIEW, shape, steps });

function decodeShape(kind: string, name: string, track: string): Shape {
  switch (kind) {
    case 'bottomUp':
    case 'packages':
      return { kind };
    case 'timeOrder':
      return { kind, track };
    case 'sandwich':
      return name === '' ? DEFAULT_VIEW.shape : { kind, name };
    default:
      return DEFAULT_VIEW.shape;
  }
}

const COLUMNS: readonly FunctionColumn[] = [
  'name',
  'self',
  'total',
  'selfRight',
  'totalRight',
  'selfChange',
  'totalChange',
];

const encodeSort = ({ column, descending }: SortBy): string => `${descending ? '-' : ''}${column}`;

function decodeSort(text: string): SortBy | undefined {
  const column = oneOf(COLUMNS, text.replace(/^-/, ''));
  return column && { column, descending: text.startsWith('-') };
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | undefined =>
  known.find((value) => value === text);
