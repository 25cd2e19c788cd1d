import { type AlertSubject } from '../../alerting/alertSubject';
import { BACKEND_NAME, exporterFeed } from '../../alerting/exporterConfig';
import { type FunctionAlert } from '../../alerting/functionAlert';
import { recordedExpression } from '../../alerting/recordingRule';
import { type GrafanaPlace, grafanaRules } from '../../alerting/grafanaRule';
import { prometheusRules } from '../../alerting/prometheusRule';
import { ruleYaml } from '../../alerting/ruleYaml';

export type TextKind = 'prometheus' | 'grafana' | 'exporter';

/** A file of an alert, and what it is for. */
export interface AlertText {
  readonly text: string;
  readonly about: string;
}

/** The alert in each of the forms that it can be taken along in. */
export function alertText(kind: TextKind, alert: FunctionAlert, subject: AlertSubject, place: GrafanaPlace): AlertText {
  switch (kind) {
    case 'prometheus':
      return {
        text: ruleYaml(prometheusRules(alert, place)),
        about: 'A rule file for Prometheus, Mimir or Thanos: list it under rule_files.',
      };
    case 'grafana':
      return {
        text: ruleYaml(grafanaRules(alert, place)),
        about: 'A file for provisioning/alerting of Grafana, on the Prometheus data source that has the metrics.',
      };
    case 'exporter':
      return {
        text: ruleYaml(exporterFeed(alert, subject)),
        about: `The rule needs ${alert.metrics[alert.side]}, which spanflame-exporter writes. With this feed in its configuration, the function has a series from the start, and is never crowded out by larger ones. Put the name of one of your backends in the place of ${BACKEND_NAME}.`,
      };
  }
}

/**
 * A rule of Prometheus on what a recording rule of Pyroscope records; `undefined` where there can be none, since only totals
 * are recorded, and no total of the service beside them.
 */
export function recordedText(alert: FunctionAlert, subject: AlertSubject, metricName: string): AlertText | undefined {
  if (alert.side !== 'total' || alert.condition.kind !== 'absolute') {
    return undefined;
  }
  const expr = recordedExpression(alert, { metricName, serviceLabel: subject.serviceLabel }, alert.condition.above);
  const rule = { alert: alert.metrics.alert, expr, for: alert.forTime, labels: alert.labels };
  return {
    text: ruleYaml({ groups: [{ name: metricName, rules: [rule] }] }),
    about:
      'A rule on that metric. A value is what Pyroscope found in one block, and no counter: it is summed over the window and divided by it (sum_over_time), where rate would be wrong.',
  };
}
