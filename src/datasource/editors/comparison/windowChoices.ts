import { type ComparedWindow } from '../../query';

/** What the list of windows offers. `earlier` is any time that is typed. */
export type WindowChoice =
  'previous' | 'dayEarlier' | 'weekEarlier' | 'earlier' | 'beforeChange' | 'quietest' | 'fixed' | 'same';

export const WINDOW_CHOICES: ReadonlyArray<{
  readonly value: WindowChoice;
  readonly label: string;
  readonly description: string;
}> = [
  { value: 'previous', label: 'The range before', description: 'As long as this one, and just before it' },
  { value: 'dayEarlier', label: 'Same time yesterday', description: 'The range a day earlier' },
  { value: 'weekEarlier', label: 'Same time last week', description: 'The range a week earlier' },
  { value: 'earlier', label: 'Some time earlier', description: 'The range so much earlier' },
  {
    value: 'beforeChange',
    label: 'Before the last deploy',
    description: 'Cuts the range where a label, such as version, last took a new value',
  },
  { value: 'quietest', label: 'Quietest part of the day', description: 'Of the last day, as long as this range' },
  { value: 'fixed', label: 'A fixed range', description: 'Stays where it is when the range of the dashboard moves' },
  { value: 'same', label: 'The same range', description: 'For another selector, file or data source' },
];

const DAY = '1d';
const WEEK = '1w';

export function choiceOf(window: ComparedWindow): WindowChoice {
  if (window.kind !== 'earlier') {
    return window.kind;
  }
  const presets: Readonly<Record<string, WindowChoice>> = { [DAY]: 'dayEarlier', [WEEK]: 'weekEarlier' };
  return presets[window.by] ?? 'earlier';
}

/** A window of that choice; `range` is what a fixed one begins with. */
export function windowOf(
  choice: WindowChoice,
  range: { readonly from: number; readonly to: number },
  label: string
): ComparedWindow {
  switch (choice) {
    case 'dayEarlier':
      return { kind: 'earlier', by: DAY };
    case 'weekEarlier':
      return { kind: 'earlier', by: WEEK };
    case 'earlier':
      return { kind: 'earlier', by: '1h' };
    case 'beforeChange':
      return { kind: 'beforeChange', label };
    case 'fixed':
      return { kind: 'fixed', from: range.from, to: range.to };
    case 'previous':
    case 'quietest':
    case 'same':
      return { kind: choice };
  }
}
