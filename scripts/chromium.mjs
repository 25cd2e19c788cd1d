import fs from 'node:fs';

import { installDebianPackage } from './debian.mjs';

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
 * The path of a Chromium. `CHROMIUM_PATH` names one, else the usual places are looked at; Debian's package
 * is installed when there is none.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = installed();
  if (found !== undefined) {
    return found;
  }
  try {
    installDebianPackage('chromium');
  } catch (error) {
    throw new Error(`No Chromium was found: install one, or name it in CHROMIUM_PATH (${error.message})`);
  }
  const fresh = installed();
  if (fresh === undefined) {
    throw new Error('The Debian package chromium was installed, but no Chromium is in /usr/bin');
  }
  return fresh;
}
