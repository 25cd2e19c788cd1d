import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** How apt-get is run here; `undefined` where it can't be. */
function aptGet() {
  if (!fs.existsSync('/usr/bin/apt-get')) {
    return undefined;
  }
  if (process.getuid?.() === 0) {
    return ['apt-get'];
  }
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}

/**
 * Installs a Debian package, as root or with a sudo that asks for no password. What apt prints goes to stderr. Throws where
 * it can't be installed.
 *
 * @param {string} name
 * @param {{recommends?: boolean}} [options] whether packages that it recommends come too
 */
export function installDebianPackage(name, { recommends = true } = {}) {
  const apt = aptGet();
  if (apt === undefined) {
    throw new Error(`the Debian package ${name} can't be installed: that takes apt-get, and root or sudo`);
  }
  console.error(`Installing the Debian package ${name}`);
  const [program, ...before] = apt;
  for (const args of [['update'], ['install', '-y', ...(recommends ? [] : ['--no-install-recommends']), name]]) {
    const { status } = spawnSync(program, [...before, ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} ended with exit code ${status}`);
    }
  }
}
