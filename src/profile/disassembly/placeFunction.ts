import { err, ok, type Result } from '../result';
import { type Steps } from '../steps';
import { annotate, type InstructionCosts } from './annotate';
import { type FunctionText } from './findFunction';
import { type FunctionAddresses } from './functionAddresses';
import { type Instructions } from './instructions';
import { placeAddresses } from './placeAddresses';
import { readInstructionsSteps } from './readInstructions';

/** The instructions of a function with what each costs. */
export interface PlacedFunction {
  readonly instructions: Instructions;
  readonly costs: InstructionCosts;
  /** What was taken off the addresses of the profile. */
  readonly shift: bigint;
  /** Why not all of the function may be there. */
  readonly cut: FunctionText['sections'][number]['cut'];
}

/** Of functions of one name in a text the first one that a profile's addresses fall on. The error is a sentence. */
export function* placeFunctionSteps(
  { sections }: FunctionText,
  of: FunctionAddresses
): Steps<Result<PlacedFunction, string>> {
  let problem = '';
  for (const section of sections) {
    const instructions = yield* readInstructionsSteps(section);
    const shift = placeAddresses(of.address, instructions);
    if (shift.ok) {
      const costs = annotate(instructions, of, shift.value);
      return ok({ instructions, costs, shift: shift.value, cut: section.cut });
    }
    problem ||= shift.error;
  }
  return err(problem);
}
