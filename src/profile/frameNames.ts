import { NameTable } from './nameTable';
import { type Profile } from './profile';
import { allSteps, type Steps } from './steps';

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
 * What makes two frames the same. `line` tells the lines of a function apart, `address` the instructions; `file` takes the
 * functions of a file together.
 */
export type FrameDetail = 'function' | 'file' | 'line' | 'address';

/**
 * Names the frames of a profile, in a table that may have names already. A location that was not symbolised, or a
 * function without a name, is called by its address and the file it lies in: `0x7f1b2d528000 [libc.so.6]`. With more
 * detail a name is as pprof writes it: `main.work /src/main.go:12`, `0x4a5b6c main.work /src/main.go:12`.
 */
export const nameFrames = (profile: Profile): FrameNames => allSteps(nameFramesSteps(profile));

/** As `nameFrames`. */
export function* nameFramesSteps(
  profile: Profile,
  detail: FrameDetail = 'function',
  names: NameTable = new NameTable()
): Steps<FrameNames> {
  const { locationFrameStart, frameFunction, functionName, strings } = profile;
  const functionRow = new Int32Array(functionName.length).fill(-1);
  for (let row = 0; row < functionName.length && detail === 'function'; row++) {
    if (functionName[row] !== 0) {
      functionRow[row] = names.row(strings.get(functionName[row]));
    }
    if (row % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) {
      yield;
    }
  }
  const locationCount = locationFrameStart.length - 1;
  const start = new Int32Array(locationCount + 1);
  const name: number[] = [];
  for (let location = 0; location < locationCount; location++) {
    const end = locationFrameStart[location + 1];
    for (let frame = locationFrameStart[location]; frame < end; frame++) {
      const row = functionRow[frameFunction[frame]];
      name.push(row === -1 ? names.row(frameName(profile, location, frame, detail)) : row);
    }
    if (name.length === start[location]) {
      name.push(names.row(locationName(profile, location, detail)));
    }
    start[location + 1] = name.length;
    if (location % FUNCTIONS_PER_STEP === FUNCTIONS_PER_STEP - 1) {
      yield;
    }
  }
  return { names: names.names, start, name: Int32Array.from(name) };
}

/** Functions, then locations, that are named in one step. */
const FUNCTIONS_PER_STEP = 4096;

function frameName(profile: Profile, location: number, frame: number, detail: FrameDetail): string {
  const { frameFunction, frameLine, functionName, functionFile, locationAddress, strings } = profile;
  const name = strings.get(functionName[frameFunction[frame]]) || addressName(profile, location);
  const file = strings.get(functionFile[frameFunction[frame]]);
  const line = frameLine[frame] > 0 ? `:${frameLine[frame]}` : '';
  const place = file === '' ? '' : ` ${file}${line}`;
  switch (detail) {
    case 'function':
      return name;
    case 'file':
      return file || locationName(profile, location, detail);
    case 'line':
      return name + place;
    case 'address': {
      const isNamed = functionName[frameFunction[frame]] !== 0 && locationAddress[location] !== 0n;
      return `${isNamed ? `0x${locationAddress[location].toString(16)} ` : ''}${name}${place}`;
    }
  }
}

/** A location without frames has nothing but its address and binary. */
function locationName(profile: Profile, location: number, detail: FrameDetail): string {
  const mapping = profile.locationMapping[location];
  if (detail !== 'file') {
    return addressName(profile, location);
  }
  const file = mapping === -1 ? '' : baseName(profile.strings.get(profile.mappingFile[mapping]));
  return file === '' ? '(unknown)' : `[${file}]`;
}

/** A name of the detail `address` as the detail `line` has it; other names as they are. */
export const nameWithoutAddress = (name: string): string => name.replace(/^0x[0-9a-f]+ (?!\[)/, '');

/** The function in a name of any detail but `file`; `file` is where the frame stands, empty where that is not known. */
export function functionInName(name: string, file: string): string {
  const bare = nameWithoutAddress(name);
  const end = file === '' ? -1 : bare.lastIndexOf(` ${file}`);
  return end > 0 && /^(?::\d+)?$/.test(bare.slice(end + 1 + file.length)) ? bare.slice(0, end) : bare;
}

/** The line in a name of the detail `line` or `address`; 0 where it is not known. `file` as in `functionInName`. */
export function lineInName(name: string, file: string): number {
  const end = file === '' ? -1 : name.lastIndexOf(` ${file}:`);
  const line = end === -1 ? '' : name.slice(end + 2 + file.length);
  return /^\d+$/.test(line) ? Number(line) : 0;
}

/** The address in a name of the detail `address`; 0 where it is not known. */
export const addressInName = (name: string): bigint => BigInt(/^0x[0-9a-f]{1,16}(?= )/.exec(name)?.[0] ?? 0);

function addressName({ locationAddress, locationMapping, mappingFile, strings }: Profile, location: number): string {
  const mapping = locationMapping[location];
  const file = mapping === -1 ? '' : baseName(strings.get(mappingFile[mapping]));
  const address = locationAddress[location] === 0n ? '(unknown)' : `0x${locationAddress[location].toString(16)}`;
  return file === '' ? address : `${address} [${file}]`;
}

/** `[vdso]` and the like are names of mappings too: their brackets go, since brackets are put around. */
export function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/^\[(.*)\]$/, '$1');
}
