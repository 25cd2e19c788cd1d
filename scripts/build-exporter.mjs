// Builds the exporter (src/exporter) into one file that Node runs by itself: exporter-dist/spanflame-exporter.cjs
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

process.chdir(path.resolve(import.meta.dirname, '..'));

const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const outfile = 'exporter-dist/spanflame-exporter.cjs';

await build({
  entryPoints: ['src/exporter/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  sourcemap: true,
  legalComments: 'linked',
  banner: { js: '#!/usr/bin/env node' },
  define: { EXPORTER_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
fs.chmodSync(outfile, 0o755);
