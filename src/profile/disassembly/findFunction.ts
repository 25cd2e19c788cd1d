import { err, ok, type Result } from '../result';
import { visibleText } from '../visibleText';
import { symbolTest } from './symbolNames';

/** What a disassembly says of a function. */
export interface FunctionText {
  /** Each function of the name, at least one: its symbol, and the lines behind that. */
  readonly sections: readonly FunctionSection[];
}

export interface FunctionSection {
  readonly symbol: string;
  readonly lines: string;
  /** Why not all of it may be there. */
  readonly cut: 'no' | 'tooLong' | 'endOfFile';
}

/** A file, or what reads like one. */
export interface TextFile {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

const MIB = 1024 * 1024;
/** Bytes of a text that is searched, and characters of a function that are taken. */
export const MAX_TEXT_BYTES = 2048 * MIB;
const MAX_SECTION = 16 * MIB;
/** Functions of one name. */
const MAX_SECTIONS = 8;
/** Bytes that are searched without a break. */
const PIECE = MIB;
/** A line that has no end by then is none of a disassembly. */
const MAX_LINE = 65_536;

/** Of `objdump -d`: `00000000004c7120 <main.step>:`; of `go tool objdump`: `TEXT main.step(SB) burn/main.go`. */
const HEADER = /^(?:[0-9a-f]+ <(.+)>:|TEXT (.+?)\(SB\)(?: .*)?)\r?$/gm;

/**
 * Finds a function in the text of `objdump -d` or `go tool objdump`, a piece of the file after the other, so that a large text
 * is never in memory as a whole. `onShare` is told how far that is, from 0 to 1. The error is a sentence; rejects with the
 * signal's reason, and where the file can't be read.
 */
export async function findFunction(
  file: TextFile,
  name: string,
  signal: AbortSignal,
  onShare?: (share: number) => void
): Promise<Result<FunctionText, string>> {
  if (file.size > MAX_TEXT_BYTES) {
    return err(
      `It has ${Math.ceil(file.size / MIB)} MiB, more than ${MAX_TEXT_BYTES / MIB}. Write the functions that are wanted only.`
    );
  }
  const sections = new Sections(name);
  const decoder = new TextDecoder();
  let rest = '';
  for (let from = 0; from < file.size; from += PIECE) {
    signal.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(from, Math.min(file.size, from + PIECE)).arrayBuffer());
    const problem = from === 0 ? noText(bytes) : undefined;
    if (problem !== undefined || bytes.includes(0)) {
      return err(problem ?? `It is no text from byte ${from + bytes.indexOf(0)} on.`);
    }
    const text = rest + decoder.decode(bytes, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    sections.add(text.slice(0, end));
    rest = text.length - end > MAX_LINE ? '' : text.slice(end);
    onShare?.(Math.min(1, (from + PIECE) / file.size));
  }
  sections.end(rest);
  return sections.result();
}

/** What bytes are that are no text; `undefined` where they may be one. */
function noText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46) {
    return 'This is the program itself. What is read here is its disassembly as text.';
  }
  return bytes.includes(0)
    ? 'This is no text: it has bytes that are 0. A disassembly is plain text in UTF-8.'
    : undefined;
}

/** The sections of a text, as its lines come in. */
class Sections {
  private readonly found: FunctionSection[] = [];
  private readonly isWanted: (symbol: string) => boolean;
  private open: { readonly symbol: string; lines: string[]; length: number } | undefined;
  private functions = 0;

  constructor(private readonly name: string) {
    this.isWanted = symbolTest(name);
  }

  /** Whole lines. */
  add(text: string): void {
    let taken = 0;
    for (const header of text.matchAll(HEADER)) {
      this.take(text.slice(taken, header.index));
      this.close('no');
      this.functions++;
      taken = header.index + header[0].length;
      const symbol = header[1] ?? header[2];
      if (this.found.length < MAX_SECTIONS && this.isWanted(symbol)) {
        this.open = { symbol, lines: [], length: 0 };
      }
    }
    this.take(text.slice(taken));
  }

  /** What stands behind the last end of a line. */
  end(rest: string): void {
    this.add(rest);
    this.close(rest === '' ? 'no' : 'endOfFile');
  }

  result(): Result<FunctionText, string> {
    if (this.found.length > 0) {
      return ok({ sections: this.found });
    }
    if (this.functions === 0) {
      return err('This is no disassembly: no function begins in it as objdump -d or go tool objdump write that.');
    }
    const count =
      this.functions === 1 ? 'one function, and it is not' : `${this.functions} functions, and none of them is`;
    return err(
      `It has ${count} called ${visibleText(this.name)}: it is of another program, or was written of other functions.`
    );
  }

  private take(text: string): void {
    if (this.open && this.open.length <= MAX_SECTION) {
      this.open.lines.push(text);
      this.open.length += text.length;
    }
  }

  private close(cut: FunctionSection['cut']): void {
    if (this.open) {
      const { symbol, lines, length } = this.open;
      this.found.push({ symbol, lines: lines.join(''), cut: length > MAX_SECTION ? 'tooLong' : cut });
    }
    this.open = undefined;
  }
}
