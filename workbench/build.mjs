// Builds the page (workbench/host) into workbench/host-dist.
import { build } from 'esbuild';
import { appendFile, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { GRAFANA_PAGE } from '../scripts/grafanaPage.mjs';

const here = import.meta.dirname;
const outdir = path.join(here, 'host-dist');
const started = Date.now();

const options = {
  ...GRAFANA_PAGE,
  outdir,
};

await rm(outdir, { recursive: true, force: true });
const [page] = await Promise.all([
  build({
    ...options,
    entryPoints: [path.join(here, 'host/index.tsx')],
    splitting: true,
    format: 'esm',
    metafile: true,
  }),
  build({ ...options, entryPoints: ['monaco-editor/esm/vs/editor/editor.worker.js'], format: 'iife' }),
]);

// esbuild writes the styles of a lazy chunk, but nothing loads them: the code editor's go into the page's own.
const styles = Object.keys(page.metafile.outputs).filter((file) => /ReactMonacoEditor-\w+\.css$/.test(file));
await appendFile(path.join(outdir, 'index.css'), (await Promise.all(styles.map((file) => readFile(file)))).join('\n'));
console.error(`workbench page built in ${Date.now() - started} ms`);
