import fs from 'node:fs';
import { isInstalled } from '../suite/install.mjs';
import { run, startProgram } from './processes.mjs';
import { buildWhenStale } from './stale.mjs';

const say = (text) => console.error(`demo: ${text}`);
const CONFIG = ['package-lock.json', 'tsconfig.json', '.config'];

export async function install() {
  if (isInstalled()) {
    return;
  }
  say('installing packages (npm ci)');
  await run('npm ci', ['npm', 'ci', '--no-audit', '--no-fund']);
}

export const buildPlugins = () =>
  buildWhenStale({
    name: 'plugins',
    inputs: ['src', 'webpack.config.ts', 'package.json', 'README.md', 'CHANGELOG.md', ...CONFIG],
    output: 'dist/module.js',
    build: async () => {
      say('building the plugins');
      fs.rmSync('dist', { recursive: true, force: true });
      const webpack = ['node_modules/webpack/bin/webpack.js', '-c', './webpack.config.ts', '--env', 'production'];
      await run('webpack', [process.execPath, ...webpack, '--stats', 'errors-warnings']);
    },
  });

export const buildPage = () =>
  buildWhenStale({
    name: 'page',
    inputs: ['workbench/host', 'workbench/build.mjs', ...CONFIG],
    output: 'workbench/host-dist/index.js',
    build: async () => {
      say('building the page');
      await run('the build of the page', [process.execPath, 'workbench/build.mjs']);
    },
  });

/** What tests load: the page is built when it is stale, the plugins when there are none. */
export async function buildMissing() {
  await buildPage();
  if (!fs.existsSync('dist/panel/module.js')) {
    await buildPlugins();
  }
}

export const build = () => Promise.all([buildPlugins(), buildPage()]);

/**
 * Starts store, workload (both versions) and page, each on a free port of the loopback address.
 *
 * @param {(error: Error) => void} onEnd called when one of them ends by itself
 * @returns {Promise<{store: string; page: string}>} their addresses
 */
export async function start(onEnd) {
  say('starting store, workload and page');
  const token = 'demo';
  const { url: store } = await startProgram('the store', ['demo/store/main.ts'], onEnd);
  const workload = (version) =>
    startProgram(
      `the workload ${version}`,
      ['demo/workload/main.ts', '--version', version, '--store', store, '--pprof-token', token],
      onEnd
    );
  const [, v2] = await Promise.all([workload('v1'), workload('v2')]);
  const { url: page } = await startProgram(
    'the page',
    ['workbench/server/main.ts', '--store', store, '--pprof', v2.pprof, '--pprof-token', token],
    onEnd
  );
  return { store, page };
}
