import { type FunctionSection } from './findFunction';
import { allSteps, type Steps } from '../steps';
import { type Instructions } from './instructions';

/** Instructions of one function that are read. */
const MAX_INSTRUCTIONS = 200_000;
/** Characters of a line that are looked at. */
const MAX_LINE = 4096;

/** `  main.go:21\t\t0x4c7120\t\t55\t\t\tPUSHQ BP\t\t\t`, as `go tool objdump` writes; with -S the place is missing. */
const GO = /^(?:(.*):(\d+)\s+|\s*)0x([0-9a-f]{1,16})\s+[0-9a-f]+\s+(\S.*)$/;
/** `  4c7120:\t55                   \tpush   %rbp`, as `objdump -d` writes, and llvm's with a space before the bytes. */
const GNU = /^\s*([0-9a-f]{1,16}):(\s.*)$/;
/** Bytes of x86 one by one, of other processors by words. */
const BYTES = /^\s*(?:[0-9a-f]{2} )*(?:[0-9a-f]{2}|[0-9a-f]{4}|[0-9a-f]{8})(?: [0-9a-f]{4})?\s*$/;
/** `/src/main.c:12`, with -l; llvm puts `; ` before it, and binutils a remark behind it. */
const PLACE = /^(?:; )?(\S.*):(\d+)(?: \(discriminator \d+\))?$/;

interface Line {
  readonly address: bigint;
  readonly text: string;
  /** With the instruction itself, or on a line of its own before it. */
  readonly place?: Place;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

const UNKNOWN: Place = { file: '', line: 0 };

/**
 * Reads the lines behind the header of a function, of `objdump -d` (also with `-l`, `-C`, `-S`, and without the bytes) or
 * `go tool objdump`. Lines that are no instruction, and those whose address does not rise, are passed over.
 */
export const readInstructions = (section: FunctionSection): Instructions => allSteps(readInstructionsSteps(section));

/** Characters that are read in a step. */
const STEP = 262_144;

/** As `readInstructions`. */
export function* readInstructionsSteps({ symbol, lines }: FunctionSection): Steps<Instructions> {
  const found: Line[] = [];
  let place = UNKNOWN;
  let leftOut = 0;
  let pause = STEP;
  for (let from = 0; from < lines.length;) {
    const next = lines.indexOf('\n', from);
    const end = next === -1 ? lines.length : next;
    const text = lines.slice(from, Math.min(end, from + MAX_LINE)).replace(/\r$/, '');
    from = end + 1;
    const line = readLine(text);
    if (!line) {
      place = placeOf(text) ?? place;
    } else if (found.length === 0 || line.address > found[found.length - 1].address) {
      if (found.length < MAX_INSTRUCTIONS) {
        found.push({ ...line, place: line.place ?? place });
      } else {
        leftOut++;
      }
    }
    if (from > pause) {
      pause = from + STEP;
      yield;
    }
  }
  return {
    symbol,
    address: BigUint64Array.from(found, ({ address }) => address),
    text: found.map(({ text }) => text),
    file: found.map(({ place: of = UNKNOWN }) => of.file),
    line: Int32Array.from(found, ({ place: of = UNKNOWN }) => of.line),
    leftOut,
  };
}

function readLine(text: string): Line | undefined {
  const go = GO.exec(text);
  if (go) {
    const [, file, line, address, instruction] = go;
    return {
      address: BigInt(`0x${address}`),
      text: instruction.trimEnd(),
      ...(file !== undefined && { place: { file: file.trimStart(), line: Number(line) } }),
    };
  }
  const gnu = GNU.exec(text);
  if (!gnu) {
    return undefined;
  }
  const columns = gnu[2].split('\t');
  const hasBytes = columns.findIndex((column) => BYTES.test(column));
  // What is too long for one line goes on in the next, with an address and bytes only.
  const instruction = columns
    .slice(hasBytes + 1)
    .join(' ')
    .trim();
  return instruction === '' ? undefined : { address: BigInt(`0x${gnu[1]}`), text: instruction };
}

function placeOf(text: string): Place | undefined {
  const found = PLACE.exec(text);
  return found ? { file: found[1], line: Number(found[2]) } : undefined;
}
