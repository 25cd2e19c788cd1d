import fs from 'node:fs';
import path from 'node:path';

import { installDebianPackage } from './debian.mjs';

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const PROGRAMS = ['prometheus', 'promtool'];

const installed = () =>
  [process.env.PROMETHEUS_FOLDER, ...FOLDERS].find(
    (folder) => folder !== undefined && PROGRAMS.every((program) => fs.existsSync(path.join(folder, program)))
  );

/**
 * The folder of `prometheus` and `promtool`. `PROMETHEUS_FOLDER` names one, else the usual places are looked at; Debian's
 * package is installed when there is none. Throws where it can't be.
 *
 * @returns {string}
 */
export function ensurePrometheus() {
  const found = installed();
  if (found !== undefined) {
    return found;
  }
  installDebianPackage('prometheus', { recommends: false });
  const fresh = installed();
  if (fresh === undefined) {
    throw new Error('The Debian package prometheus was installed, but not into /usr/bin');
  }
  return fresh;
}
