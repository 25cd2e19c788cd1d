import { type ProfileError } from '../profileError';
import { err, ok, type Result } from '../result';
import { oneStep, type RunSteps } from '../steps';
import { isGzip } from './sniff';

const GZIP_TRAILER = 8;
const SHORTEST_GZIP = 18;
/** Deflate cannot do better than 1032 : 1, so a trailer that claims more is wrong. */
const BEST_RATIO = 1032;
/** Bytes of input between two pauses: at the best ratio 16 MiB of output. */
const FED_AT_ONCE = 16 * 1024;
/** How long the thread is held between two pauses. */
const HOLD_MILLIS = 8;
/** Members that are looked for in input with something behind its first member. */
const MEMBERS_TRIED = 16;

/**
 * Inflates gzip with the platform's own `DecompressionStream`, in browsers and in Node. Stops as soon as the output
 * exceeds `limit` bytes, so a gzip bomb costs no more memory than that.
 *
 * With `run`, it waits for a step of it now and then, and rejects where that does.
 *
 * Browsers refuse a second gzip member while Node inflates it too; here it is a foreign input (`severalProfiles`) in
 * both, since no writer of profiles splits one over several members.
 */
export async function inflateGzip(
  bytes: Uint8Array,
  limit: number,
  run?: RunSteps
): Promise<Result<Uint8Array, ProfileError>> {
  const inflated = await inflateMember(bytes, limit, run);
  if (inflated.ok && inflated.value.length % 2 ** 32 === claimedLength(bytes)) {
    return inflated;
  }
  if (!inflated.ok && inflated.error.kind === 'tooLarge') {
    return inflated;
  }
  if (await holdsSeveralMembers(bytes, limit)) {
    return err({ kind: 'foreign', found: 'severalProfiles' });
  }
  return inflated.ok ? err(malformedGzip('something behind the end of the compressed data', bytes.length)) : inflated;
}

async function inflateMember(
  bytes: Uint8Array,
  limit: number,
  run?: RunSteps
): Promise<Result<Uint8Array, ProfileError>> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  let allWritten = false;
  let since = performance.now();
  const feeding = feed(writer, bytes, run ? FED_AT_ONCE : bytes.length)
    .then(() => {
      allWritten = true;
      return writer.close();
    })
    .catch(() => undefined);
  const output = new Output(Math.min(claimedLength(bytes), limit, bytes.length * BEST_RATIO));
  const reader = readable.getReader();
  const giveUp = (): void => void reader.cancel().catch(() => undefined);
  for (;;) {
    const chunk = await reader.read().catch((thrown: unknown) => ({ done: 'failed' as const, thrown }));
    if (chunk.done === 'failed') {
      return err(
        isEndOfInput(chunk.thrown, allWritten)
          ? { kind: 'truncated', what: 'gzip', offset: bytes.length }
          : malformedGzip('data that does not inflate', 0)
      );
    }
    if (chunk.done) {
      await feeding;
      return ok(output.finish());
    }
    if (output.length + chunk.value.length > limit) {
      giveUp();
      return err({ kind: 'tooLarge', what: 'inflated', limit });
    }
    output.append(chunk.value);
    if (run && performance.now() - since > HOLD_MILLIS) {
      await run(oneStep(() => undefined)).catch((thrown: unknown) => {
        giveUp();
        throw thrown;
      });
      since = performance.now();
    }
  }
}

/** Browsers inflate what they are given in one go, so with pauses it comes in small parts, each when the last was read. */
async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  bytes: Uint8Array,
  atOnce: number
): Promise<void> {
  for (let start = 0; start < bytes.length; start += atOnce) {
    await writer.write(bytes.subarray(start, start + atOnce) as Uint8Array<ArrayBuffer>);
  }
}

/** Node names the cause; in browsers only the end of the input is noticed after all of it was taken. */
function isEndOfInput(thrown: unknown, allWritten: boolean): boolean {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return code === undefined ? allWritten : code === 'Z_BUF_ERROR';
}

/** Whether a part of the input, up to where another gzip header stands, is sound gzip of its own. */
async function holdsSeveralMembers(bytes: Uint8Array, limit: number): Promise<boolean> {
  let tried = 0;
  for (let end = SHORTEST_GZIP; end + SHORTEST_GZIP <= bytes.length && tried < MEMBERS_TRIED; end++) {
    if (isGzip(bytes.subarray(end)) && bytes[end + 2] === 8) {
      tried++;
      if ((await inflateMember(bytes.subarray(0, end), limit)).ok) {
        return true;
      }
    }
  }
  return false;
}

/** The length that the gzip trailer claims, modulo 2^32. Not to be trusted before the stream was inflated. */
function claimedLength(bytes: Uint8Array): number {
  if (bytes.length < SHORTEST_GZIP) {
    return 0;
  }
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - GZIP_TRAILER / 2).getUint32(0, true);
}

function malformedGzip(found: string, offset: number): ProfileError {
  return { kind: 'malformed', field: 'gzip', expected: 'one sound gzip stream', found, offset };
}

/** Collects chunks into one array that is made to the expected size and grows where the expectation was wrong. */
class Output {
  private array: Uint8Array;
  length = 0;

  constructor(expectedLength: number) {
    this.array = new Uint8Array(expectedLength);
  }

  append(chunk: Uint8Array): void {
    if (this.length + chunk.length > this.array.length) {
      const wider = new Uint8Array(Math.max(this.length + chunk.length, this.array.length * 2));
      wider.set(this.array);
      this.array = wider;
    }
    this.array.set(chunk, this.length);
    this.length += chunk.length;
  }

  finish(): Uint8Array {
    return this.array.subarray(0, this.length);
  }
}
