import { type Steps } from './steps';

const LEVELS = /"levels":\s*\[/g;
const BETWEEN = /\s*/y;
/** Characters that are parsed in one step, and the rest of the level that they end in. */
const CHARACTERS_PER_STEP = 2 ** 18;

/**
 * The value of a JSON text, as `JSON.parse` gives it; throws a `SyntaxError` as that does. A flame graph in it is parsed
 * level by level, since nothing can interrupt `JSON.parse`. A text in which the levels are not plain lists of numbers, each
 * alone or in an object, is parsed at once.
 */
export function* parseJsonSteps(text: string): Steps<unknown> {
  const keys = text.length > CHARACTERS_PER_STEP ? [...text.matchAll(LEVELS)] : [];
  if (keys.length !== 1) {
    return JSON.parse(text);
  }
  // Only a key has a colon behind its quote, and a quote within a string has a backslash before it.
  const start = keys[0].index + keys[0][0].length;
  const read = yield* readLevels(text, start);
  const holder = read && holderOf(parsed(`${text.slice(0, start)}${text.slice(read.end)}`));
  if (!read || !holder) {
    return JSON.parse(text);
  }
  holder.levels.push(...read.levels);
  return holder.json;
}

interface Levels {
  readonly levels: readonly unknown[];
  /** Where the list's closing bracket stands. */
  readonly end: number;
}

/** The levels of a list whose first one starts at `start`; `undefined` where one is not a list of plain values. */
function* readLevels(text: string, start: number): Steps<Levels | undefined> {
  const levels: unknown[] = [];
  let pause = start + CHARACTERS_PER_STEP;
  let at = afterSpace(text, start);
  while (text[at] !== ']') {
    const close = text.indexOf(']', at);
    const end = text[at] === '{' ? afterSpace(text, close + 1) + 1 : close + 1;
    const level = close === -1 ? undefined : parsed(text.slice(at, end));
    if (typeof level !== 'object' || level === null) {
      return undefined;
    }
    levels.push(level);
    at = afterSpace(text, end);
    if (text[at] === ',') {
      at = afterSpace(text, at + 1);
      // What comes behind a comma is another level.
      if (text[at] === ']') {
        return undefined;
      }
    } else if (text[at] !== ']') {
      return undefined;
    }
    if (at > pause) {
      pause = at + CHARACTERS_PER_STEP;
      yield;
    }
  }
  return { levels, end: at };
}

/** The one empty list of levels in the rest of the answer, at its top or in its flame graph. */
function holderOf(json: unknown): { readonly json: unknown; readonly levels: unknown[] } | undefined {
  const inside = isRecord(json)
    ? (json.levels ?? (isRecord(json.flamegraph) ? json.flamegraph.levels : undefined))
    : undefined;
  return Array.isArray(inside) && inside.length === 0 ? { json, levels: inside } : undefined;
}

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function afterSpace(text: string, at: number): number {
  BETWEEN.lastIndex = at;
  return at + (BETWEEN.exec(text)?.[0].length ?? 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
