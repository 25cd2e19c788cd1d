import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** A command that pushes profiles to the address behind it, or why there is none here. */
export type Client =
  | { readonly kind: 'ready'; readonly command: readonly string[]; readonly cwd?: string }
  | { readonly kind: 'absent'; readonly why: string };

const ARTIFACTS = path.resolve('artifacts/clients');
const INSTALL_MS = 240_000;
/** The same as in demo/python/requirements.txt would do; this one is what the research was made with. */
const PYROSCOPE_IO = 'pyroscope-io==1.4.0';

const runs = (command: string, args: readonly string[], cwd?: string): boolean =>
  spawnSync(command, args, { cwd, timeout: INSTALL_MS, stdio: 'ignore' }).status === 0;

export const nodeClient = (): Client => ({
  kind: 'ready',
  command: [process.execPath, path.join(__dirname, 'programs/node.cjs')],
});

/** In an environment of its own, which is kept for the next run. */
export function pythonClient(): Client {
  if (!runs('python3', ['--version'])) {
    return { kind: 'absent', why: 'no Python here' };
  }
  const environment = path.join(ARTIFACTS, 'python');
  const python = path.join(environment, 'bin/python');
  if (!runs(python, ['-c', 'import pyroscope'])) {
    fs.mkdirSync(ARTIFACTS, { recursive: true });
    const isInstalled =
      runs('python3', ['-m', 'venv', environment]) && runs(python, ['-m', 'pip', 'install', '-q', PYROSCOPE_IO]);
    if (!isInstalled) {
      return { kind: 'absent', why: `${PYROSCOPE_IO} could not be installed` };
    }
  }
  return { kind: 'ready', command: [python, path.join(__dirname, 'programs/python_client.py')] };
}

export function goClient(): Client {
  const cwd = path.resolve('demo/go');
  if (!runs('go', ['version'])) {
    return { kind: 'absent', why: 'no Go here' };
  }
  if (!runs('go', ['mod', 'download'], cwd)) {
    return { kind: 'absent', why: 'the modules of demo/go could not be downloaded' };
  }
  const binary = path.join(ARTIFACTS, 'pushclient');
  fs.mkdirSync(ARTIFACTS, { recursive: true });
  const built = spawnSync('go', ['build', '-o', binary, './pushclient'], { cwd, encoding: 'utf8' });
  if (built.status !== 0) {
    throw new Error(`demo/go/pushclient does not build: ${built.stderr}`);
  }
  return { kind: 'ready', command: [binary] };
}
