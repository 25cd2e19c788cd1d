import { type FunctionAddresses } from '../../../../profile/disassembly/functionAddresses';
import { type PlacedFunction } from '../../../../profile/disassembly/placeFunction';
import { visibleText } from '../../../../profile/visibleText';
import { percent } from '../../canvas/figureWords';
import { type InstructionRows } from './instructionRows';

type Format = (value: number) => string;

/** `Self 20 ms, total 300 ms. At 4c7590 it has most: 130 ms by itself, 43.3% of the function.` */
export function figureWords(
  { whole }: FunctionAddresses,
  rows: InstructionRows,
  hottest: number,
  format: Format
): string {
  const [self, total] = [whole.self[0], whole.total[0]];
  const figures = `Self ${format(self)}, total ${format(total)}.`;
  if (hottest === -1) {
    return figures;
  }
  const isSelf = rows.self[hottest] > 0;
  const most = isSelf ? rows.self[hottest] : rows.total[hottest];
  const share = percent(total === 0 ? 0 : most / total);
  return `${figures} At ${rows.address[hottest].toString(16)} it has most: ${format(most)} ${isSelf ? 'by itself' : 'with what it calls'}, ${share} of the function.`;
}

/** Why there are no addresses of a function that is there; the empty string where there are. */
export function noAddressWords({ address, inlinedInto, unknown }: FunctionAddresses, name: string): string {
  if (address.length > 0) {
    return '';
  }
  return inlinedInto.length > 0 || unknown.total[0] === 0
    ? `${name} has no instructions of its own here: it is inlined.`
    : 'The profile tells no addresses of this function, so its instructions can’t be told apart. Pyroscope and Parca leave them out once they know the functions; a pprof as the process itself gives it has them.';
}

/** What is to be known of the figures, a sentence each. */
export function addressNotes(
  of: FunctionAddresses,
  placed: PlacedFunction | undefined,
  format: Format
): readonly string[] {
  const { address, self, inlinedInto, unknown, whole } = of;
  const sum = self.reduce((all, value) => all + value, 0);
  const others = inlinedInto.slice(0, 3).map(({ name, total }) => `${visibleText(name)} (${format(total)})`);
  const more = inlinedInto.length > 3 ? ` and ${inlinedInto.length - 3} more` : '';
  return [
    ...(address.length > 0 && sum !== whole.self[0]
      ? ['Functions that are inlined here count for the instruction that they are at.']
      : []),
    ...(inlinedInto.length > 0
      ? [`It is inlined into ${others.join(', ')}${more}: what it has there is at their instructions.`]
      : []),
    ...(address.length > 0 && unknown.total[0] !== 0
      ? [`${format(unknown.total[0])} of it have no address in the profile.`]
      : []),
    ...(placed ? placedNotes(placed) : []),
  ];
}

function placedNotes({ shift, cut, instructions }: PlacedFunction): readonly string[] {
  const { leftOut, address } = instructions;
  return [
    ...(shift === 0n ? [] : [`The program ran ${distance(shift)} its addresses in this text.`]),
    ...(cut === 'endOfFile' ? ['The text ends within this function: it may have been cut off.'] : []),
    ...(cut === 'tooLong' || leftOut > 0 ? [`Only the first ${address.length} instructions are shown.`] : []),
  ];
}

const distance = (shift: bigint): string =>
  shift < 0n ? `0x${(-shift).toString(16)} below` : `0x${shift.toString(16)} above`;
