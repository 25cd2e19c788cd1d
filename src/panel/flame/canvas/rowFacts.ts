import { type FlameTree } from '../../../profile/flameTree';
import { momentText } from '../../../profile/formats/momentText';
import { type Program } from '../../../profile/programs';
import { wholeOf } from '../../../profile/wholeOf';
import { type FlameLayout } from '../layout/flameLayout';
import { isBelow } from '../layout/walk';
import { type RowMarks } from '../colors/rowPaint';
import { changeInWords, percent, pointsInWords } from './figureWords';
import { placeFacts } from './placeFacts';
import { shownText } from './shownText';

/** What else is known of one profile. */
export interface SideFigures {
  /** Samples for each unit of value, where one sample weighs the same everywhere. Asked for when a row is looked at. */
  readonly samplesPerUnit?: () => number | undefined;
  /** Seconds that the profile covers. */
  readonly seconds?: number;
}

/** How values are written, and what they can be converted to. */
export interface Figures {
  readonly format: (value: number) => string;
  readonly left: SideFigures;
  /** Of the right side of a comparison. */
  readonly right?: SideFigures;
}

export interface Facts {
  readonly title: string;
  /** Empty for a single profile; left, right and change for a comparison. */
  readonly columns: readonly string[];
  readonly lines: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  /** One cell, or one for each column. */
  readonly cells: readonly string[];
}

export interface FactsRequest {
  readonly tree: FlameTree;
  readonly layout: FlameLayout;
  readonly figures: Figures;
  readonly marks: RowMarks;
  /** The row that is zoomed to. */
  readonly focusedRow?: number | undefined;
  /** Where the addresses of the profile lie. */
  readonly programs?: readonly Program[] | undefined;
  /** Whether callers are below what they call, as bottom up. */
  readonly callersBelow?: boolean | undefined;
  /** For a tooltip that goes with the pointer: what is long for its own sake is shortened. */
  readonly isBrief?: boolean;
}

type Values = readonly [left: number, right: number | undefined];

/** What there is to say of a row. */
export function factsOfRow(request: FactsRequest, row: number): Facts {
  const { tree, layout, marks, focusedRow } = request;
  const self: Values = [tree.self[row], tree.right?.self[row]];
  const total: Values = [tree.total[row], tree.right?.total[row]];
  const isInFocus = focusedRow !== undefined && isBelow(layout, row, focusedRow);
  const folded = marks.folded?.[row] ?? 0;
  return {
    title: nameOf(tree, row),
    columns: tree.right ? ['Left', 'Right', 'Change'] : [],
    lines: [
      ...momentsOf(tree, row),
      ...figuresOf(request, self, total),
      ...(isInFocus ? [shareLine(`Of ${nameOf(tree, focusedRow)}`, total, totalsOfRow(tree, focusedRow))] : []),
      ...placeFacts(request, row),
      ...(folded === 0 ? [] : [{ label: 'Stands for', cells: [foldedWords(folded)] }]),
      ...(marks.insignificant?.[row] ? [{ label: 'Difference', cells: ['within noise'] }] : []),
    ],
  };
}

/** What there is to say of neighbours that are too narrow to be drawn; positions are in `order` of the layout. */
export function factsOfRun(request: FactsRequest, first: number, after: number): Facts {
  const { tree, layout } = request;
  const sum = (values: Float64Array): number =>
    layout.order.subarray(first, after).reduce((total, row) => total + values[row], 0);
  const total: Values = [sum(tree.total), tree.right && sum(tree.right.total)];
  return {
    title: `${after - first} ${tree.times ? 'calls' : 'functions'} too narrow to be drawn`,
    columns: tree.right ? ['Left', 'Right', 'Change'] : [],
    lines: figuresOf(request, undefined, total),
  };
}

/** When a call began, and how long it was open. */
function momentsOf({ times }: FlameTree, row: number): Fact[] {
  if (!times) {
    return [];
  }
  const [start, length] = [times.start[row], times.end[row] - times.start[row]];
  return [
    { label: 'Start', cells: [momentText(start, times.unit)] },
    { label: 'Duration', cells: [momentText(length, times.unit)] },
  ];
}

const foldedWords = (count: number): string =>
  `${count > 0 ? `${count} ` : ''}${count === 1 ? 'node' : 'nodes'} that were cut off`;

const nameOf = ({ names, nameIndex }: FlameTree, row: number): string => shownText(names[nameIndex[row]]);

function figuresOf({ tree, figures }: FactsRequest, self: Values | undefined, total: Values): Fact[] {
  const whole = wholeOf(tree);
  const { format, left, right } = figures;
  const rates: Values = [left.seconds ?? 0, right?.seconds ?? 0];
  const counts: Values = [left.samplesPerUnit?.() ?? 0, right?.samplesPerUnit?.() ?? 0];
  const isKnown = ([ofLeft, ofRight]: Values): boolean => ofLeft > 0 && (!tree.right || (ofRight ?? 0) > 0);
  return [
    ...(self ? [line('Self', self, format)] : []),
    line('Total', total, format),
    shareLine('Share of total', total, [whole.left, whole.right]),
    ...(isKnown(counts) ? [line('Samples', times(total, counts), (count) => String(Math.round(count)))] : []),
    ...(isKnown(rates)
      ? [line('Per second', times(total, [1 / rates[0], 1 / (rates[1] ?? 0)]), (rate) => `${format(rate)}/s`)]
      : []),
  ];
}

const times = ([left, right]: Values, [a, b]: Values): Values => [
  left * a,
  right === undefined ? undefined : right * (b ?? 0),
];

function line(label: string, [left, right]: Values, format: (value: number) => string): Fact {
  return right === undefined
    ? { label, cells: [format(left)] }
    : { label, cells: [format(left), format(right), changeInWords(left, right)] };
}

function shareLine(label: string, [left, right]: Values, [ofLeft, ofRight]: Values): Fact {
  const a = ofLeft === 0 ? 0 : left / ofLeft;
  if (right === undefined) {
    return { label, cells: [percent(a)] };
  }
  const b = ofRight ? right / ofRight : 0;
  return { label, cells: [percent(a), percent(b), pointsInWords(a, b)] };
}

const totalsOfRow = ({ total, right }: FlameTree, row: number): Values => [total[row], right?.total[row]];
