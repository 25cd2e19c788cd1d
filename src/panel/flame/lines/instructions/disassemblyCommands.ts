/** What writes the disassembly of a function of a program. */
export interface DisassemblyCommand {
  readonly of: 'go' | 'other';
  readonly command: string;
}

/** The commands whose text is read, for a shell; `program` is where the profile says that it lay. */
export function disassemblyCommands(name: string, program: string): readonly DisassemblyCommand[] {
  const file = quoted(program === '' ? 'PROGRAM' : program);
  return [
    { of: 'go', command: `go tool objdump -s ${quoted(`^${escapeRegex(name)}$`)} ${file} > program.txt` },
    { of: 'other', command: `objdump -d -l -C ${file} > program.txt` },
  ];
}

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replace(/'/g, `'\\''`)}'`;
