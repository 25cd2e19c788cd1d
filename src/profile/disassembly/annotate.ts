import { type FunctionAddresses } from './functionAddresses';
import { instructionAt, type Instructions } from './instructions';

/** What each instruction costs, in the order of the instructions. */
export interface InstructionCosts {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/**
 * Gives each instruction what the addresses from its own up to the next one's have: those of callers lie in the middle of a
 * call. As `annotateAssembly` of https://github.com/google/pprof/blob/main/internal/report/report.go
 */
export function annotate(
  instructions: Instructions,
  { address, self, total }: FunctionAddresses,
  shift: bigint
): InstructionCosts {
  const costs = {
    self: new Float64Array(instructions.address.length),
    total: new Float64Array(instructions.address.length),
  };
  address.forEach((at, row) => {
    const instruction = instructionAt(instructions, at - shift);
    if (instruction !== -1) {
      costs.self[instruction] += self[row];
      costs.total[instruction] += total[row];
    }
  });
  return costs;
}
