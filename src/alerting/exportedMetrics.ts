import { type Measure, measureOf } from '../profile/measure';
import { err, ok, type Result } from '../profile/result';
import { grafanaUnit } from '../profile/unit';

/** The metrics that the exporter writes of one profile type (docs/exporter.md). */
export interface ExportedMetrics {
  /** A flow is a counter, a level a gauge. */
  readonly measure: Measure;
  /** What they measure, in words. */
  readonly what: string;
  /** Name of the alert. */
  readonly alert: string;
  /** Per function, with what it calls and without. */
  readonly total: string;
  readonly self: string;
  /** Of the whole service. */
  readonly service: string;
  /** What the value of an alert is counted in: of a counter its rate, of a gauge itself. */
  readonly unit: string;
  /** A value of the profile times this is a value of the metric. */
  readonly scale: number;
}

const PREFIX = 'pyroscope_';

/** By `name:type` of a profile type, where `*` is any name: the middle of the metric's name, its unit, and words. */
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
const NANO = 1e-9;

/** The metrics of a profile type (`name:sampleType:sampleUnit:periodType:periodUnit`); an error is a reason in words. */
export function exportedMetrics(profileTypeId: string): Result<ExportedMetrics, string> {
  const [name = '', type = '', sampleUnit = ''] = profileTypeId.split(':');
  if (name === '' || type === '') {
    return err(`${profileTypeId || 'it'} is no profile type that the exporter reads`);
  }
  const measure = measureOf({ type, unit: sampleUnit });
  const { unit: shownUnit, scale } = grafanaUnit(sampleUnit);
  const own = [plain(`${name}_${type}`), BASE_UNITS[shownUnit], type] as const;
  const [stem, unit, what] = KNOWN[`${name}:${type}`] ?? KNOWN[`*:${type}`] ?? own;
  const named = (...parts: readonly string[]): string =>
    PREFIX + [...parts, unit, measure === 'flow' ? 'total' : ''].filter((part) => part !== '').join('_');
  return ok({
    measure,
    what,
    alert: `Function${pascal(unit === 'seconds' ? stem : `${stem}_${unit}`)}High`,
    total: named(stem),
    self: named(stem, 'self'),
    service: named('service', stem),
    unit: unitWords(measure, stem, unit),
    scale: shownUnit === 'ns' ? scale * NANO : scale,
  });
}

function unitWords(measure: Measure, stem: string, unit: string): string {
  if (stem === 'cpu' && unit === 'seconds') {
    return 'cores';
  }
  const short = { seconds: 's', bytes: 'B' }[unit] ?? unit;
  return measure === 'flow' ? `${short || '1'}/s` : short;
}

const plain = (text: string): string => text.replace(/[^a-zA-Z0-9_]+/g, '_').replace(/^(\d)/, '_$1');

const pascal = (text: string): string =>
  text
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
