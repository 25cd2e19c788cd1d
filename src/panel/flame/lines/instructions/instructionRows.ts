import { type FunctionAddresses } from '../../../../profile/disassembly/functionAddresses';
import { instructionAt } from '../../../../profile/disassembly/instructions';
import { type PlacedFunction } from '../../../../profile/disassembly/placeFunction';

/** Rows of a table of instructions, in columns of equal length. */
export interface InstructionRows {
  /** Of the text where there is one, else as the profile has it. */
  readonly address: BigUint64Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly file: readonly string[];
  /** 0 where it is not known. */
  readonly line: Int32Array;
  /** The instructions; absent where only addresses are known. */
  readonly text?: readonly string[];
}

/** The instructions of a text; without one, the addresses that have costs. A line that the text does not tell is the profile's. */
export function instructionRows(of: FunctionAddresses, placed: PlacedFunction | undefined): InstructionRows {
  if (!placed) {
    return of;
  }
  const { instructions, costs, shift } = placed;
  const file = [...instructions.file];
  const line = instructions.line.slice();
  of.address.forEach((address, row) => {
    const at = instructionAt(instructions, address - shift);
    if (at !== -1 && line[at] === 0) {
      line[at] = of.line[row];
      file[at] = of.file[row];
    }
  });
  return { address: instructions.address, ...costs, file, line, text: instructions.text };
}

/** The row that has most by itself, then with what it calls; −1 where none has any. */
export function hottestRow({ self, total }: Pick<InstructionRows, 'self' | 'total'>): number {
  let hottest = -1;
  for (let row = 0; row < self.length; row++) {
    const most = hottest === -1 ? 0 : self[hottest];
    const mostTotal = hottest === -1 ? 0 : total[hottest];
    if (self[row] > most || (self[row] === most && total[row] > mostTotal)) {
      hottest = row;
    }
  }
  return hottest;
}
