import { type TimeRange } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { type GatheredSide, type SideGathering } from './gatherSide';
import { type SidePlan } from './sides';

/** A side and the slices that are asked of it. */
export interface AskedSide {
  readonly plan: SidePlan;
  readonly ranges: readonly TimeRange[];
  readonly gathering: SideGathering;
}

export interface SlicesSoFar {
  readonly done: number;
  readonly of: number;
  readonly left: GatheredSide | undefined;
  readonly right: GatheredSide | undefined;
}

/** Requests of a comparison at a time, both sides together. */
const AT_ONCE = 4;
/** What one slice meets, every slice of its side would. */
const ANYWHERE: ReadonlySet<BackendError['kind']> = new Set([
  'unauthorized',
  'noTenant',
  'notFound',
  'invalidQuery',
  'unsupported',
]);

/**
 * Asks for the slices of both sides, by turns and the newest first, so that both are there early. A slice that fails is
 * its side's `missing`; an error that every slice would meet ends its side, and the other one goes on.
 */
export async function askSides(
  left: AskedSide,
  right: AskedSide,
  signal: AbortSignal,
  onSlice: (soFar: SlicesSoFar) => void
): Promise<SlicesSoFar> {
  const waiting = byTurns(left, right);
  const ended = new Set<AskedSide>();
  const of = waiting.length;
  let done = 0;
  const soFar = (): SlicesSoFar => ({ done, of, left: left.gathering.soFar(), right: right.gathering.soFar() });
  const queue = waiting.values();

  const work = async (): Promise<void> => {
    for (const { side, range } of queue) {
      if (ended.has(side)) {
        continue;
      }
      const { store, query } = side.plan;
      // Servers count both ends of a range.
      const asked = side.ranges.length === 1 ? range : { from: range.from, to: range.to - 1 };
      const answer = await store.backend.profile({ ...query, range: asked }, signal);
      signal.throwIfAborted();
      if (answer.ok) {
        await side.gathering.add(answer.value, range);
      } else {
        side.gathering.fail(answer.error, range);
        if (ANYWHERE.has(answer.error.kind)) {
          ended.add(side);
        }
      }
      done++;
      if (done < of) {
        onSlice(soFar());
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, of) }, work));
  return soFar();
}

interface Waiting {
  readonly side: AskedSide;
  readonly range: TimeRange;
}

function byTurns(left: AskedSide, right: AskedSide): readonly Waiting[] {
  const newestFirst = (side: AskedSide): readonly Waiting[] =>
    [...side.ranges].reverse().map((range) => ({ side, range }));
  const [ofLeft, ofRight] = [newestFirst(left), newestFirst(right)];
  return Array.from({ length: Math.max(ofLeft.length, ofRight.length) }, (_, at) => [
    ...ofRight.slice(at, at + 1),
    ...ofLeft.slice(at, at + 1),
  ]).flat();
}
