import { alertLink, type LinkTarget } from './alertLink';
import { type FunctionAlert } from './functionAlert';
import { templateText } from './goTemplate';
import { durationSeconds, ruleExpression } from './promql';
import { alertSeconds, ruleId, ruleSummary } from './ruleWords';

/** The part of a rule file of Prometheus that is written here. */
export interface PrometheusRules {
  readonly groups: ReadonlyArray<{
    readonly name: string;
    readonly rules: ReadonlyArray<{
      readonly alert: string;
      readonly expr: string;
      readonly for: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
    }>;
  }>;
}

/**
 * The alert as a rule file of Prometheus, Mimir and others that evaluate such files.
 * Format: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 *
 * Annotations take names from the labels of the alert, so none has to be escaped in a template. They find out when the
 * alert became active by `ALERTS_FOR_STATE`, which Prometheus writes of every alert with a `for`; at the very first
 * evaluation there is none, and then it is now.
 */
export function prometheusRules(alert: FunctionAlert, target: LinkTarget): PrometheusRules {
  const { value, above } = ruleExpression(alert);
  const labels = Object.entries(alert.labels).map(([name, text]) => [name, templateText(text)]);
  return {
    groups: [
      {
        name: ruleId(alert),
        rules: [
          {
            alert: alert.metrics.alert,
            expr: `${value} > ${above}`,
            for: alert.forTime,
            ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
            annotations: {
              summary: ruleSummary(alert, '.Value'),
              profiles: activeAt(alert) + alertLink(alert, target, windowTemplates(alert)),
            },
          },
        ],
      },
    ],
  };
}

/** Puts the time at which the alert became active, in seconds, into the variable `$at`. */
const activeAt = ({ metrics }: FunctionAlert): string =>
  `{{ $at := printf "max(ALERTS_FOR_STATE{alertname=\\"${metrics.alert}\\",function_name=%q,service=%q}) or vector(time())"` +
  ` .Labels.function_name .Labels.service | query | first | value }}`;

/** Templates have no arithmetic of their own, and PromQL has. */
const millisAt = (seconds: number): string =>
  `{{ printf "(%.3f ${seconds < 0 ? '-' : '+'} ${Math.abs(seconds)}) * 1000" $at | query | first | value | printf "%.0f" }}`;

const windowTemplates = (alert: FunctionAlert) => {
  const before = durationSeconds(alert.window) ?? 0;
  return {
    from: millisAt(-before),
    to: millisAt(alertSeconds(alert) - before),
  };
};
