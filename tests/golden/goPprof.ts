import { execFileSync, spawnSync } from 'node:child_process';

/** What `go tool pprof -top` says of one sample type: self and total of each function, in the unit of the profile. */
export interface TopText {
  readonly sampleType: string;
  readonly text: string;
}

/** `go tool pprof -raw`: all samples, locations and mappings as text. */
export function rawText(file: string): string {
  return pprof(['-raw'], file);
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
  const pattern = `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  return pprof([`-peek=${pattern}`, ...EVERYTHING, `-unit=${unit}`, `-sample_index=${sampleType}`], file);
}

export function hasGo(): boolean {
  return spawnSync('go', ['tool', 'pprof', '-help'], { stdio: 'ignore' }).status === 0;
}

function pprof(options: readonly string[], file: string): string {
  const env = { ...process.env, TZ: 'UTC', PPROF_BINARY_PATH: '/nonexistent' };
  const command = ['tool', 'pprof', '-symbolize=none', ...options, file];
  return execFileSync('go', command, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
}
