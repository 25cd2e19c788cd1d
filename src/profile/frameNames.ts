import { NameTable } from './nameTable';
import { type Profile } from './profile';

/** The frames of every location by name, innermost first. Each location has at least one. */
export interface FrameNames {
  /** Distinct names; row 0 is the root's. */
  readonly names: readonly string[];
  /** The frames of location `i` are the rows `start[i]` up to, but not including, `start[i + 1]`. */
  readonly start: Int32Array;
  /** Rows of `names`. */
  readonly name: Int32Array;
}

/**
 * Names the frames of a profile. A location that was not symbolised, or a function without a name, is called by its
 * address and the file it lies in: `0x7f1b2d528000 [libc.so.6]`.
 */
export function nameFrames(profile: Profile): FrameNames {
  const { locationFrameStart, frameFunction, functionName, strings } = profile;
  const names = new NameTable();
  const functionRow = functionName.map((text) => (text === 0 ? -1 : names.row(strings.get(text))));
  const locationCount = locationFrameStart.length - 1;
  const start = new Int32Array(locationCount + 1);
  const name: number[] = [];
  for (let location = 0; location < locationCount; location++) {
    const end = locationFrameStart[location + 1];
    for (let frame = locationFrameStart[location]; frame < end; frame++) {
      const row = functionRow[frameFunction[frame]];
      name.push(row === -1 ? names.row(addressName(profile, location)) : row);
    }
    if (name.length === start[location]) {
      name.push(names.row(addressName(profile, location)));
    }
    start[location + 1] = name.length;
  }
  return { names: names.names, start, name: Int32Array.from(name) };
}

function addressName({ locationAddress, locationMapping, mappingFile, strings }: Profile, location: number): string {
  const mapping = locationMapping[location];
  const file = mapping === -1 ? '' : baseName(strings.get(mappingFile[mapping]));
  const address = locationAddress[location] === 0n ? '(unknown)' : `0x${locationAddress[location].toString(16)}`;
  return file === '' ? address : `${address} [${file}]`;
}

/** `[vdso]` and the like are names of mappings too: their brackets go, since brackets are put around. */
function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/^\[(.*)\]$/, '$1');
}
