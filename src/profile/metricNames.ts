import { type Measure } from './measure';
import { grafanaUnit } from './unit';

/** The metrics that profiles of one type become, as the exporter writes them (docs/exporter.md). */
export interface MetricNames {
  /** Per function, with what it calls and without. */
  readonly total: string;
  readonly self: string;
  /** Of the whole service. */
  readonly service: string;
}

/** What metrics of a profile type are named after. */
export interface NameParts {
  /** Middle of the name: `cpu`. */
  readonly stem: string;
  /** Last part of the name before `_total`: `seconds`, `bytes`. */
  readonly unit: string;
}

export interface UsualName extends NameParts {
  /** What is measured, in words. */
  readonly what: string;
  /** A value of the profile times this is a value of the metric. */
  readonly scale: number;
}

export const METRIC_PREFIX = 'pyroscope_';

/** Names as Prometheus wants them: base unit last, and `_total` behind a counter's. */
export function metricNames(prefix: string, { stem, unit }: NameParts, measure: Measure): MetricNames {
  const named = (...parts: readonly string[]): string =>
    prefix + [...parts, unit, measure === 'flow' ? 'total' : ''].filter((part) => part !== '').join('_');
  return { total: named(stem), self: named(stem, 'self'), service: named('service', stem) };
}

/** By `name:type` of profiles that have a name of their own; a name of `*` is any. */
const KNOWN: Readonly<Record<string, readonly [stem: string, unit: string, what: string]>> = {
  '*:cpu': ['cpu', 'seconds', 'CPU time'],
  '*:wall': ['wall', 'seconds', 'wall time'],
  '*:alloc_space': ['alloc', 'bytes', 'allocated bytes'],
  '*:alloc_objects': ['alloc', 'objects', 'allocated objects'],
  '*:inuse_space': ['inuse', 'bytes', 'bytes in use'],
  '*:inuse_objects': ['inuse', 'objects', 'objects in use'],
  '*:goroutine': ['', 'goroutines', 'goroutines'],
  '*:goroutines': ['', 'goroutines', 'goroutines'],
  'process_cpu:samples': ['cpu', 'samples', 'CPU samples'],
  'mutex:contentions': ['mutex', 'contentions', 'contended mutexes'],
  'mutex:delay': ['mutex_delay', 'seconds', 'time that others waited for a mutex'],
  'block:contentions': ['block', 'contentions', 'times blocked'],
  'block:delay': ['block_delay', 'seconds', 'time blocked'],
};

const BASE_UNITS = { ns: 'seconds', bytes: 'bytes', short: '' } as const;
const NANOS = 1e9;

/** Name and scale of a profile type: known ones by their usual names, others by their own. */
export function usualName(name: string, type: string, sampleUnit: string): UsualName {
  const { unit: base, scale } = grafanaUnit(sampleUnit);
  const own = [plain(`${name}_${type}`), BASE_UNITS[base], type] as const;
  const [stem, unit, what] = KNOWN[`${name}:${type}`] ?? KNOWN[`*:${type}`] ?? own;
  return { stem, unit, what, scale: base === 'ns' ? scale / NANOS : scale };
}

const plain = (text: string): string => text.replace(/[^a-zA-Z0-9_]+/g, '_').replace(/^(\d)/, '_$1');
