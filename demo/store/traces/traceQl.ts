import { attributeOf, type StoredSpan } from './otlp';

/** What of a TraceQL query the store understands. */
export interface TraceQl {
  matches(span: StoredSpan): boolean;
  /** Whether it asks for some spans only. */
  readonly isFilter: boolean;
  /** Attributes that are to be answered with each span, without their scope. */
  readonly select: readonly string[];
}

const CONDITION = /^(name|(?:resource|span)\.[\w.]+)\s*=\s*"((?:[^"\\]|\\.)*)"$/;

/**
 * Reads `{name="a" && resource.service.name="b"} | select(span.x)`: equalities with `&&`, and no other operator.
 * `undefined` for everything else. Language: https://grafana.com/docs/tempo/latest/traceql/
 */
export function readTraceQl(text: string): TraceQl | undefined {
  const parts = /^\s*\{(.*)\}\s*(?:\|\s*select\(([^)]*)\)\s*)?$/s.exec(text);
  if (!parts) {
    return undefined;
  }
  const conditions =
    (parts[1] ?? '').trim() === '' ? [] : splitAnd(parts[1] ?? '').map((one) => CONDITION.exec(one.trim()));
  if (conditions.includes(null)) {
    return undefined;
  }
  const wanted = conditions.map((found) => ({ field: found?.[1] ?? '', value: unquoted(found?.[2] ?? '') }));
  return {
    matches: (span) => wanted.every(({ field, value }) => valueOf(span, field) === value),
    isFilter: wanted.length > 0,
    select: (parts[2] ?? '')
      .split(',')
      .map((name) => name.trim().replace(/^(resource|span)\./, ''))
      .filter((name) => name !== ''),
  };
}

/** At each `&&` with no half of a text behind it. */
const splitAnd = (text: string): readonly string[] => text.split(/&&(?=(?:[^"]|"(?:[^"\\]|\\.)*")*$)/s);

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const unquoted = (text: string): string => text.replace(/\\(.)/gs, (_, one: string) => ESCAPED[one] ?? one);

function valueOf(stored: StoredSpan, field: string): string {
  if (field === 'name') {
    return stored.span.name ?? '';
  }
  const key = field.replace(/^\w+\./, '');
  return field.startsWith('resource.') ? attributeOf(stored, key) : spanAttribute(stored, key);
}

export const spanAttribute = ({ span }: StoredSpan, key: string): string =>
  span.attributes?.find((attribute) => attribute.key === key)?.value?.stringValue ?? '';
