import { SAFE_INTEGER, safeIntegerFromJson } from './int64';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';
import { type Steps } from './steps';

/** Numbers of a bar: `x total self name`. */
export const SINGLE = 4;
/** Numbers of a bar with two sides: `x total self` of the left, the same of the right, `name`. */
export const COMPARISON = 7;

/** Pyroscope's flame graph with its shape checked: every number is an integer, every name exists. */
export interface Flamebearer {
  readonly names: readonly string[];
  readonly barSize: typeof SINGLE | typeof COMPARISON;
  /** The bars of each level, `barSize` numbers each. */
  readonly levels: readonly Float64Array[];
}

/**
 * Checks `{names, levels}`. A level is `{values: ["0", …]}` (querier.v1) or `[0, …]` (`/pyroscope/render`), or numbers as
 * `parseJsonSteps` reads them, which are whole, not negative and safe.
 */
export function* readFlamebearerSteps(json: unknown): Steps<Result<Flamebearer, ProfileError>> {
  if (!isRecord(json)) {
    return malformed('flamegraph', 'an object', describe(json));
  }
  const names = json.names ?? [];
  if (!isStrings(names)) {
    return malformed('names', 'a list of strings', describe(names));
  }
  const levels = json.levels ?? [];
  if (!Array.isArray(levels)) {
    return malformed('levels', 'a list', describe(levels));
  }
  const checked: Float64Array[] = [];
  let count = 0;
  for (const [depth, level] of levels.entries()) {
    const numbers = readNumbers(level, depth);
    if (!numbers.ok) {
      return numbers;
    }
    checked.push(numbers.value);
    count += numbers.value.length;
    if (count > NUMBERS_PER_STEP) {
      count = 0;
      yield;
    }
  }
  const barSize = checked[0]?.length === COMPARISON ? COMPARISON : SINGLE;
  return checkBars({ names, barSize, levels: checked });
}

/** Numbers that are read in one step, and the rest of the level that they end in. */
const NUMBERS_PER_STEP = 65_536;

function readNumbers(level: unknown, depth: number): Result<Float64Array, ProfileError> {
  if (level instanceof Float64Array) {
    return ok(level);
  }
  const values: unknown = isRecord(level) ? (level.values ?? []) : level;
  if (!Array.isArray(values)) {
    return malformed(`levels[${depth}]`, 'a list of numbers', describe(values));
  }
  const numbers = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value: unknown = values[index];
    const number = digits(value) ?? safeIntegerFromJson(value);
    if (number === undefined || number < 0) {
      return malformed(`levels[${depth}][${index}]`, `${SAFE_INTEGER}, not negative`, describe(value));
    }
    numbers[index] = number;
  }
  return ok(numbers);
}

/** The number of a text of at most 15 digits, which nearly all of them are; `undefined` for everything else. */
function digits(text: unknown): number | undefined {
  if (typeof text !== 'string' || text === '' || text.length > 15) {
    return undefined;
  }
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) {
      return undefined;
    }
    number = number * 10 + digit;
  }
  return number;
}

function checkBars(flamebearer: Flamebearer): Result<Flamebearer, ProfileError> {
  const { names, barSize, levels } = flamebearer;
  if (levels.length > 0 && levels[0].length !== barSize) {
    return malformed('levels[0]', `${SINGLE} or ${COMPARISON} numbers`, String(levels[0].length));
  }
  for (const [depth, numbers] of levels.entries()) {
    if (numbers.length % barSize !== 0) {
      return malformed(`levels[${depth}]`, `a multiple of ${barSize} numbers`, String(numbers.length));
    }
    for (let i = barSize - 1; i < numbers.length; i += barSize) {
      if (numbers[i] >= names.length) {
        return malformed(`levels[${depth}][${i}]`, `a row of the ${names.length} names`, String(numbers[i]));
      }
    }
  }
  return ok(flamebearer);
}

function malformed(field: string, expected: string, found: string): Result<never, ProfileError> {
  return err({ kind: 'malformed', field, expected, found });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function describe(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}
