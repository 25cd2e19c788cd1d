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

/** With options that choose stacks or frames, such as `-focus=…`. */
export function topText(file: string, sampleType: string, unit: string, options: readonly string[] = []): string {
  const everything = ['-nodecount=0', '-nodefraction=0', '-edgefraction=0', '-trim=false'];
  return pprof(['-top', ...everything, `-unit=${unit}`, `-sample_index=${sampleType}`, ...options], file);
}

export function hasGo(): boolean {
  return spawnSync('go', ['tool', 'pprof', '-help'], { stdio: 'ignore' }).status === 0;
}

function pprof(options: readonly string[], file: string): string {
  const env = { ...process.env, TZ: 'UTC', PPROF_BINARY_PATH: '/nonexistent' };
  const command = ['tool', 'pprof', '-symbolize=none', ...options, file];
  return execFileSync('go', command, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
}
