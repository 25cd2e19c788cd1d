import { err, type Result } from '../../../profile/result';
import {
  type Backend,
  type HeatmapAnswer,
  type HeatmapQuery,
  type ProfileAnswer,
  type ResolvedQuery,
  type SeriesAnswer,
  type SeriesQuery,
  type TimeRange,
} from '../backend';
import { type BackendError } from '../error';
import { readsFiles } from '../readsFiles';
import { askParts, type Gathering } from './askParts';
import { HeatmapGathering } from './gatherHeatmap';
import { ProfileGathering } from './gatherProfile';
import { SeriesGathering } from './gatherSeries';
import { type OnProgress } from './progress';
import { MAX_PARTS, rangeParts } from './rangeParts';

/** A backend that reads long ranges in parts, and says how far it is. */
export interface PartedBackend extends Backend {
  profile(
    query: ResolvedQuery,
    signal: AbortSignal,
    onProgress?: OnProgress<ProfileAnswer>
  ): Promise<Result<ProfileAnswer, BackendError>>;
  series(
    query: SeriesQuery,
    signal: AbortSignal,
    onProgress?: OnProgress<SeriesAnswer>
  ): Promise<Result<SeriesAnswer, BackendError>>;
  heatmap(
    query: HeatmapQuery,
    signal: AbortSignal,
    onProgress?: OnProgress<HeatmapAnswer>
  ): Promise<Result<HeatmapAnswer, BackendError>>;
}

/** How many times more series than wanted a part is asked for. */
const SPARE_SERIES = 4;

/**
 * Reads ranges longer than `maxPartMillis` in parts and puts their answers together. A server that says how much it reads
 * at once (`rangeTooLong`) is believed from then on. Parts that fail are the answer's `missing`. Series and heatmaps start at a
 * multiple of their step, so that their points are the same on every refresh and no cut goes through a step; a step that
 * is longer than a part becomes a shorter one.
 */
export function splitBackend(backend: Backend, options: { readonly maxPartMillis: number | undefined }): PartedBackend {
  let longest = options.maxPartMillis ?? Infinity;

  /** Whether a shorter range than this one has a chance. */
  function learn(error: BackendError, { from, to }: TimeRange): boolean {
    if (error.kind !== 'rangeTooLong' || error.limitMillis <= 0 || error.limitMillis >= to - from) {
      return false;
    }
    longest = Math.min(longest, error.limitMillis);
    return true;
  }

  async function read<Q extends { readonly range: TimeRange }, A>(
    { fit, ask, askPart, gather }: Reading<Q, A>,
    onProgress: OnProgress<A> | undefined
  ): Promise<Result<A, BackendError>> {
    for (;;) {
      const known = longest;
      const { query, step } = fit(known);
      const length = Math.floor(known / step) * step;
      const parts = rangeParts(query.range, length, step);
      if (typeof parts === 'number') {
        return err({ backend: backend.kind, kind: 'invalidQuery', field: 'range', detail: tooMany(parts, length) });
      }
      const answer =
        parts.length === 1
          ? await ask(query)
          : await askParts(parts, {
              ask: (range) => askPart({ ...query, range }),
              gathering: gather(query),
              isFinal: learn,
              onProgress,
            });
      const isTooLong = !answer.ok && (parts.length === 1 ? learn(answer.error, query.range) : longest < known);
      if (!isTooLong) {
        return answer;
      }
    }
  }

  return {
    ...backend,
    profile(query, signal, onProgress) {
      const ask = (part: ResolvedQuery) => backend.profile(part, signal);
      const gather = () => new ProfileGathering(readsFiles(query), signal);
      return read({ fit: () => ({ query, step: 1 }), ask, askPart: ask, gather }, onProgress);
    },
    series(query, signal, onProgress) {
      const spare = query.limit === undefined ? undefined : query.limit * SPARE_SERIES;
      return read(
        {
          fit: (longestPart) => alignSteps(query, longestPart),
          ask: (aligned) => backend.series(aligned, signal),
          askPart: (part) => backend.series({ ...part, limit: spare }, signal),
          gather: () => new SeriesGathering(query.limit, spare),
        },
        onProgress
      );
    },
    heatmap(query, signal, onProgress) {
      const ask = (part: HeatmapQuery) => backend.heatmap(part, signal);
      return read(
        {
          fit: (longestPart) => alignSteps(query, longestPart),
          ask,
          askPart: ask,
          gather: ({ range, step }) => new HeatmapGathering(range, step),
        },
        onProgress
      );
    },
  };
}

interface Reading<Q, A> {
  /** The query as it is asked where a part has at most so many ms; cuts are multiples of `step`. */
  readonly fit: (longest: number) => { readonly query: Q; readonly step: number };
  readonly ask: (query: Q) => Promise<Result<A, BackendError>>;
  readonly askPart: (part: Q) => Promise<Result<A, BackendError>>;
  readonly gather: (query: Q) => Gathering<A, A>;
}

/** A point stands for the step before it, so nothing is lost before the first multiple of the step. */
function alignSteps<Q extends { readonly range: TimeRange; readonly step: number }>(
  query: Q,
  longest: number
): { query: Q; step: number } {
  const { from, to } = query.range;
  const step = Math.floor(query.step / Math.ceil(query.step / longest || 1));
  const next = Math.ceil(from / step) * step;
  return { query: { ...query, step, range: { from: next <= to ? next : next - step, to } }, step };
}

const tooMany = (parts: number, length: number): string =>
  `it takes ${parts} requests of at most ${inHours(length)} each, and ${MAX_PARTS} are the most: ask for ${inHours(MAX_PARTS * length)} or less`;

const inHours = (millis: number): string =>
  millis < 3_600_000 ? `${Math.floor(millis / 60_000)} min` : `${Math.floor(millis / 3_600_000)} h`;
