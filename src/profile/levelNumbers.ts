/** Digits that are an exact number, however they are set. */
const MOST_DIGITS = 15;
const FIRST_CAPACITY = 4096;
const [TAB, NEWLINE, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [QUOTE, COMMA, ZERO, NINE, COLON, OPEN, CLOSE, BRACE, END] = [...'",09:[]{}'].map((it) => it.charCodeAt(0));
const KEY = new TextEncoder().encode('"values"');

/**
 * Reads levels of a flame graph in a JSON text, `[0, 7, …]` or `{"values": ["0", "7", …]}`, straight into numbers: most of
 * an answer is these, and as texts of their own they are much of what it costs. What is written in any other way, is
 * negative or has more than 15 digits is not read.
 */
export class LevelNumbers {
  private numbers: Float64Array = new Float64Array(FIRST_CAPACITY);
  private count = 0;
  private at = 0;

  /** `text` is UTF-8. */
  constructor(private readonly text: Uint8Array) {}

  /** The numbers of the level that starts at `start`, and where it ends; `undefined` where it is no such level. */
  read(start: number): { readonly numbers: Float64Array; readonly end: number } | undefined {
    this.at = start;
    const isInObject = this.skip(BRACE);
    const isRead =
      (!isInObject || this.skipKey()) && this.skip(OPEN) && this.readList() && (!isInObject || this.skip(END));
    return isRead ? { numbers: this.numbers.slice(0, this.count), end: this.at } : undefined;
  }

  private skipKey(): boolean {
    this.at = afterSpace(this.text, this.at);
    const isKey = KEY.every((byte, at) => this.text[this.at + at] === byte);
    this.at += KEY.length;
    return isKey && this.skip(COLON);
  }

  /** What comes behind the opening bracket, the closing one too. */
  private readList(): boolean {
    this.count = 0;
    if (this.skip(CLOSE)) {
      return true;
    }
    while (this.readNumbers()) {
      if (!this.skip(COMMA)) {
        return this.skip(CLOSE);
      }
    }
    return false;
  }

  /** Numbers with nothing but commas between them, of which there is one at least. In local variables, which are faster. */
  private readNumbers(): boolean {
    const { text } = this;
    let { count, numbers } = this;
    let at = afterSpace(text, this.at);
    for (;;) {
      const isQuoted = text[at] === QUOTE;
      const first = isQuoted ? at + 1 : at;
      let number = 0;
      for (at = first; text[at] >= ZERO && text[at] <= NINE; at++) {
        number = number * 10 + (text[at] - ZERO);
      }
      const digits = at - first;
      // A bare number has no zeros before it in JSON.
      const isJson = isQuoted ? text[at++] === QUOTE : digits === 1 || text[first] !== ZERO;
      if (!isJson || digits === 0 || digits > MOST_DIGITS) {
        return false;
      }
      if (count === numbers.length) {
        numbers = this.widen();
      }
      numbers[count++] = number;
      if (text[at] !== COMMA || isSpace(text[at + 1])) {
        this.at = at;
        this.count = count;
        return true;
      }
      at++;
    }
  }

  private widen(): Float64Array {
    const wider = new Float64Array(2 * this.numbers.length);
    wider.set(this.numbers);
    this.numbers = wider;
    return wider;
  }

  /** Whether the next byte that is no space is this one; it is passed then. */
  private skip(byte: number): boolean {
    this.at = afterSpace(this.text, this.at);
    const isNext = this.text[this.at] === byte;
    this.at += isNext ? 1 : 0;
    return isNext;
  }
}

/** Where the next byte that is no space stands. */
export function afterSpace(text: Uint8Array, start: number): number {
  let at = start;
  while (isSpace(text[at])) {
    at++;
  }
  return at;
}

const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || byte === NEWLINE || byte === TAB || byte === RETURN;
