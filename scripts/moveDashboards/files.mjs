import fs from 'node:fs';
import path from 'node:path';

/** The files that are named, and those with the ending .json in the folders that are. */
export function filesOf(names) {
  return [
    ...new Set(names.flatMap((name) => (fs.statSync(name).isDirectory() ? filesIn(name) : [path.normalize(name)]))),
  ];
}

const filesIn = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        return filesIn(file);
      }
      return entry.name.endsWith('.json') ? [file] : [];
    });

/** A JSON file: its value, and how to write another one in the same form. Throws where it cannot be read or kept. */
export function readJson(file) {
  const text = fs.readFileSync(file, 'utf8');
  const json = JSON.parse(text.replace(/^\uFEFF/, ''));
  const long = /[:[,]\s*(-?\d{16,})\s*[,\]}]/.exec(text)?.[1];
  if (long !== undefined && String(Number(long)) !== long) {
    throw new Error(`holds the number ${long}, which would not be kept`);
  }
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '';
  const format = (value) => {
    const lines = JSON.stringify(value, null, indent);
    const ended = text.endsWith('\n') ? `${lines}\n` : lines;
    return (
      (text.startsWith('\uFEFF') ? '\uFEFF' : '') + (text.includes('\r\n') ? ended.replaceAll('\n', '\r\n') : ended)
    );
  };
  return { json, format, isKept: format(json) === text };
}

/** Writes to a file beside it and puts that in its place, so that nobody sees half a file. */
export function replaceFile(file, text, backup) {
  const target = fs.realpathSync(file);
  if (backup) {
    fs.copyFileSync(target, `${target}.bak`, fs.constants.COPYFILE_EXCL);
  }
  const beside = `${target}.${process.pid}.tmp`;
  fs.writeFileSync(beside, text, { mode: fs.statSync(target).mode });
  fs.renameSync(beside, target);
}
