/** The instructions of a function, in the order of their addresses: columns of equal length. */
export interface Instructions {
  /** As the text names the function. */
  readonly symbol: string;
  /** As the program was linked. */
  readonly address: BigUint64Array;
  readonly text: readonly string[];
  /** Where the text says that an instruction comes from; the empty string, and 0, where it does not. */
  readonly file: readonly string[];
  readonly line: Int32Array;
  /** Instructions behind those. */
  readonly leftOut: number;
}

/** The row of the last instruction that begins at an address or before it; −1 where all begin behind it. */
export function instructionAt({ address }: Instructions, wanted: bigint): number {
  let from = 0;
  let to = address.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (address[middle] <= wanted) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from - 1;
}
