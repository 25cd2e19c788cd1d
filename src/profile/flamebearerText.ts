import { afterSpace, LevelNumbers } from './levelNumbers';
import { type Steps } from './steps';

const [COLON, OPEN, CLOSE, COMMA, BRACE] = [...':[],{'].map((it) => it.charCodeAt(0));
const KEY = new TextEncoder().encode('"levels"');
/** Bytes that are parsed in one step, and the rest of the level that they end in. */
const BYTES_PER_STEP = 2 ** 18;

/**
 * The value of a JSON text in UTF-8, as `JSON.parse` gives it; throws a `SyntaxError` as that does. A flame graph in a long
 * text is parsed level by level, since nothing can interrupt `JSON.parse`, and each level of plain numbers is a
 * `Float64Array` of them. A text in which the levels are not plain lists, each alone or in an object, is parsed at once.
 */
export function* parseJsonSteps(text: Uint8Array): Steps<unknown> {
  // Only a key has a colon behind its quote, and a quote within a string has a backslash before it.
  const start = text.length > BYTES_PER_STEP ? levelsIn(text, 0) : undefined;
  const read = start === undefined ? undefined : yield* readLevels(text, start);
  if (start === undefined || !read || levelsIn(text, read.end) !== undefined) {
    return JSON.parse(decoded(text));
  }
  const holder = holderOf(parsed(`${decoded(text.subarray(0, start))}${decoded(text.subarray(read.end))}`));
  if (!holder) {
    return JSON.parse(decoded(text));
  }
  holder.levels.push(...read.levels);
  return holder.json;
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Where the first list of levels behind `from` has its first level. */
function levelsIn(text: Uint8Array, from: number): number | undefined {
  for (let quote = text.indexOf(KEY[0], from); quote !== -1; quote = text.indexOf(KEY[0], quote + 1)) {
    // Nearly all are told by their first letter.
    if (text[quote + 1] === KEY[1] && KEY.every((byte, at) => text[quote + at] === byte)) {
      const colon = afterSpace(text, quote + KEY.length);
      const open = afterSpace(text, colon + 1);
      if (text[colon] === COLON && text[open] === OPEN) {
        return open + 1;
      }
    }
  }
  return undefined;
}

interface Levels {
  readonly levels: readonly unknown[];
  /** Where the list's closing bracket stands. */
  readonly end: number;
}

/** The levels of a list whose first one starts at `start`; `undefined` where one is not a list of plain values. */
function* readLevels(text: Uint8Array, start: number): Steps<Levels | undefined> {
  const numbers = new LevelNumbers(text);
  const levels: unknown[] = [];
  let pause = start + BYTES_PER_STEP;
  let at = afterSpace(text, start);
  while (text[at] !== CLOSE) {
    const level = numbers.read(at) ?? otherLevel(text, at);
    if (!level) {
      return undefined;
    }
    levels.push(level.numbers);
    at = afterSpace(text, level.end);
    if (text[at] === COMMA) {
      at = afterSpace(text, at + 1);
      // What comes behind a comma is another level.
      if (text[at] === CLOSE) {
        return undefined;
      }
    } else if (text[at] !== CLOSE) {
      return undefined;
    }
    if (at > pause) {
      pause = at + BYTES_PER_STEP;
      yield;
    }
  }
  return { levels, end: at };
}

/** A level up to the next closing bracket, as it is parsed; `undefined` where that is neither a list nor an object. */
function otherLevel(text: Uint8Array, at: number): { readonly numbers: unknown; readonly end: number } | undefined {
  const close = text.indexOf(CLOSE, at);
  const end = text[at] === BRACE ? afterSpace(text, close + 1) + 1 : close + 1;
  const level = close === -1 ? undefined : parsed(decoded(text.subarray(at, end)));
  return typeof level === 'object' && level !== null ? { numbers: level, end } : undefined;
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
