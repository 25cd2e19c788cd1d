import { type Matcher } from '../profile/labelSelector';
import { tagValue } from './inputs/cells';
import { type CorrelationSettings, ruleFor } from './settings';
import { serviceOf, type SpanTable } from './spanTable';

/** What trace sources write where a span has no service name. */
const NO_SERVICE = /^(|OTLPResourceNoServiceName|unknown|unknown_service(:.*)?)$/;

const SERVICE_TAG = 'service.name';

/** Name of the span's service, or `undefined` where its source knew none. */
export function knownService(table: SpanTable, row: number): string | undefined {
  const service = serviceOf(table, row);
  return NO_SERVICE.test(service) ? undefined : service;
}

/**
 * Label matchers for the process that a span ran in. Attributes that the span lacks are left out; `service.name` is also
 * taken from the frame's service name, as Jaeger and Zipkin keep it there, and named as the settings say it is in the
 * profiles.
 */
export function labelsOf(table: SpanTable, row: number, settings: CorrelationSettings): Matcher[] {
  const rule = ruleFor(settings, serviceOf(table, row));
  return (rule?.tags ?? settings.tags).flatMap(({ tag, label }): Matcher[] => {
    const value =
      (tag === SERVICE_TAG ? scalar(rule?.profileService) : undefined) ??
      scalar(tagValue(table.serviceTags(row), tag)) ??
      scalar(tagValue(table.tags(row), tag)) ??
      (tag === SERVICE_TAG ? knownService(table, row) : undefined);
    return value === undefined || NO_SERVICE.test(value) ? [] : [{ name: label, op: '=', value }];
  });
}

/** The label that holds the name of a service in the profiles; `undefined` where `service.name` is not mapped. */
export const serviceLabel = (table: SpanTable, row: number, settings: CorrelationSettings): string | undefined =>
  (ruleFor(settings, serviceOf(table, row))?.tags ?? settings.tags).find(({ tag }) => tag === SERVICE_TAG)?.label;

/** A value as text. Grafana leaves `${…}` as it stands where a variable has no value, so that counts as none. */
function scalar(value: unknown): string | undefined {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isScalar ? String(value) : '';
  return text === '' || text.startsWith('${') ? undefined : text;
}
