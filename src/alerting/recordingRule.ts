import { formatLabelSelector } from '../profile/labelSelector';
import { type RecordingRule, type RecordingRuleDraft } from '../profile/recordingRule';
import { FUNCTION_LABEL, type FunctionAlert, SERVICE_LABEL } from './functionAlert';
import { durationSeconds, selector } from './promql';

/** The prefix that Pyroscope demands of the metric. */
export const RECORDED_PREFIX = 'profiles_recorded_';

/** Rules that a tenant may have where its Pyroscope (2.1 and later) was told nothing else; provisioned ones don't count. */
export const USUAL_QUOTA = 25;

const MAX_STEM = 60;

/** What Pyroscope is asked for: the total of one function, a series for each value of the alert's labels. */
export function recordingRuleDraft(
  alert: FunctionAlert,
  profile: { readonly profileTypeId: string; readonly serviceLabel: string },
  id: string
): RecordingRuleDraft {
  const own = alert.series.map(({ name, value }) => ({
    name: name === SERVICE_LABEL ? profile.serviceLabel : name,
    op: '=' as const,
    value,
  }));
  return {
    id,
    metricName: recordedMetric(alert, profile.profileTypeId),
    matchers: [formatLabelSelector([{ name: '__profile_type__', op: '=', value: profile.profileTypeId }, ...own])],
    groupBy: [...new Set([profile.serviceLabel, ...own.map(({ name }) => name)])],
    externalLabels: { [FUNCTION_LABEL]: alert.functionName },
    functionName: alert.functionName,
    generation: 0,
  };
}

/** Whether a rule records what a draft asks for already. */
export const recordsTheSame = (rule: RecordingRule, draft: RecordingRuleDraft): boolean =>
  rule.functionName === draft.functionName && [...rule.matchers].sort().join() === [...draft.matchers].sort().join();

/** Letters, digits and underscores of the function's name behind the prefix. */
function recordedMetric({ functionName }: FunctionAlert, profileTypeId: string): string {
  const words = (text: string): string =>
    text
      .replace(/[^a-zA-Z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .toLowerCase();
  const [, type = ''] = profileTypeId.split(':');
  return `${RECORDED_PREFIX}${[words(type), words(functionName).slice(-MAX_STEM)].filter(Boolean).join('_')}`;
}

/**
 * The expression of an alert on what Pyroscope records. A value is what a block held, in the profile's own unit, and not a
 * counter: it is summed and divided by the window, where `rate` would be wrong.
 */
export function recordedExpression(
  alert: FunctionAlert,
  recorded: { readonly metricName: string; readonly serviceLabel: string },
  above: number
): string {
  const { functionName, metrics, window, series } = alert;
  const own = series.map(({ name, value }) => ({
    name: name === SERVICE_LABEL ? recorded.serviceLabel : name,
    value,
  }));
  const by = [...new Set([FUNCTION_LABEL, recorded.serviceLabel, ...own.map(({ name }) => name)])];
  const chosen = selector([{ name: FUNCTION_LABEL, value: functionName }, ...own]);
  const seconds = durationSeconds(window) ?? 1;
  const perUnit = metrics.scale === 1 ? '' : ` / ${Number((1 / metrics.scale).toPrecision(12))}`;
  return `sum by (${by.join(', ')}) (sum_over_time(${recorded.metricName}${chosen}[${window}])) / ${seconds}${perUnit} > ${above}`;
}

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An id as Pyroscope makes them, of ten letters: one that is sent again makes no second rule. */
export function newRuleId(random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  return [...random].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');
}
