import { type ViewStep } from '../../../profile/view/viewStep';

interface Cuts {
  /** Whether something was cut off from what lines are counted of. */
  readonly isCut: boolean;
  /** Whether something was cut off from what is shown. */
  readonly isShownCut: boolean;
}

/** Whether steps leave other stacks, or other frames of them, than they found. */
export const changesStacks = (steps: readonly ViewStep[]): boolean => steps.some(({ kind }) => kind !== 'inFull');

/** What is to be known of lines that are counted of what steps leave, a sentence each. */
export function stepNotes(steps: readonly ViewStep[], { isCut, isShownCut }: Cuts): readonly string[] {
  return [
    ...(changesStacks(steps) ? ['Counted of what the steps leave, as the graph is.'] : []),
    ...(steps.some(({ kind }) => kind === 'collapseRecursion')
      ? ['Frames of a recursion that are one frame are at the line of the outermost of them.']
      : []),
    ...(changesStacks(steps) && isShownCut && !isCut
      ? [
          'What was cut off from the graph is not cut off here, so figures can be larger than in the table of functions.',
        ]
      : []),
    ...(isCut ? ['What was cut off is not in it.'] : []),
  ];
}

/** Why nothing of a function is there. */
export const noneWords = (name: string, steps: readonly ViewStep[]): string =>
  changesStacks(steps)
    ? `The steps leave no frame of ${name}. Take one of them back to see its lines.`
    : `The profile by line has no function ${name}.`;
