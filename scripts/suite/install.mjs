import fs from 'node:fs';
import { run } from './run.mjs';

const INSTALL_LIMIT_MS = 900_000;

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what package-lock.json asks for, by the record npm keeps of its last install. */
export function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) {
    return false;
  }
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === '' ||
      (present[path]?.version === version && present[path]?.integrity === integrity) ||
      (optional === true && present[path] === undefined)
  );
}

/** Installs the packages of package-lock.json unless they are there. Answers with what went wrong. */
export async function ensureInstalled() {
  if (isInstalled()) {
    console.log('node_modules is as package-lock.json wants it');
    return undefined;
  }
  const install = () => run(['npm', 'ci', '--no-audit', '--no-fund'], { timeoutMs: INSTALL_LIMIT_MS });
  const problem = await install();
  if (problem === undefined) {
    return undefined;
  }
  console.log(`npm ci ${problem}; once more`);
  return install();
}
