import { err, ok, type Result } from '../../../profile/result';
import { type MissingPart, type TimeRange } from '../backend';
import { type BackendError } from '../error';
import { type OnProgress, PROGRESS_MILLIS } from './progress';

const AT_ONCE = 4;

/** What part of a range would meet them makes no difference. */
const ANYWHERE: ReadonlySet<BackendError['kind']> = new Set(['unauthorized', 'noTenant', 'notFound', 'invalidQuery']);

/** Puts the answers of parts together. They come in any order. */
export interface Gathering<P, A> {
  add(part: P, range: TimeRange): Promise<void>;
  /** The answer of the parts so far; `undefined` where none of them found anything. */
  soFar(missing: readonly MissingPart[]): Promise<A | undefined>;
  /** What a part answered that found nothing. */
  readonly nothing: A | undefined;
}

/** How the parts of a range are asked. */
export interface Asking<P, A> {
  readonly ask: (part: TimeRange) => Promise<Result<P, BackendError>>;
  readonly gathering: Gathering<P, A>;
  /** Whether to stop at an error, as at those that every part would meet. */
  readonly isFinal?: (error: BackendError, part: TimeRange) => boolean;
  readonly onProgress: OnProgress<A> | undefined;
}

/**
 * Asks for the parts of a range, the newest first and four at a time. Parts that fail are the answer's `missing`; where
 * no other part found anything, the error of the first of them is the answer. Rejects where asking does.
 */
export async function askParts<P, A>(
  parts: readonly TimeRange[],
  { ask, gathering, isFinal, onProgress }: Asking<P, A>
): Promise<Result<A, BackendError>> {
  const missing: MissingPart[] = [];
  let final: BackendError | undefined;
  let done = 0;
  let toldAt = -Infinity;
  const waiting = [...parts].reverse().values();

  const work = async (): Promise<void> => {
    for (const part of waiting) {
      const answer = await ask(part);
      if (answer.ok) {
        await gathering.add(answer.value, part);
      } else if (ANYWHERE.has(answer.error.kind) || isFinal?.(answer.error, part)) {
        final ??= answer.error;
      } else {
        missing.push({ range: part, error: answer.error });
      }
      if (final) {
        return;
      }
      done++;
      if (onProgress && done < parts.length && performance.now() - toldAt >= PROGRESS_MILLIS) {
        toldAt = performance.now();
        onProgress({ done, of: parts.length, answer: await gathering.soFar(inOrder(missing)) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, parts.length) }, work));
  if (final) {
    return err(final);
  }
  const answer = (await gathering.soFar(inOrder(missing))) ?? (missing.length === 0 ? gathering.nothing : undefined);
  return answer === undefined ? err(inOrder(missing)[0].error) : ok(answer);
}

const inOrder = (missing: readonly MissingPart[]): readonly MissingPart[] =>
  [...missing].sort((a, b) => a.range.from - b.range.from);
