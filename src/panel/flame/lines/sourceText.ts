import { type FunctionLines } from '../../../profile/functionLines';
import { err, ok, type Result } from '../../../profile/result';
import { visibleText } from '../../../profile/visibleText';

/** A source file of the user's own computer. */
export interface SourceText {
  readonly name: string;
  readonly lines: readonly string[];
  /** Lines of the file that are not in `lines`. */
  readonly leftOut: number;
}

/** Bytes of a source file that are read, and lines that are shown. */
export const MAX_SOURCE_BYTES = 8 * 1024 * 1024;
export const MAX_SOURCE_LINES = 200_000;
const MAX_LINE_LENGTH = 1000;
const TAB = '    ';

/** Reads a source file as UTF-8. The error is a sentence. */
export function readSource(name: string, bytes: Uint8Array): Result<SourceText, string> {
  if (bytes.length > MAX_SOURCE_BYTES) {
    return err(tooLarge(bytes.length));
  }
  if (bytes.includes(0)) {
    return err('This is no text: it has bytes that are 0. A source file is plain text in UTF-8.');
  }
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') {
    return err('The file is empty.');
  }
  const all = text.split(/\r\n|\n|\r/);
  if (all[all.length - 1] === '') {
    all.pop();
  }
  return ok({
    name,
    lines: all.slice(0, MAX_SOURCE_LINES),
    leftOut: Math.max(0, all.length - MAX_SOURCE_LINES),
  });
}

export const tooLarge = (bytes: number): string =>
  `The file has ${Math.ceil(bytes / 1024 / 1024)} MiB; source files are read up to ${MAX_SOURCE_BYTES / 1024 / 1024} MiB.`;

/** A line as it is shown: what is not seen but would change what is seen is written out, and a very long one is cut. */
export function shownLine(text: string): string {
  const cut = text.length > MAX_LINE_LENGTH ? `${text.slice(0, MAX_LINE_LENGTH)}…` : text;
  return visibleText(cut.replace(/\t/g, TAB));
}

/** What makes it doubtful that a source file is the one that a profile is of, a sentence each. */
export function sourceDoubts({ name, lines, leftOut }: SourceText, of: FunctionLines): readonly string[] {
  const wanted = of.file.replace(/^.*[/\\]/, '');
  const last = of.line.length === 0 ? 0 : of.line[of.line.length - 1];
  const count = lines.length + leftOut;
  return [
    ...(wanted !== '' && name !== wanted
      ? [`The profile names ${visibleText(wanted)}, and this is ${visibleText(name)}: is it the right file?`]
      : []),
    ...(last > count
      ? [`The profile names line ${last}, and this file ends at line ${count}: it is another version, or another file.`]
      : []),
    ...(leftOut > 0 ? [`Only the first ${lines.length} lines are shown, ${leftOut} are left out.`] : []),
  ];
}
