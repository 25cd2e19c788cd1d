import {
  type Backend,
  type HeatmapAnswer,
  type HeatmapQuery,
  type ProfileAnswer,
  type ResolvedQuery,
  type Series,
  type SeriesAnswer,
  type SeriesQuery,
  type TimeRange,
} from '../src/datasource/backends/backend';
import { type BackendError } from '../src/datasource/backends/error';
import { err, ok } from '../src/profile/result';
import { foldedTree } from './foldedTree';

/** What a store holds: a stack's value at a time, of one version of a service. */
export interface Stamped {
  readonly time: number;
  readonly stack: string;
  readonly value: number;
  readonly version?: string;
}

/** What was asked, in its order. */
export interface Asked {
  readonly method: string;
  readonly range: TimeRange;
}

export interface StampedBackend extends Backend {
  readonly asked: Asked[];
}

export interface StampedOptions {
  /** Longest range; a longer one is refused as Pyroscope does. */
  readonly limitMillis?: number;
  /** Ranges that fail, and how. */
  readonly fail?: (range: TimeRange) => BackendError | undefined;
  /** Milliseconds until an answer. */
  readonly delay?: number;
}

/** A store in memory. Profiles are the samples of the range, both ends included; points of series stand at the end of their step. */
export function stampedBackend(samples: readonly Stamped[], options: StampedOptions = {}): StampedBackend {
  const asked: Asked[] = [];

  async function answer<A>(method: string, range: TimeRange, signal: AbortSignal, make: () => A) {
    asked.push({ method, range });
    if (options.delay !== undefined) {
      await wait(options.delay, signal);
    }
    signal.throwIfAborted();
    const refusal = tooLong(range) ?? options.fail?.(range);
    return refusal ? err(refusal) : ok(make());
  }
  const tooLong = ({ from, to }: TimeRange): BackendError | undefined =>
    options.limitMillis !== undefined && to - from > options.limitMillis
      ? {
          backend: 'pyroscope',
          kind: 'rangeTooLong',
          limitMillis: options.limitMillis,
          detail: 'the range is too long',
        }
      : undefined;

  return {
    kind: 'pyroscope',
    asked,
    health: async () => ok({ version: undefined, detail: '' }),
    profileTypes: (range, signal) => answer('profileTypes', range, signal, () => []),
    labelNames: ({ range }, signal) => answer('labelNames', range, signal, () => ['version']),
    labelValues: (_, { range }, signal) => answer('labelValues', range, signal, () => []),
    profile: (query, signal) => answer('profile', query.range, signal, () => profileOf(samples, query)),
    series: (query, signal) => answer('series', query.range, signal, () => seriesOf(samples, query)),
    heatmap: (query, signal) => answer('heatmap', query.range, signal, () => heatmapOf(samples, query)),
    oldestProfile: async () => ok(Math.min(Infinity, ...samples.map(({ time }) => time))),
  };
}

/** What the whole store would answer to a profile query. */
export function profileOf(samples: readonly Stamped[], { range }: Pick<ResolvedQuery, 'range'>): ProfileAnswer {
  const within = samples.filter(({ time }) => time >= range.from && time <= range.to);
  return within.length === 0
    ? { kind: 'empty', reason: 'no samples' }
    : {
        kind: 'profile',
        tree: { ...foldedTree(...within.map(({ stack, value }) => `${stack} ${value}`)), sampleType: CPU },
        notices: [],
      };
}

const CPU = { type: 'cpu', unit: 'nanoseconds' };

/** A point at T is what lies in (T − step, T], per second; the points start at the range's. */
export function seriesOf(samples: readonly Stamped[], { range, step, groupBy, limit }: SeriesQuery): SeriesAnswer {
  const byVersion = new Map<string, Map<number, number>>();
  for (const { time, value, version = '' } of samples) {
    const point = range.from + Math.ceil((time - range.from) / step) * step;
    if (point >= range.from && point <= range.to) {
      const key = groupBy.length > 0 ? version : '';
      const points = byVersion.get(key) ?? new Map<number, number>();
      points.set(point, (points.get(point) ?? 0) + value);
      byVersion.set(key, points);
    }
  }
  const series = [...byVersion].map(([version, points]): Series => {
    const inOrder = [...points].sort(([a], [b]) => a - b);
    return {
      labels: groupBy.length > 0 ? { version } : {},
      times: Float64Array.from(inOrder, ([time]) => time),
      values: Float64Array.from(inOrder, ([, value]) => (1000 * value) / step),
      exemplars: [],
    };
  });
  const sum = ({ values }: Series): number => values.reduce((total, value) => total + value, 0);
  const largest = series.sort((a, b) => sum(b) - sum(a)).slice(0, limit);
  return largest.length === 0
    ? { kind: 'empty', reason: 'no samples' }
    : { kind: 'series', measure: 'flow', series: largest, notices: [] };
}

/**
 * A slot at T counts what lies in (T − step, T], and there is one for what comes after the last whole step, too. Buckets are
 * of the values of the answer. Every sample is an exemplar.
 */
export function heatmapOf(samples: readonly Stamped[], { range, step }: HeatmapQuery): HeatmapAnswer {
  const within = samples.filter(({ time }) => time > range.from - step && time <= range.to);
  if (within.length === 0) {
    return { kind: 'empty', reason: 'no samples' };
  }
  const valueMin = Float64Array.from(new Set(within.map(({ value }) => value))).sort();
  const slots = new Map<number, Float64Array>();
  for (const { time, value } of within) {
    const end = range.from + Math.ceil((time - range.from) / step) * step;
    const counts = slots.get(end) ?? new Float64Array(valueMin.length);
    slots.set(end, counts);
    counts[valueMin.indexOf(value)]++;
  }
  const noIds = { profileId: undefined, spanId: undefined, traceId: undefined, labels: {} };
  return {
    kind: 'heatmap',
    slots: [...slots].sort(([a], [b]) => a - b).map(([time, counts]) => ({ time, valueMin, counts })),
    exemplars: within.map(({ time, value }) => ({ time, value, ...noIds })),
    notices: [],
  };
}

function wait(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, millis);
    signal.addEventListener('abort', stop, { once: true });
  });
}
