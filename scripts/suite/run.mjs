import { spawn } from 'node:child_process';

const alive = new Set();

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group is gone already.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    alive.forEach(endGroup);
    process.exit(1);
  });
}

/**
 * Runs a command in a process group of its own and streams its output. When it ends, or after `timeoutMs`, everything that
 * is left of the group ends too. Answers with what went wrong, or undefined after exit code 0.
 *
 * @param {readonly string[]} command
 * @param {{cwd?: string; env?: Record<string, string>; timeoutMs?: number; quiet?: boolean}} [options]
 * @returns {Promise<string | undefined>}
 */
export function run([program, ...args], { cwd, env, timeoutMs = 600_000, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
    });
    const limit = setTimeout(() => {
      endGroup(child.pid);
      resolve(`not done after ${timeoutMs / 1000} s`);
    }, timeoutMs);
    const done = (problem) => {
      clearTimeout(limit);
      if (child.pid !== undefined) {
        alive.delete(child.pid);
        endGroup(child.pid);
      }
      resolve(problem);
    };
    if (child.pid !== undefined) {
      alive.add(child.pid);
    }
    child.on('error', (error) => done(error.message));
    child.on('exit', (code, signal) => done(code === 0 ? undefined : `ended with ${signal ?? `exit code ${code}`}`));
  });
}

/** Whether a program can be run here. */
export const has = async (program, version = '--version') =>
  (await run([program, version], { quiet: true })) === undefined;
