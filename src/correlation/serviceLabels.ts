import { type Matcher } from '../profile/labelSelector';
import { serviceOf, type SpanTable } from './spanTable';
import { tagValue } from './inputs/cells';

/** A span or resource attribute, and the label that holds the same value in the profiles. */
export interface TagMapping {
  readonly tag: string;
  readonly label: string;
}

export const DEFAULT_TAGS: readonly TagMapping[] = [{ tag: 'service.name', label: 'service_name' }];

/** What trace sources write where a span has no service name. */
const NO_SERVICE = new Set(['', 'OTLPResourceNoServiceName', 'unknown', 'unknown_service']);

/** Name of the span's service, or `undefined` where its source knew none. */
export function knownService(table: SpanTable, row: number): string | undefined {
  const service = serviceOf(table, row);
  return NO_SERVICE.has(service) ? undefined : service;
}

/**
 * Label matchers for the process that a span ran in. Attributes that the span lacks are left out; `service.name` is also
 * taken from the frame's service name, as Jaeger and Zipkin keep it there.
 */
export function labelsOf(table: SpanTable, row: number, tags: readonly TagMapping[]): Matcher[] {
  return tags.flatMap(({ tag, label }): Matcher[] => {
    const value =
      scalar(tagValue(table.serviceTags(row), tag)) ??
      scalar(tagValue(table.tags(row), tag)) ??
      (tag === 'service.name' ? knownService(table, row) : undefined);
    return value === undefined || NO_SERVICE.has(value) ? [] : [{ name: label, op: '=', value }];
  });
}

function scalar(value: unknown): string | undefined {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar && value !== '' ? String(value) : undefined;
}
