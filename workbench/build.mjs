// Builds the page (workbench/host) into workbench/host-dist.
import { build } from 'esbuild';
import { appendFile, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

const here = import.meta.dirname;
const outdir = path.join(here, 'host-dist');
const started = Date.now();

// The .mjs files of @grafana/* count on `__esModule` for the default exports of CommonJS packages. esbuild, like Node,
// does not look at it in .mjs; in a namespace of its own and with another ending it does.
const grafanaInterop = {
  name: 'grafana-interop',
  setup(build) {
    build.onResolve({ filter: /^@grafana\/|^\.{1,2}\/.*\.mjs$/ }, async ({ path: asked, pluginData, ...args }) => {
      if (pluginData === 'resolved') {
        return undefined;
      }
      const { kind, resolveDir, importer } = args;
      const found = await build.resolve(asked, { kind, resolveDir, importer, pluginData: 'resolved' });
      if (found.errors.length > 0 || !/node_modules\/@grafana\/.*\.mjs$/.test(found.path)) {
        return found;
      }
      return { path: found.path.replace(/\.mjs$/, '.js'), namespace: 'grafana', sideEffects: found.sideEffects };
    });
    build.onLoad({ filter: /.*/, namespace: 'grafana' }, async ({ path: file }) => ({
      contents: await readFile(file.replace(/\.js$/, '.mjs'), 'utf8'),
      resolveDir: path.dirname(file),
      loader: 'js',
    }));
  },
};

const options = {
  outdir,
  bundle: true,
  target: 'es2022',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.ttf': 'file', '.svg': 'file', '.woff2': 'file' },
  logLevel: 'error',
};

await rm(outdir, { recursive: true, force: true });
const [page] = await Promise.all([
  build({
    ...options,
    entryPoints: [path.join(here, 'host/index.tsx')],
    splitting: true,
    format: 'esm',
    plugins: [grafanaInterop],
    metafile: true,
  }),
  build({ ...options, entryPoints: ['monaco-editor/esm/vs/editor/editor.worker.js'], format: 'iife' }),
]);

// esbuild writes the styles of a lazy chunk, but nothing loads them: the code editor's go into the page's own.
const styles = Object.keys(page.metafile.outputs).filter((file) => /ReactMonacoEditor-\w+\.css$/.test(file));
await appendFile(path.join(outdir, 'index.css'), (await Promise.all(styles.map((file) => readFile(file)))).join('\n'));
console.error(`workbench page built in ${Date.now() - started} ms`);
