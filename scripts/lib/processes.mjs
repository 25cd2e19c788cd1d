import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const running = new Set();

/** Ends every process that was started here. */
export function endAll() {
  running.forEach((child) => child.kill('SIGTERM'));
}

function track(child) {
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/**
 * Runs a command to its end; what it prints goes to stderr.
 *
 * @param {string} name said in the error
 * @param {readonly string[]} command
 */
export function run(name, [program, ...args]) {
  return new Promise((resolve, reject) => {
    const child = track(spawn(program, args, { stdio: ['ignore', 2, 2] }));
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${name} ended with ${signal ?? `exit code ${code}`}`))
    );
  });
}

/**
 * Starts a TypeScript program that goes on running, and resolves with the JSON line that it prints once it is ready. It
 * ends when this process does, however that ends, because its standard input closes then.
 *
 * @param {string} name said in errors
 * @param {readonly string[]} args file and arguments
 * @param {(error: Error) => void} onEnd called when it ends by itself
 */
export function startProgram(name, args, onEnd) {
  return new Promise((resolve, reject) => {
    const child = track(
      spawn(process.execPath, ['--import', 'tsx', ...args, '--end-with-stdin'], { stdio: ['pipe', 'pipe', 2] })
    );
    const end = (error) => {
      reject(error);
      onEnd(error);
    };
    child.on('error', end);
    child.on('exit', (code, signal) => end(new Error(`${name} ended with ${signal ?? `exit code ${code}`}`)));
    const lines = createInterface({ input: child.stdout });
    lines.once('line', (line) => resolve(JSON.parse(line)));
    lines.on('line', (line) => line.startsWith('{') || console.error(line));
  });
}
