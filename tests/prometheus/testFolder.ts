import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder for the files of a test; it goes when `remove` is called. */
export class TestFolder {
  readonly path = fs.mkdtempSync(path.join(os.tmpdir(), 'spanflame-'));

  /** Writes a file, and answers with its path. */
  write(name: string, text: string): string {
    const file = path.join(this.path, name);
    fs.writeFileSync(file, text);
    return file;
  }

  remove(): void {
    fs.rmSync(this.path, { recursive: true });
  }
}
