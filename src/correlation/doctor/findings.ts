import { baseQuery, HOUR_MS, oldestMs, serviceName } from '../rungs/question';
import { attributeId } from '../rungs/spanIds';
import { localRoot } from '../rungs/idRungs';
import { labelsOf, serviceLabel } from '../serviceLabels';
import { traceOf } from '../spanTable';
import { ageText, countText } from '../words';
import { type Case } from './facts';
import { cause, type Diagnosis } from './diagnosis';
import { languageOf, SDK_SETUPS, setupsFor } from './sdkSetup';
import { similarNames } from './similarNames';

/** Nothing of that time is held any more, or nothing at all. */
export function notHeld({ picked, facts }: Case): Diagnosis | undefined {
  const { table, row, settings, question } = picked;
  const { oldestProfileMs } = facts;
  const endMs = table.startMs[row] + table.durationMs[row];
  if (oldestProfileMs === Infinity) {
    return cause(
      'storeEmpty',
      'The profile store is empty: no profile has ever reached it. Check that the data source names the right server and tenant, and that a profiler uploads to it.'
    );
  }
  const age = ageText(question.nowMs - endMs);
  if (endMs < oldestMs(settings, question.nowMs)) {
    return cause(
      'outsideRetention',
      `The profile of this span has expired. It ended ${age} ago, and profiles are kept for ${ageText(settings.retentionHours * HOUR_MS)} (option Retention of this panel).`
    );
  }
  return oldestProfileMs !== undefined && endMs < oldestProfileMs
    ? cause(
        'outsideRetention',
        `The profile store does not reach back to this span. It ended ${age} ago, and the oldest profile is from ${ageText(question.nowMs - oldestProfileMs)} ago.`
      )
    : undefined;
}

export function missingService({ picked, facts }: Case): Diagnosis | undefined {
  const { table, row, settings } = picked;
  const label = serviceLabel(table, row, settings);
  const name = labelsOf(table, row, settings).find((matcher) => matcher.name === label)?.value;
  if (label === undefined || name === undefined || !facts.services || facts.services.includes(name)) {
    return undefined;
  }
  if (facts.services.length === 0) {
    return cause(
      'serviceWithoutProfiles',
      `No service was profiled that day: no profile carries the label ${label}. Check that profilers run and upload, and that the data source names the right server and tenant.`
    );
  }
  const similar = similarNames(name, facts.services);
  const setup = SDK_SETUPS.get(languageOf(table, row) ?? '');
  const missing = `No profile of that day has ${label}="${name}"`;
  return cause(
    'serviceWithoutProfiles',
    similar.length > 0
      ? `${missing}, but there are profiles of ${similar.join(', ')}. If that is the same service, take them. To mend it for good, give the profiler the name that the traces use.`
      : `${missing}. ${countText(facts.services.length, 'other service')} ${facts.services.length === 1 ? 'was' : 'were'} profiled. Start the profiler${setup ? ` of ${setup.language}` : ''} in ${name}, under that name.`,
    { similar }
  );
}

/** Has profiles of another day, or of an hour around: one that has none at all is missing, and needs no second sentence. */
export function silentService({ picked, facts }: Case): Diagnosis | undefined {
  if (facts.samplesThen !== false) {
    return undefined;
  }
  const { labelSelector, profileTypeId } = baseQuery(picked);
  const text = silence(serviceName(picked), facts);
  return cause('serviceSilent', `${text} Looked for: ${profileTypeId} ${labelSelector}.`);
}

function silence(service: string, { samplesBefore, samplesAfter }: Case['facts']): string {
  if (samplesBefore && samplesAfter) {
    return `${service} was profiled before this span and after it, but not while it ran. The instance that ran it may have no profiler, or its upload was lost.`;
  }
  if (samplesBefore) {
    return samplesAfter === false
      ? `${service} was profiled until shortly before this span, and not since. Its profiler has stopped, or its uploads fail.`
      : `${service} was profiled before this span, but not while it ran.`;
  }
  if (samplesAfter) {
    return `${service} has profiles only from after this span. Its profiler was started later.`;
  }
  return samplesBefore === false
    ? `${service} was not profiled while this span ran, nor in the hours around it.`
    : `${service} was not profiled while this span ran.`;
}

/** No id on the span or above it in its service: the SDK does not link spans with samples. */
export function missingIds({ picked }: Case): readonly Diagnosis[] {
  const { table, row } = picked;
  const idOf = attributeId(picked);
  if (idOf(row) || localRoot(picked, idOf) !== undefined) {
    return [];
  }
  const service = serviceName(picked);
  const others = servicesWithIds(picked).filter((name) => name !== service);
  const elsewhere = others.length > 0 ? ` Spans of ${others.join(', ')} have one.` : '';
  const language = languageOf(table, row);
  const setups = setupsFor(language);
  const missing = `This span has no profile id (attribute pyroscope.profile.id), and neither has any span above it in ${service}.${elsewhere}`;
  return setups.length === 0
    ? [
        cause(
          'sdkWithoutIds',
          `${missing} No SDK for ${language} links spans to profiles: all that can be shown is everything ${service} did at that time.`
        ),
      ]
    : [
        cause(
          'noProfileIds',
          `${missing} The SDK in ${service} does not link spans to profiles yet. This line makes it do so:`,
          { setups }
        ),
      ];
}

function servicesWithIds({ table, row }: Case['picked']): readonly string[] {
  const { from, to } = traceOf(table, row);
  const services = new Set<string>();
  for (let i = from; i < to; i++) {
    if (table.profileId[i]) {
      services.add(table.services[table.service[i]]);
    }
  }
  return [...services];
}
