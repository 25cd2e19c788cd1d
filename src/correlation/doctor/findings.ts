import { baseQuery, oldestMs, serviceName } from '../rungs/question';
import { attributeId } from '../rungs/spanIds';
import { localRoot } from '../rungs/idRungs';
import { labelsOf, serviceLabel } from '../serviceLabels';
import { traceOf } from '../spanTable';
import { type Case } from './facts';
import { cause, type Diagnosis } from './diagnosis';
import { languageOf, SDK_SETUPS, setupsFor } from './sdkSetup';
import { similarNames } from './similarNames';

export function tooOld({ picked, facts }: Case): Diagnosis | undefined {
  const { table, row, settings, question } = picked;
  const endMs = table.startMs[row] + table.durationMs[row];
  const byRetention = endMs < oldestMs(settings, question.nowMs);
  if (!byRetention && !(facts.oldestProfileMs !== undefined && endMs < facts.oldestProfileMs)) {
    return undefined;
  }
  return cause(
    'outsideRetention',
    byRetention
      ? `Profiles are kept for ${settings.retentionHours} hours, and the span is older.`
      : 'The span is older than the oldest profile that the server holds.'
  );
}

export function missingService({ picked, facts }: Case): Diagnosis | undefined {
  const { table, row, settings } = picked;
  const label = serviceLabel(table, row, settings);
  const name = labelsOf(table, row, settings).find((matcher) => matcher.name === label)?.value;
  if (label === undefined || name === undefined || !facts.services || facts.services.includes(name)) {
    return undefined;
  }
  const similar = similarNames(name, facts.services);
  const setup = SDK_SETUPS.get(languageOf(table, row) ?? '');
  const what =
    facts.services.length === 0
      ? `No profile of that time carries the label ${label}`
      : `No profile of that time has ${label}="${name}"`;
  return cause(
    'serviceWithoutProfiles',
    similar.length > 0
      ? `${what}, but there are ${similar.join(', ')}. Give the profiler the name that the traces have, or map it in the settings.`
      : `${what}. Start the profiler${setup ? ` of ${setup.language}` : ''} in that service, with the name that its traces have.`,
    { similar }
  );
}

export function silentService({ picked, facts }: Case): Diagnosis | undefined {
  if (facts.samplesThen !== false) {
    return undefined;
  }
  const { labelSelector, profileTypeId } = baseQuery(picked);
  const when =
    (facts.samplesAfter &&
      facts.samplesBefore === false &&
      'only later: its profiler was started after the span ran, or older profiles are gone') ||
    (facts.samplesBefore && facts.samplesAfter === false && 'only before: its profiler stopped, or its uploads fail') ||
    (facts.samplesBefore &&
      facts.samplesAfter &&
      'before and after, but not then: the instance that ran the span may not be profiled') ||
    'not then';
  return cause('serviceSilent', `${serviceName(picked)} has samples ${when} (${profileTypeId} ${labelSelector}).`);
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
  return setups.length === 0
    ? [
        cause(
          'sdkWithoutIds',
          `Neither the span nor one above it in ${service} has the attribute pyroscope.profile.id, and no SDK for ${language} sets it. Ask for everything in the service at that time.${elsewhere}`
        ),
      ]
    : [
        cause(
          'noProfileIds',
          `Neither the span nor one above it in ${service} has the attribute pyroscope.profile.id: its SDK does not link spans with profiles.${elsewhere}`,
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
