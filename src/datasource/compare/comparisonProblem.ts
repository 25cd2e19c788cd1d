import { parseLabelSelector } from '../../profile/labelSelector';
import { durationMillis } from '../backends/duration';
import { type ComparedWindow, type ProfilingQuery } from '../query';

/** Most slices of a side: each is a request. */
export const MOST_SLICES = 20;

/** What no comparison could answer of a query's fields: which field, and why. */
export function comparisonProblem({
  compareWith,
  slices,
}: ProfilingQuery): { readonly field: string; readonly detail: string } | undefined {
  const window = compareWith && windowProblem(compareWith.window);
  if (window !== undefined) {
    return { field: 'compareWith', detail: window };
  }
  const selector = compareWith?.labelSelector;
  const parsed = selector === undefined || selector.trim() === '' ? undefined : parseLabelSelector(selector);
  if (parsed && !parsed.ok) {
    const { detail, offset } = parsed.error;
    return { field: 'compareWith', detail: `${detail} at character ${offset + 1} of ${selector}` };
  }
  return slices !== undefined && slices > MOST_SLICES
    ? { field: 'slices', detail: `a side has at most ${MOST_SLICES} slices, not ${slices}` }
    : undefined;
}

function windowProblem(window: ComparedWindow): string | undefined {
  switch (window.kind) {
    case 'earlier':
      return durationMillis(window.by)
        ? undefined
        : `"${window.by}" is no time to go back by: it is written as 1h, 1d or 1w`;
    case 'fixed':
      return window.from < window.to
        ? undefined
        : `its range ends (${isoText(window.to)}) before it starts (${isoText(window.from)})`;
    case 'beforeChange':
      return window.label === '' ? 'no label is chosen whose change tells the sides apart' : undefined;
    case 'previous':
    case 'same':
    case 'quietest':
      return undefined;
  }
}

const isoText = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : String(time));
