import { SAFE_INTEGER, safeIntegerFromJson } from './int64';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';

/** Numbers of a bar: `x total self name`. */
export const SINGLE = 4;
/** Numbers of a bar with two sides: `x total self` of the left, the same of the right, `name`. */
export const COMPARISON = 7;

/** Pyroscope's flame graph with its shape checked: every number is an integer, every name exists. */
export interface Flamebearer {
  readonly names: readonly string[];
  readonly barSize: typeof SINGLE | typeof COMPARISON;
  /** The bars of each level, `barSize` numbers each. */
  readonly levels: ReadonlyArray<readonly number[]>;
}

/** Checks `{names, levels}`. A level is `{values: ["0", …]}` (querier.v1) or `[0, …]` (`/pyroscope/render`). */
export function readFlamebearer(json: unknown): Result<Flamebearer, ProfileError> {
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
  const checked: number[][] = [];
  for (const [depth, level] of levels.entries()) {
    const numbers = readNumbers(level, depth);
    if (!numbers.ok) {
      return numbers;
    }
    checked.push(numbers.value);
  }
  const barSize = checked[0]?.length === COMPARISON ? COMPARISON : SINGLE;
  return checkBars({ names, barSize, levels: checked });
}

function readNumbers(level: unknown, depth: number): Result<number[], ProfileError> {
  const values: unknown = isRecord(level) ? (level.values ?? []) : level;
  if (!Array.isArray(values)) {
    return malformed(`levels[${depth}]`, 'a list of numbers', describe(values));
  }
  const numbers: number[] = [];
  for (const [index, value] of values.entries()) {
    const number = safeIntegerFromJson(value);
    if (number === undefined || number < 0) {
      return malformed(`levels[${depth}][${index}]`, `${SAFE_INTEGER}, not negative`, describe(value));
    }
    numbers.push(number);
  }
  return ok(numbers);
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
