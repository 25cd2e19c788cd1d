import { type Measure } from '../../profile/measure';
import { grafanaUnit } from '../../profile/unit';

/** The metrics that a profile type becomes. */
export interface MetricFamily {
  readonly inclusive: string;
  readonly self: string;
  readonly service: string;
  readonly help: string;
  /** A flow is a counter, a level a gauge. */
  readonly measure: Measure;
  /** What a profile's values are multiplied by. */
  readonly scale: number;
}

export interface FamilyName {
  /** First part of every name, e.g. `pyroscope_`. */
  readonly prefix: string;
  readonly stem: string;
  /** Last part of the name before `_total`: `seconds`, `bytes`. */
  readonly unit: string;
}

/** Names as Prometheus wants them: base unit last, and `_total` behind a counter's. */
export function metricFamily(
  { prefix, stem, unit }: FamilyName,
  measure: Measure,
  scale: number,
  profileTypeId: string
): MetricFamily {
  const named = (...parts: readonly string[]): string =>
    prefix + [...parts, unit, measure === 'flow' ? 'total' : ''].filter((part) => part !== '').join('_');
  return {
    inclusive: named(stem),
    self: named(stem, 'self'),
    service: named('service', stem),
    help: profileTypeId,
    measure,
    scale,
  };
}

/** `name:type` of profiles that have a name of their own; a name of `*` is any. */
const KNOWN: Readonly<Record<string, readonly [stem: string, unit: string]>> = {
  '*:cpu': ['cpu', 'seconds'],
  '*:wall': ['wall', 'seconds'],
  '*:alloc_space': ['alloc', 'bytes'],
  '*:alloc_objects': ['alloc', 'objects'],
  '*:inuse_space': ['inuse', 'bytes'],
  '*:inuse_objects': ['inuse', 'objects'],
  '*:goroutine': ['', 'goroutines'],
  '*:goroutines': ['', 'goroutines'],
  'process_cpu:samples': ['cpu', 'samples'],
  'mutex:contentions': ['mutex', 'contentions'],
  'mutex:delay': ['mutex_delay', 'seconds'],
  'block:contentions': ['block', 'contentions'],
  'block:delay': ['block_delay', 'seconds'],
};

const UNITS = { ns: 'seconds', bytes: 'bytes', short: '' } as const;

/** Name parts and scale of a profile type: known ones by their usual names, others by their own. */
export function defaultName(
  name: string,
  type: string,
  unit: string
): { readonly stem: string; readonly unit: string; readonly scale: number } {
  const known = KNOWN[`${name}:${type}`] ?? KNOWN[`*:${type}`];
  const found = grafanaUnit(unit);
  const scale = found.unit === 'ns' ? found.scale / 1e9 : found.scale;
  const [stem, baseUnit] = known ?? [plain(`${name}_${type}`), UNITS[found.unit]];
  return { stem, unit: baseUnit, scale };
}

const plain = (text: string): string => text.replace(/[^a-zA-Z0-9_]+/g, '_').replace(/^(\d)/, '_$1');
