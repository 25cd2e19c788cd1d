import { type FoundSpans } from '../../correlation/inputs/searchRows';

/** Several lists of spans as one. */
export function joinFound(lists: readonly FoundSpans[]): FoundSpans {
  const joined = <T>(column: (list: FoundSpans) => Iterable<T>): T[] => lists.flatMap((list) => [...column(list)]);
  const traceId = joined((list) => list.traceId);
  return {
    length: traceId.length,
    traceId,
    spanId: joined((list) => list.spanId),
    name: joined((list) => list.name),
    service: joined((list) => list.service),
    startMs: Float64Array.from(joined((list) => list.startMs)),
    durationMs: Float64Array.from(joined((list) => list.durationMs)),
    profileId: joined((list) => list.profileId),
  };
}
