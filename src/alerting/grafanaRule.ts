import { alertLink, type LinkTarget } from './alertLink';
import { type FunctionAlert } from './functionAlert';
import { templateText } from './goTemplate';
import { ruleExpression } from './promql';
import { alertSeconds, ruleId, ruleSummary } from './ruleWords';

export interface GrafanaPlace extends LinkTarget {
  /** uid of the Prometheus data source that has the exporter's metrics. */
  readonly prometheusUid: string;
  readonly folder: string;
}

/** A query or an expression of a Grafana-managed rule. */
interface RuleQuery {
  readonly refId: string;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly datasourceUid: string;
  readonly model: object;
}

/** The part of an alerting provisioning file that is written here. */
export interface GrafanaRules {
  readonly apiVersion: 1;
  readonly groups: ReadonlyArray<{
    readonly orgId: number;
    readonly name: string;
    readonly folder: string;
    readonly interval: string;
    readonly rules: ReadonlyArray<{
      readonly uid: string;
      readonly title: string;
      readonly condition: string;
      readonly data: readonly RuleQuery[];
      readonly noDataState: string;
      readonly execErrState: string;
      readonly for: string;
      readonly annotations: Readonly<Record<string, string>>;
      readonly labels?: Readonly<Record<string, string>>;
    }>;
  }>;
}

/**
 * The alert as a provisioning file of Grafana-managed alerting.
 * Format: https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/
 *
 * Grafana's templates have no `query`, so the window of the alert comes from queries of its own, which have no labels and
 * are therefore among the values of every instance. Annotations hold no `$`: Grafana would look for a variable of its
 * environment.
 */
export function grafanaRules(alert: FunctionAlert, place: GrafanaPlace): GrafanaRules {
  const { value, above } = ruleExpression(alert);
  const lookBack = { from: 600, to: 0 };
  const ask = (refId: string, expr: string): RuleQuery => ({
    refId,
    relativeTimeRange: lookBack,
    datasourceUid: place.prometheusUid,
    model: { refId, expr: withoutMacros(expr), instant: true, range: false },
  });
  const labels = Object.entries(alert.labels).map(([name, text]) => [name, literal(templateText(text))]);
  const seconds = alertSeconds(alert);
  return {
    apiVersion: 1,
    groups: [
      {
        orgId: 1,
        name: ruleId(alert),
        folder: literal(place.folder),
        interval: '1m',
        rules: [
          {
            uid: ruleId(alert),
            title: literal(`${alert.metrics.alert}: ${alert.functionName}`.slice(0, MAX_TITLE)),
            condition: 'Above',
            data: [
              ask('Value', value),
              {
                refId: 'Above',
                relativeTimeRange: lookBack,
                datasourceUid: '__expr__',
                model: {
                  refId: 'Above',
                  type: 'threshold',
                  expression: 'Value',
                  conditions: [{ evaluator: { type: 'gt', params: [above] } }],
                },
              },
              ask('From', `vector((time() - ${seconds}) * 1000)`),
              ask('To', 'vector(time() * 1000)'),
            ],
            // A function that isn't called has no series, and "change" has none below its least value.
            noDataState: 'OK',
            execErrState: 'Error',
            for: alert.forTime,
            annotations: {
              summary: ruleSummary(alert, '.Values.Value.Value'),
              profiles: alertLink(alert, place, {
                from: '{{ printf "%.0f" .Values.From.Value }}',
                to: '{{ printf "%.0f" .Values.To.Value }}',
              }),
            },
            ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
          },
        ],
      },
    ],
  };
}

/** Grafana's limit. */
const MAX_TITLE = 190;

/** Provisioning puts variables of the environment in the place of `$NAME`, and writes `$` for `$$`. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

/** Grafana fills in `$__interval` and its like anywhere in a query. A dollar stands in quoted texts of PromQL only. */
const withoutMacros = (expr: string): string => expr.replace(/\$(?=\{?__)/g, '\\u0024');
