import { err, ok, type Result } from '../result';
import { instructionAt, type Instructions } from './instructions';

/** A program that may lie anywhere in memory is moved by whole pages. */
const PAGE = 4096n;
/** Bytes of the longest instruction there is. */
const LONGEST = 16n;
/** Calls of x86, ARM, RISC-V, s390x, Power and MIPS, in the syntax of binutils or Go. */
const CALL = /^(?:\w+ )?(?:l?call|bl\b|blr|blx|bctrl|jal|jalr|bras)/i;

/**
 * By how much the addresses of a profile are greater than those that the same program was linked for. The profile's
 * addresses are in ascending order. `go tool pprof` works that out of the program's own headers
 * (`GetBase` in https://github.com/google/pprof/blob/main/internal/elfexec/elfexec.go: 0 for a program at a fixed place, else
 * the start of the mapping less what its segment says), which a text does not have. But each address of a sample is where an
 * instruction begins, or lies in a call, since profilers write a caller's address less one
 * (https://github.com/google/pprof/blob/main/proto/profile.proto, Location.address), and a program is moved by whole pages: few
 * shifts fit, and mostly one. The error is a sentence.
 */
export function placeAddresses(addresses: BigUint64Array, instructions: Instructions): Result<bigint, string> {
  const { address: known } = instructions;
  if (addresses.length === 0 || known.length === 0) {
    return err(
      known.length === 0
        ? 'The text has no instruction of this function.'
        : 'The profile has no address in this function.'
    );
  }
  const fits = (shift: bigint): boolean => addresses.every((address) => isPlace(address - shift, instructions));
  if (fits(0n)) {
    return ok(0n);
  }
  const first = known[0];
  const end = known[known.length - 1] + LONGEST;
  // The last address lies before the end, and the first one behind the beginning.
  const least = pages(addresses[addresses.length - 1] - end) * PAGE;
  const most = pages(addresses[0] - first) * PAGE;
  const found: bigint[] = [];
  for (let shift = least; shift <= most && found.length < 2; shift += PAGE) {
    if (fits(shift)) {
      found.push(shift);
    }
  }
  if (found.length === 1) {
    return ok(found[0]);
  }
  return err(
    found.length === 0
      ? `The addresses of the profile do not fall on the instructions of this text, wherever the program was loaded: it is of another build.`
      : 'The addresses of the profile fit this text in several ways: there are too few of them to tell.'
  );
}

/** Whole pages, rounded down. */
const pages = (bytes: bigint): bigint => bytes / PAGE - (bytes < 0n && bytes % PAGE !== 0n ? 1n : 0n);

function isPlace(address: bigint, instructions: Instructions): boolean {
  const row = instructionAt(instructions, address);
  if (row === -1) {
    return false;
  }
  const behind = address - instructions.address[row];
  return behind === 0n || (behind < LONGEST && CALL.test(instructions.text[row]));
}
