import { type Profile } from './profile';

/** A binary or library that addresses of a profile lie in. */
export interface Program {
  /** Where it lay. */
  readonly file: string;
  /** The empty string where it is not known. */
  readonly buildId: string;
  /** Its addresses: from `start` up to, but not including, `limit`. */
  readonly start: bigint;
  readonly limit: bigint;
}

/** The programs of a profile; those without a name or without addresses are left out. */
export const programsOf = ({
  mappingFile,
  mappingBuildId,
  mappingStart,
  mappingLimit,
  strings,
}: Profile): readonly Program[] =>
  Array.from(mappingFile, (file, row) => ({
    file: strings.get(file),
    buildId: strings.get(mappingBuildId[row]),
    start: mappingStart[row],
    limit: mappingLimit[row],
  })).filter(({ file, start, limit }) => file !== '' && limit > start);

/** The program that an address lies in. Undefined where it lies in several, as in a profile of processes that was put together. */
export function programAt(programs: readonly Program[], address: bigint): Program | undefined {
  const [first, ...more] = programs.filter(({ start, limit }) => start <= address && address < limit);
  return more.every(({ file, buildId }) => file === first.file && buildId === first.buildId) ? first : undefined;
}
