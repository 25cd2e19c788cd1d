import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** How Chromium is started for tests: headless, and without the calls home that a closed network would refuse. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installed = () =>
  [process.env.CHROMIUM_PATH, ...CANDIDATES].find((file) => file !== undefined && fs.existsSync(file));

/**
 * The path of a Chromium. `CHROMIUM_PATH` names one, else the usual places are looked at; on Debian, as root, it is
 * installed when there is none. What apt prints goes to stderr.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = installed();
  if (found !== undefined) {
    return found;
  }
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    throw new Error('No Chromium was found: install one, or name it in CHROMIUM_PATH');
  }
  console.error('No Chromium was found: installing the Debian package');
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} ended with exit code ${status}`);
    }
  }
  const fresh = installed();
  if (fresh === undefined) {
    throw new Error('The Debian package chromium was installed, but no Chromium is in /usr/bin');
  }
  return fresh;
}
