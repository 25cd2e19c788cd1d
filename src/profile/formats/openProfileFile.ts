import { foldedSteps } from '../folded';
import { decodePprof } from '../pprof';
import { inflateGzip } from '../pprof/inflate';
import { isGzip, sniffForeign } from '../pprof/sniff';
import { err, ok, type Result } from '../result';
import { allSteps, type RunSteps } from '../steps';
import { decodeCpuprofile, isCpuprofile } from './decodeCpuprofile';
import { decodeFlamebearerFile, isFlamebearer } from './decodeFlamebearerFile';
import { decodeSpeedscope, isSpeedscope } from './decodeSpeedscope';
import { type FileError } from './fileError';
import { type ProfileFile } from './profileFile';
import { isMostlyText, isPerfScript, sniffJson, sniffPacked } from './sniffFile';
import { DATA_END, DATA_START, fromTreeJson } from './treeJson';

const inOneGo: RunSteps = async (steps) => allSteps(steps);

const SUM = { kind: 'none', why: 'this kind of file holds sums without an order.' } as const;

/** Bytes of a file, packed and unpacked. */
const LIMIT = 64 * 1024 * 1024;

/**
 * Opens a file of any format that is read: pprof, folded stacks, speedscope's JSON, a CPU profile of V8, a flame graph of
 * Pyroscope, or one of our own HTML files, each plain or in gzip. The bytes tell the format, the name only names what the file does not.
 * Whatever else it is comes back as a `FileError`. Never rejects but with what `run` does, which may pause between the steps; JSON is read in one piece.
 */
export async function openProfileFile(
  bytes: Uint8Array,
  fileName: string,
  run: RunSteps = inOneGo
): Promise<Result<ProfileFile, FileError>> {
  const packed = sniffPacked(bytes);
  if (packed) {
    return err({ kind: 'unsupported', found: packed });
  }
  if (bytes.length > LIMIT) {
    return err({ kind: 'tooLarge', what: isGzip(bytes) ? 'compressed' : 'inflated', limit: LIMIT });
  }
  const inflated = isGzip(bytes) ? await inflateGzip(bytes, LIMIT, run === inOneGo ? undefined : run) : ok(bytes);
  if (!inflated.ok) {
    return inflated;
  }
  const input = inflated.value;
  const found = sniffForeign(input);
  switch (found) {
    case undefined: {
      const profile = await decodePprof(input, { maxInflated: LIMIT }, run);
      return profile.ok
        ? ok({ format: 'pprof', profile: profile.value })
        : ((await openOddText(input, fileName, run)) ?? profile);
    }
    case 'html':
      return openHtml(decodeText(input));
    case 'json':
      return openJson(decodeText(input), fileName, run);
    case 'text':
      return openFolded(decodeText(input), fileName, run);
    default:
      return err({ kind: 'foreign', found });
  }
}

const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function openHtml(text: string): Result<ProfileFile, FileError> {
  const start = text.indexOf(DATA_START);
  if (start === -1) {
    return err({ kind: 'foreignHtml' });
  }
  const from = start + DATA_START.length;
  const end = text.indexOf(DATA_END, from);
  const json = parseJson(text.slice(from, end === -1 ? text.length : end));
  const read = json.ok ? fromTreeJson(json.value) : json;
  if (!read.ok) {
    return read;
  }
  const { tree, name, timeMillis, durationNanos } = read.value;
  return ok({ format: 'html', trees: [{ name, tree, order: SUM }], chosen: 0, timeMillis, durationNanos });
}

async function openJson(text: string, fileName: string, run: RunSteps): Promise<Result<ProfileFile, FileError>> {
  const json = parseJson(text);
  if (!json.ok) {
    // Folded stacks begin like this too: `[unknown];main 3`, `{closure};run 1`.
    const folded = await openFolded(text, fileName, run);
    return folded.ok ? folded : json;
  }
  const { value } = json;
  if (isSpeedscope(value)) {
    const file = decodeSpeedscope(value);
    return file.ok ? ok({ format: 'speedscope', ...file.value }) : file;
  }
  if (isCpuprofile(value)) {
    const tree = decodeCpuprofile(value, fileName);
    return tree.ok ? ok({ format: 'cpuprofile', trees: [tree.value], chosen: 0 }) : tree;
  }
  if (isFlamebearer(value)) {
    const tree = decodeFlamebearerFile(value);
    return tree.ok
      ? ok({
          format: 'flamebearer',
          trees: [{ name: tree.value.sampleType.type, tree: tree.value, order: SUM }],
          chosen: 0,
        })
      : tree;
  }
  return err({ kind: 'unsupported', found: sniffJson(value) });
}

/** Folded stacks with control characters in their names; undefined where bytes are none. */
async function openOddText(
  input: Uint8Array,
  fileName: string,
  run: RunSteps
): Promise<Result<ProfileFile, FileError> | undefined> {
  const folded = isMostlyText(input) ? await openFolded(decodeText(input), fileName, run) : undefined;
  return folded?.ok || folded?.error.kind === 'malformed' ? folded : undefined;
}

async function openFolded(text: string, fileName: string, run: RunSteps): Promise<Result<ProfileFile, FileError>> {
  const folded = await run(foldedSteps(text));
  if (folded.ok) {
    return folded.value.total.length === 1 && folded.value.total[0] === 0
      ? err({ kind: 'foreign', found: 'text' })
      : ok({ format: 'folded', trees: [{ name: fileName, tree: folded.value, order: SUM }], chosen: 0 });
  }
  if (isPerfScript(text)) {
    return err({ kind: 'unsupported', found: 'perfText' });
  }
  const { error } = folded;
  // Where the first line already is none, it is no question of a line.
  return err(error.kind === 'malformed' && error.field === 'line 1' ? { kind: 'foreign', found: 'text' } : error);
}

function parseJson(text: string): Result<unknown, FileError> {
  try {
    return ok(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (thrown) {
    return err({ kind: 'brokenJson', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
