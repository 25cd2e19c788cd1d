import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const STAMPS = 'artifacts/demo';

function filesOf(entry) {
  if (!fs.existsSync(entry)) {
    return [];
  }
  if (!fs.statSync(entry).isDirectory()) {
    return [entry];
  }
  return fs
    .readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath ?? file.path, file.name));
}

/** A hash of the names and contents of files and folders. */
export function hashOf(entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap(filesOf).sort()) {
    hash.update(`${file}\0`).update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const mtimeOf = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/**
 * Runs `build` unless `output` was built here from inputs with the same contents and nobody has built it since.
 *
 * @param {{name: string; inputs: readonly string[]; output: string; build: () => Promise<void>}} step
 */
export async function buildWhenStale({ name, inputs, output, build }) {
  const stampFile = path.join(STAMPS, `${name}.json`);
  const hash = hashOf(inputs);
  const stamp = fs.existsSync(stampFile) ? JSON.parse(fs.readFileSync(stampFile, 'utf8')) : {};
  if (stamp.hash === hash && stamp.built !== undefined && stamp.built === mtimeOf(output)) {
    return;
  }
  await build();
  fs.mkdirSync(STAMPS, { recursive: true });
  fs.writeFileSync(stampFile, JSON.stringify({ hash, built: mtimeOf(output) }));
}
