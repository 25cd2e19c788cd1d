import { formatLabelSelector } from '../profile/labelSelector';
import { FUNCTION_LABEL, type FunctionAlert, SERVICE_LABEL, type SeriesLabel } from './functionAlert';

/** A rule's value, and the comparison that makes it an alert. */
interface RuleExpression {
  readonly value: string;
  readonly above: number;
}

/**
 * The expression of an alert on the exporter's metrics:
 * `sum by (function_name, service) (rate(pyroscope_cpu_seconds_total{…}[5m])) > 0.4` for a threshold on CPU time. What is
 * there at a moment is averaged instead.
 */
export function ruleExpression(alert: FunctionAlert): RuleExpression {
  const { metrics, side, condition, series, window } = alert;
  const own = [{ name: FUNCTION_LABEL, value: alert.functionName }, ...series];
  const over = metrics.measure === 'flow' ? 'rate' : 'avg_over_time';
  const spent = (offset: string): string =>
    `sum by (${groupingOf(alert).join(', ')}) (${over}(${metrics[side]}${selector(own)}[${window}]${offset}))`;
  const now = spent('');
  switch (condition.kind) {
    case 'absolute':
      return { value: now, above: condition.above };
    case 'share': {
      const by = groupingOf(alert).filter((name) => name !== FUNCTION_LABEL);
      const whole = `sum by (${by.join(', ')}) (${over}(${metrics.service}${selector(series)}[${window}]))`;
      return { value: `${now} / on (${by.join(', ')}) group_left () ${whole}`, above: condition.above };
    }
    case 'change':
      return {
        value: `(${now} > ${condition.least}) / ${spent(` offset ${condition.ago}`)}`,
        above: condition.times,
      };
  }
}

/** The labels that an alert is told by: those of a function, and those that were chosen. */
export function groupingOf({ series }: FunctionAlert): readonly string[] {
  const names = series.map(({ name }) => name).filter((name) => name !== SERVICE_LABEL && name !== FUNCTION_LABEL);
  return [FUNCTION_LABEL, SERVICE_LABEL, ...new Set(names)];
}

export const selector = (series: readonly SeriesLabel[]): string =>
  formatLabelSelector(series.map(({ name, value }) => ({ name, op: '=', value })));

/** As Prometheus writes durations: `90s`, `1h30m`. */
const DURATION = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?$/;
const SECONDS: Readonly<Record<string, number>> = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/** Seconds of a duration as Prometheus writes it; `undefined` for no duration, and for none above 0. */
export function durationSeconds(text: string): number | undefined {
  if (!DURATION.test(text)) {
    return undefined;
  }
  const parts = [...text.matchAll(/(\d+)([ywdhms])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS[unit], 0) || undefined;
}
