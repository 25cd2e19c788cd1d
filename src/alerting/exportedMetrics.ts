import { type Measure, measureOf } from '../profile/measure';
import { METRIC_PREFIX, type MetricNames, metricNames, usualName } from '../profile/metricNames';
import { err, ok, type Result } from '../profile/result';

/** The metrics that the exporter writes of one profile type (docs/exporter.md). */
export interface ExportedMetrics extends MetricNames {
  /** A flow is a counter, a level a gauge. */
  readonly measure: Measure;
  /** What they measure, in words. */
  readonly what: string;
  /** Name of the alert. */
  readonly alert: string;
  /** What the value of an alert is counted in: of a counter its rate, of a gauge itself. */
  readonly unit: string;
  /** A value of the profile times this is a value of the metric. */
  readonly scale: number;
}

/** The metrics of a profile type (`name:sampleType:sampleUnit:periodType:periodUnit`); an error is a reason in words. */
export function exportedMetrics(profileTypeId: string): Result<ExportedMetrics, string> {
  const [name = '', type = '', sampleUnit = ''] = profileTypeId.split(':');
  if (name === '' || type === '') {
    return err(`${profileTypeId || 'it'} is no profile type that the exporter reads`);
  }
  const measure = measureOf({ type, unit: sampleUnit });
  const { stem, unit, what, scale } = usualName(name, type, sampleUnit);
  return ok({
    ...metricNames(METRIC_PREFIX, { stem, unit }, measure),
    measure,
    what,
    alert: `Function${pascal(unit === 'seconds' ? stem : `${stem}_${unit}`)}High`,
    unit: unitWords(measure, stem, unit),
    scale,
  });
}

function unitWords(measure: Measure, stem: string, unit: string): string {
  if (stem === 'cpu' && unit === 'seconds') {
    return 'cores';
  }
  const short = { seconds: 's', bytes: 'B' }[unit] ?? unit;
  return measure === 'flow' ? `${short || '1'}/s` : short;
}

const pascal = (text: string): string =>
  text
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
