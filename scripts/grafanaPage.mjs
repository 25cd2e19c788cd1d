import { readFile } from 'node:fs/promises';
import path from 'node:path';

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

/** How esbuild makes a page of Grafana's own packages. */
export const GRAFANA_PAGE = {
  bundle: true,
  target: 'es2022',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.ttf': 'file', '.svg': 'file', '.woff2': 'file' },
  logLevel: 'error',
  plugins: [grafanaInterop],
};
