import { type ViewStep } from './viewStep';

/** The steps of a view and how they came about: each change of them can be undone, and done again. */
export interface ViewStack {
  readonly steps: readonly ViewStep[];
  /** What the steps were before each change, the latest last. */
  readonly past: ReadonlyArray<readonly ViewStep[]>;
  /** What they were before each change that was undone, the latest last. */
  readonly future: ReadonlyArray<readonly ViewStep[]>;
}

export const viewStack = (steps: readonly ViewStep[] = []): ViewStack => ({ steps, past: [], future: [] });

export const pushStep = (stack: ViewStack, step: ViewStep): ViewStack => change(stack, [...stack.steps, step]);

/** Takes out the step at a position, which those behind it then do without. */
export const removeStep = (stack: ViewStack, at: number): ViewStack =>
  at in stack.steps
    ? change(
        stack,
        stack.steps.filter((_, position) => position !== at)
      )
    : stack;

/** Keeps the first steps, as a click on a trail of breadcrumbs does. */
export const keepSteps = (stack: ViewStack, count: number): ViewStack =>
  count < stack.steps.length ? change(stack, stack.steps.slice(0, count)) : stack;

/** The stack before its last change; the same stack where there was none. */
export function undo(stack: ViewStack): ViewStack {
  const { steps, past, future } = stack;
  const before = past.at(-1);
  return before ? { steps: before, past: past.slice(0, -1), future: [...future, steps] } : stack;
}

/** The stack before its last change was undone; the same stack where none was, or another change came since. */
export function redo(stack: ViewStack): ViewStack {
  const { steps, past, future } = stack;
  const after = future.at(-1);
  return after ? { steps: after, past: [...past, steps], future: future.slice(0, -1) } : stack;
}

const change = ({ steps: before, past }: ViewStack, steps: readonly ViewStep[]): ViewStack => ({
  steps,
  past: [...past, before],
  future: [],
});
