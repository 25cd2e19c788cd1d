/** What can be offered at the cursor of a label selector. `from` to `to` is the text that an offer replaces. */
export type SelectorCompletion =
  | { readonly kind: 'name'; readonly from: number; readonly to: number; readonly others: string }
  | { readonly kind: 'operator'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'value';
      readonly from: number;
      readonly to: number;
      readonly name: string;
      readonly isRegex: boolean;
      /** Whether the cursor stands between quotes already. */
      readonly isQuoted: boolean;
      /** The selector without the matcher at the cursor: what offers have to go with. */
      readonly others: string;
    }
  | { readonly kind: 'none' };

export const OPERATORS = ['=', '!=', '=~', '!~'] as const;

/** A matcher as far as it is written; positions are offsets in the text, an end is the offset after the last character. */
interface Piece {
  readonly start: number;
  readonly nameEnd: number;
  readonly op: string;
  readonly opStart: number;
  readonly opEnd: number;
  readonly value: { readonly start: number; readonly end: number; readonly isClosed: boolean } | undefined;
  readonly end: number;
}

const MATCHER = /\s*("(?:[^"\\]|\\.)*"?|[^\s=!~",{}]*)(\s*)(=~|!~|!=|=|!)?(\s*)("((?:[^"\\]|\\.)*)("?))?/y;

/** Finds what to offer where the cursor stands, with any text before, in and after the matcher at the cursor. */
export function completeSelector(text: string, cursor: number): SelectorCompletion {
  const open = text.indexOf('{');
  if (open < 0) {
    return text.trim() === '' ? { kind: 'name', from: 0, to: text.length, others: '{}' } : { kind: 'none' };
  }
  const pieces = piecesOf(text, open + 1);
  const piece = pieces.find(({ start, end }) => cursor >= start && cursor <= end);
  if (cursor <= open || !piece) {
    return { kind: 'none' };
  }
  const others = selectorOf(
    text,
    pieces.filter((each) => each !== piece)
  );
  if (cursor <= piece.nameEnd) {
    return { kind: 'name', from: piece.start, to: piece.nameEnd, others };
  }
  const { value } = piece;
  const name = unquote(text.slice(piece.start, piece.nameEnd));
  const isRegex = piece.op.endsWith('~');
  if (value && cursor >= value.start && cursor <= value.end) {
    const from = isRegex ? alternativeStart(text, value.start, cursor) : value.start;
    return { kind: 'value', from, to: isRegex ? cursor : value.end, name, isRegex, isQuoted: true, others };
  }
  if (value) {
    return { kind: 'none' };
  }
  return piece.opEnd > piece.opStart && piece.op !== '!' && cursor >= piece.opEnd
    ? { kind: 'value', from: cursor, to: cursor, name, isRegex, isQuoted: false, others }
    : { kind: 'operator', from: piece.opStart, to: piece.opEnd };
}

/** An offered value as it stands in the selector: escaped for the string, and before that for the regex. */
export function valueText(value: string, { isRegex, isQuoted }: { isRegex: boolean; isQuoted: boolean }): string {
  const literal = isRegex ? value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : value;
  const escaped = literal.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
  return isQuoted ? escaped : `"${escaped}"`;
}

/** Names with other characters than PromQL's are written in quotes. */
export const nameText = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name));

function piecesOf(text: string, after: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = after;
  for (;;) {
    const piece = pieceAt(text, at);
    pieces.push(piece);
    const comma = text.indexOf(',', piece.end);
    if (comma < 0 || text.slice(piece.end, comma).includes('}')) {
      return pieces;
    }
    at = comma + 1;
  }
}

function pieceAt(text: string, at: number): Piece {
  MATCHER.lastIndex = at;
  const [all, name = '', gap = '', op = '', space = '', quoted, content = '', closing] = MATCHER.exec(text) ?? [''];
  const start = at + (/^\s*/.exec(all)?.[0].length ?? 0);
  const nameEnd = start + name.length;
  const opStart = nameEnd + gap.length;
  const opEnd = opStart + op.length;
  const valueStart = opEnd + space.length + 1;
  const value =
    quoted === undefined
      ? undefined
      : { start: valueStart, end: valueStart + content.length, isClosed: closing === '"' };
  return { start, nameEnd, op, opStart, opEnd, value, end: at + all.length };
}

const selectorOf = (text: string, pieces: readonly Piece[]): string =>
  `{${pieces
    .filter(({ value }) => value?.isClosed)
    .map(({ start, end }) => text.slice(start, end))
    .join(',')}}`;

/** In `a|b` the alternative at the cursor is completed, not the whole expression. */
function alternativeStart(text: string, start: number, cursor: number): number {
  const before = text.slice(start, cursor);
  return start + Math.max(before.lastIndexOf('|'), before.lastIndexOf('(')) + 1;
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : name;
}
