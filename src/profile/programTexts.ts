import { type Program } from './programs';

/** A program as JSON has it: addresses as `0x4a5b6c`, since JSON's numbers have 53 bits. */
export interface ProgramText {
  readonly file: string;
  readonly buildId: string;
  readonly start: string;
  readonly limit: string;
}

export const programTexts = (programs: readonly Program[]): readonly ProgramText[] =>
  programs.map(({ file, buildId, start, limit }) => ({ file, buildId, start: hex(start), limit: hex(limit) }));

/** Reads what `programTexts` wrote. What is no such text is left out. */
export const readProgramTexts = (value: unknown): readonly Program[] =>
  Array.isArray(value)
    ? value.filter(isProgramText).map(({ file, buildId, start, limit }) => ({
        file,
        buildId,
        start: BigInt(start),
        limit: BigInt(limit),
      }))
    : [];

const hex = (address: bigint): string => `0x${address.toString(16)}`;

function isProgramText(value: unknown): value is ProgramText {
  const { file, buildId, start, limit }: Partial<Record<keyof ProgramText, unknown>> = Object(value);
  return typeof file === 'string' && typeof buildId === 'string' && isAddress(start) && isAddress(limit);
}

const isAddress = (value: unknown): boolean => typeof value === 'string' && /^0x[0-9a-f]{1,16}$/.test(value);
