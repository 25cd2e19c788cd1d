import { type Matcher, parseLabelSelector, valueTest } from '../../../src/profile/labelSelector';
import { type ConnectError, invalidArgument } from '../connectError';
import { type Range } from '../profiles/profileStore';
import { type StorageMode } from '../storageMode';

/**
 * A request in proto3 JSON: names in camelCase or snake_case, int64 as number or string, everything optional, and what
 * is not asked for here is ignored, as the real server does.
 */
export class JsonRequest {
  private readonly fields: ReadonlyMap<string, unknown>;

  constructor(body: unknown) {
    const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
    this.fields = new Map(entries.map(([name, value]) => [canonical(name), value]));
  }

  text(name: string): string {
    const value = this.fields.get(canonical(name));
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number {
    return Number(this.fields.get(canonical(name)) ?? 0);
  }

  texts(name: string): readonly string[] {
    const value = this.fields.get(canonical(name));
    return Array.isArray(value) ? value.map(String) : [];
  }

  message(name: string): JsonRequest {
    return new JsonRequest(this.fields.get(canonical(name)));
  }

  messages(name: string): readonly JsonRequest[] {
    const value = this.fields.get(canonical(name));
    return Array.isArray(value) ? value.map((one) => new JsonRequest(one)) : [];
  }

  /** An enum by its name or number, as its number; 0 for a name that is not known. */
  choice(name: string, names: readonly string[]): number {
    const value = this.fields.get(canonical(name));
    return typeof value === 'number' ? value : Math.max(0, names.indexOf(String(value)));
  }

  /** `start` and `end`; undefined when the request has neither. */
  range(): Range | undefined {
    const range = { start: this.number('start'), end: this.number('end') };
    return range.start === 0 && range.end === 0 ? undefined : range;
  }
}

const canonical = (name: string): string => name.replaceAll('_', '').toLowerCase();

const MAX_QUERY_LENGTH_MS = 24 * 3_600_000;

/** @throws ConnectError on a range that the real server refuses */
export function requiredRange(request: JsonRequest): Range {
  const range = request.range();
  if (!range) {
    throw invalidArgument('missing time range in the query');
  }
  if (range.start > range.end) {
    throw invalidArgument('query start time is after end time');
  }
  if (range.end - range.start > MAX_QUERY_LENGTH_MS) {
    const actual = goDuration(range.end - range.start);
    throw invalidArgument(`the query time range exceeds the limit (max_query_length, actual: ${actual}, limit: 1d)`);
  }
  return range;
}

/** `48h0m0s`, as Go prints a duration of an hour or more. */
function goDuration(millis: number): string {
  const seconds = millis / 1_000;
  return `${Math.floor(seconds / 3_600)}h${Math.floor((seconds % 3_600) / 60)}m${seconds % 60}s`;
}

/** @throws ConnectError with the real server's words around our parser's reason */
export function parseSelector(text: string, mode: StorageMode = 'v2'): readonly Matcher[] {
  const parsed = parseLabelSelector(text);
  if (parsed.ok && text.trim() !== '') {
    const malformed = malformedPattern(parsed.value);
    if (malformed !== undefined) {
      throw invalidArgument(`parsing label selector ${JSON.stringify(text)}: ${malformed}`);
    }
    return parsed.value;
  }
  const reason = parsed.ok || text.trim() === '' ? undefined : parsed.error;
  throw malformedSelector(text, reason, mode);
}

/** What is wrong with a regular expression of the matchers, in this machine's words. */
export function malformedPattern(matchers: readonly Matcher[]): string | undefined {
  try {
    matchers.forEach(valueTest);
    return undefined;
  } catch (error) {
    return `error parsing regexp: ${String(error)}`;
  }
}

function malformedSelector(
  text: string,
  reason: { readonly detail: string; readonly offset: number } | undefined,
  mode: StorageMode
): ConnectError {
  const where = reason ? `1:${reason.offset + 1}` : 'unknown position';
  const isAtEnd = !reason || reason.offset >= text.length;
  const end = `unexpected end of input${reason ? ' inside braces' : ''}`;
  const message = `${where}: parse error: ${isAtEnd ? end : reason.detail}`;
  return mode === 'v1'
    ? invalidArgument(JSON.stringify({ code: 'invalid_argument', message }))
    : invalidArgument(`parsing label selector ${JSON.stringify(text)}: ${message}`);
}
