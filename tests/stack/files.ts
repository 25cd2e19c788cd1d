import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export const ROOT = path.resolve(__dirname, '../..');

export const readText = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
export const readYaml = <T>(file: string): T => parse(readText(file), { merge: true });
export const readJson = <T>(file: string): T => JSON.parse(readText(file));
export const exists = (file: string): boolean => fs.existsSync(path.join(ROOT, file));

/** Paths from the root of the files in a folder that end so. */
export const filesIn = (dir: string, ending: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, dir))
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(dir, name));
