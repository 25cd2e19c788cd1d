// npm run package: the build as the archive that Grafana installs, with its checksum. Build first; sign in between.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { zip } from './suite/zip.mjs';

process.chdir(path.resolve(import.meta.dirname, '..'));

if (!fs.existsSync('dist/plugin.json')) {
  console.error('there is no dist/plugin.json: npm run build first');
  process.exit(1);
}
const { id, info } = JSON.parse(fs.readFileSync('dist/plugin.json', 'utf8'));
const files = fs
  .readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative('dist', path.join(entry.parentPath, entry.name)))
  .sort()
  .map((file) => ({ name: [id, ...file.split(path.sep)].join('/'), bytes: fs.readFileSync(path.join('dist', file)) }));

const archive = zip(files);
const target = path.join('artifacts', `${id}-${info.version}.zip`);
fs.mkdirSync('artifacts', { recursive: true });
fs.writeFileSync(target, archive);
const sha1 = createHash('sha1').update(archive).digest('hex');
fs.writeFileSync(`${target}.sha1`, `${sha1}  ${path.basename(target)}\n`);
const signed = files.some(({ name }) => name === `${id}/MANIFEST.txt`) ? 'signed' : 'unsigned';
console.log(`${target}: ${files.length} files, ${archive.length} bytes, ${signed}, sha1 ${sha1}`);
