import { err, ok, type Result } from './result';

/** A quoted text without its quotes, and where the text behind it starts. */
export interface QuotedText {
  readonly value: string;
  readonly end: number;
}

/** Why a text cannot be read, and at which of its characters. */
export interface TextError {
  readonly detail: string;
  readonly offset: number;
}

const ESCAPE = /\\(?:([abfnrtv\\'"])|x([\da-fA-F]{2})|([0-3][0-7]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y;
const CONTROL: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * Reads a string literal as PromQL does, which is as Go does: in double or single quotes with escapes, or in backticks
 * as it stands.
 */
export function readQuoted(text: string, start: number): Result<QuotedText, TextError> {
  const quote = text[start];
  if (quote !== '"' && quote !== "'" && quote !== '`') {
    return err({ detail: 'expected a value in quotes', offset: start });
  }
  const parts = new Parts();
  let position = start + 1;
  while (position < text.length) {
    const char = text[position];
    if (char === quote) {
      return ok({ value: parts.finish(), end: position + 1 });
    }
    if (char === '\n' && quote !== '`') {
      break;
    }
    if (char !== '\\' || quote === '`') {
      parts.text(char);
      position += 1;
      continue;
    }
    ESCAPE.lastIndex = position;
    const escape = ESCAPE.exec(text);
    if (escape === null || !parts.escape(escape)) {
      return err({ detail: `unknown escape ${text.slice(position, position + 2)}`, offset: position });
    }
    position = ESCAPE.lastIndex;
  }
  return err({ detail: `the ${quote} is not closed`, offset: start });
}

/**
 * Control characters, characters that are not seen or turn the direction of text, and the one that Prometheus takes for a
 * fault of the encoding.
 */
export const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/g;

/** The text in double quotes, with what needs it escaped. */
export function quoteText(value: string): string {
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
  return `"${escapeUnseen(escaped)}"`;
}

/** Those characters as `\uXXXX`, which PromQL, Go and YAML read between double quotes. */
export const escapeUnseen = (text: string): string =>
  text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Collects the text of a literal. Escaped bytes are UTF-8, several of them may make one character. */
class Parts {
  private value = '';
  private bytes: number[] = [];

  text(text: string): void {
    this.flush();
    this.value += text;
  }

  /** False for a code point beyond Unicode. */
  escape([, control, hexByte, octalByte, shortCode, longCode]: RegExpExecArray): boolean {
    const byte = hexByte === undefined ? octalByte && parseInt(octalByte, 8) : parseInt(hexByte, 16);
    if (typeof byte === 'number') {
      this.bytes.push(byte);
      return true;
    }
    if (control !== undefined) {
      this.text(CONTROL[control] ?? control);
      return true;
    }
    const code = parseInt(shortCode ?? longCode, 16);
    if (code > 0x10_ffff) {
      return false;
    }
    this.text(String.fromCodePoint(code));
    return true;
  }

  finish(): string {
    this.flush();
    return this.value;
  }

  private flush(): void {
    if (this.bytes.length > 0) {
      this.value += new TextDecoder().decode(Uint8Array.from(this.bytes));
      this.bytes = [];
    }
  }
}
