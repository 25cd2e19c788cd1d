import fs from 'node:fs';
import { oneCheck, skipped } from './counts.mjs';
import { has, run } from './run.mjs';

/** Exits with 1 unless every entry is intact and lies in the folder named. */
const READ_ZIP = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
inside = all(name.startswith(sys.argv[2]) for name in archive.namelist())
sys.exit(0 if inside and archive.testzip() is None else 1)
`;

/** Makes the archive that Grafana installs, and has another program read it. */
export async function archive() {
  const problem = await run(['node', 'scripts/package.mjs']);
  if (problem !== undefined) {
    return oneCheck(`npm run package ${problem}`);
  }
  const { id, info } = JSON.parse(fs.readFileSync('dist/plugin.json', 'utf8'));
  return (await has('python3'))
    ? oneCheck(await run(['python3', '-c', READ_ZIP, `artifacts/${id}-${info.version}.zip`, `${id}/`]))
    : skipped('the archive was made and not read: no Python here');
}
