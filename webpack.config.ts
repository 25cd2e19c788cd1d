import CopyWebpackPlugin from 'copy-webpack-plugin';
import fs from 'node:fs';
import { globSync } from 'glob';
import path from 'node:path';
import type { Configuration } from 'webpack';
import VirtualModulesPlugin from 'webpack-virtual-modules';

import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

// One compiler per plugin.json: Grafana serves a nested plugin from its own folder of dist only, so its lazy chunks must
// lie beside its module.js and not in the app's folder (grafana/plugin-tools issue 2172, docs/adr/0002).
const pluginId = (dir: string): string => JSON.parse(fs.readFileSync(path.join('src', dir, 'plugin.json'), 'utf8')).id;
const appId = pluginId('');
const dirs = globSync('src/**/plugin.json').map((file) => path.relative('src', path.dirname(file)));
const nestedDirs = dirs.filter(Boolean);

// The scaffold makes this plugin once per process; each compiler needs one of its own.
const publicPath = (id: string): VirtualModulesPlugin =>
  new VirtualModulesPlugin({
    'node_modules/grafana-public-path.js': `
import amd from 'amd-module';
__webpack_public_path__ = amd && amd.uri ? amd.uri.slice(0, amd.uri.lastIndexOf('/') + 1) : 'public/plugins/${id}/';
`,
  });
const PER_PROCESS = new Set(['VirtualModulesPlugin']);
const APP_ONLY = new Set([
  'CopyPlugin',
  'ReplaceInFilePlugin',
  'LiveReloadPlugin',
  'ForkTsCheckerWebpackPlugin',
  'ESLintWebpackPlugin',
]);
const nestedLogos = (): CopyWebpackPlugin =>
  new CopyWebpackPlugin({ patterns: nestedDirs.map((dir) => ({ from: `${dir}/img`, to: `${dir}/img` })) });

async function compilerFor(dir: string, env: Env): Promise<Configuration> {
  const base = await grafanaConfig(env);
  const id = pluginId(dir);
  const entries = base.entry as Record<string, string>;
  const inherited = (base.plugins ?? []).filter((plugin) => {
    const name = plugin?.constructor.name ?? '';
    return !PER_PROCESS.has(name) && !(dir && APP_ONLY.has(name));
  });
  return {
    ...base,
    name: id,
    // webpack's cache on disk has brought back the plugin.json of an earlier build.
    cache: false,
    entry: { module: entries[path.join(dir, 'module')] },
    output: {
      ...base.output,
      clean: false,
      path: path.resolve('dist', dir),
      publicPath: `public/plugins/${id}/`,
      uniqueName: id,
      devtoolNamespace: appId,
      // Plugins are AMD modules; a worker, which has no loader, is a plain script (src/profile/worker/startWorker.ts).
      enabledLibraryTypes: ['amd', 'var'],
    },
    plugins: [...inherited, publicPath(id), ...(dir ? [] : [nestedLogos()])],
  };
}

const config = (env: Env): Promise<Configuration[]> => Promise.all(dirs.map((dir) => compilerFor(dir, env)));

export default config;
