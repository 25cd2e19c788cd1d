import { formatLabelSelector, parseLabelSelector } from '../../profile/labelSelector';
import { type PyroscopeApi } from './pyroscopeApi';
import { type Selection } from './pyroscopeSelection';

/** `max_query_lookback`, unless the server is set otherwise: what is older is left out without a word. */
const LOOKBACK_DAYS = 7;
const DAY = 86_400_000;

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * A sentence on why nothing was found. Asks once more, for the label names of the profile type: they tell whether there
 * are such profiles at all, and whether a label of the selector exists. Older servers hide names that are no plain
 * identifiers, so nothing is said about those. How far back the server reads it does not say either.
 */
export async function whyEmpty(api: PyroscopeApi, selection: Selection, signal: AbortSignal): Promise<string> {
  const reason = await whyNoneMatch(api, selection, signal);
  const isOld = selection.range.to < api.now() - LOOKBACK_DAYS * DAY;
  return isOld
    ? `${reason} It ended more than ${LOOKBACK_DAYS} days ago, and a server reads no further back than its max_query_lookback, ${LOOKBACK_DAYS} days by default.`
    : reason;
}

async function whyNoneMatch(
  api: PyroscopeApi,
  { profileTypeId, labelSelector, range }: Selection,
  signal: AbortSignal
): Promise<string> {
  const ofType = formatLabelSelector([{ name: '__profile_type__', op: '=', value: profileTypeId }]);
  const request = { start: range.from, end: range.to, matchers: [ofType] };
  const answer = await api.call('LabelNames', request, signal);
  if (answer.ok && answer.value.names.length === 0) {
    return `Pyroscope has no samples of type ${profileTypeId} in this range.`;
  }
  const absent = answer.ok ? wanted(labelSelector).find((name) => !answer.value.names.includes(name)) : undefined;
  return absent === undefined
    ? `Pyroscope has no samples for ${profileTypeId} ${labelSelector} in this range.`
    : `Pyroscope has no samples for ${profileTypeId} ${labelSelector} in this range: no series has a label ${absent}.`;
}

/** Labels that must be there for a series to match: `=` and `=~` with a value. */
function wanted(labelSelector: string): readonly string[] {
  const parsed = parseLabelSelector(labelSelector);
  return (parsed.ok ? parsed.value : [])
    .filter(({ op, value, name }) => (op === '=' || op === '=~') && value !== '' && PLAIN_NAME.test(name))
    .map(({ name }) => name);
}
