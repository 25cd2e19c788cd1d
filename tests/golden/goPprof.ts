import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type GoldenList } from './frameViews';

/** What `go tool pprof -top` says of one sample type: self and total of each function, in the unit of the profile. */
export interface TopText {
  readonly sampleType: string;
  readonly text: string;
}

/** `go tool pprof -raw`: all samples, locations and mappings as text. */
export function rawText(file: string): string {
  return pprof(['-raw'], file);
}

/** `go tool pprof -comments`: a line for each. */
export function commentsText(file: string): string {
  return pprof(['-comments'], file);
}

export function topTexts(file: string): TopText[] {
  const [, columns] = /^Samples:\n(.*)$/m.exec(rawText(file)) ?? ['', ''];
  return columns
    .trim()
    .split(/\s+/)
    .map((column) => column.replace('[dflt]', '').split('/'))
    .map(([sampleType, unit]) => ({ sampleType, text: topText(file, sampleType, unit) }));
}

const EVERYTHING = ['-nodecount=0', '-nodefraction=0', '-edgefraction=0', '-trim=false'];

/** With options that choose stacks or frames, such as `-focus=…`. */
export function topText(file: string, sampleType: string, unit: string, options: readonly string[] = []): string {
  return pprof(['-top', ...EVERYTHING, `-unit=${unit}`, `-sample_index=${sampleType}`, ...options], file);
}

/** `go tool pprof -peek`: what calls a function, by its exact name, and what it calls. */
export function peekText(file: string, sampleType: string, unit: string, name: string): string {
  return pprof([`-peek=${exactly(name)}`, ...EVERYTHING, `-unit=${unit}`, `-sample_index=${sampleType}`], file);
}

/**
 * `go tool pprof -list`: what each line of a function costs, by its exact name. It tells nothing without the source file, so
 * it is given one of empty lines.
 */
export function listText(
  file: string,
  { sampleType, unit, name, file: sourceFile, stepped }: Omit<GoldenList, 'id' | 'profile'>
): string {
  const folder = mkdtempSync(join(tmpdir(), 'spanflame-list-'));
  try {
    const source = join(folder, sourceFile);
    mkdirSync(dirname(source), { recursive: true });
    writeFileSync(source, '\n'.repeat(5000));
    const options = [`-unit=${unit}`, `-sample_index=${sampleType}`, '-trim_path=/', `-source_path=${folder}`];
    return pprof([`-list=${exactly(name)}`, ...options, ...(stepped?.options ?? [])], file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const exactly = (name: string): string => `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;

export function hasGo(): boolean {
  return spawnSync('go', ['tool', 'pprof', '-help'], { stdio: 'ignore' }).status === 0;
}

function pprof(options: readonly string[], file: string): string {
  const env = { ...process.env, TZ: 'UTC', PPROF_BINARY_PATH: '/nonexistent' };
  const command = ['tool', 'pprof', '-symbolize=none', ...options, file];
  return execFileSync('go', command, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
}
