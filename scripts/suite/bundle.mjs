import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Modules that Grafana gives to every plugin: a copy of our own would be a second React, a second data source registry. */
const EXTERNAL = ['react', 'react-dom', '@grafana/data', '@grafana/ui', '@grafana/runtime', 'rxjs', '@emotion/css'];
/** What only tests, the demo and the workbench may use. */
const NEVER_SHIPPED = ['protobufjs', '@datadog/pprof', 'fast-check', 'systemjs', '@opentelemetry/'];

const filesUnder = (dir) =>
  fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** The plugins of a build: the folder of each, and its id. */
const pluginsOf = (files) =>
  files
    .filter((file) => path.basename(file) === 'plugin.json')
    .map((file) => ({ dir: path.dirname(file), id: readJson(file).id }));

function modules(plugins) {
  return plugins.flatMap(({ dir, id }) => {
    const file = path.join(dir, 'module.js');
    if (!fs.existsSync(file)) {
      return [`${id} has no module.js`];
    }
    const isAmd = /^(\/\*.*\*\/\s*)*define\(/.test(fs.readFileSync(file, 'utf8'));
    return isAmd ? [] : [`${file} is not an AMD module`];
  });
}

const idsIn = (scripts, pattern) =>
  new Set(
    scripts.flatMap((script) =>
      [...fs.readFileSync(script, 'utf8').matchAll(pattern)].flatMap((match) => match[1].split(','))
    )
  );

/** Every script lies in the folder of a plugin, and what a plugin loads lazily is defined in its own folder. */
function chunks(plugins, scripts) {
  const dirs = plugins.map(({ dir }) => dir);
  const astray = scripts
    .filter((file) => !dirs.includes(path.dirname(file)))
    .map((file) => `${file} is in no plugin's folder`);
  const missing = dirs.flatMap((dir) => {
    const own = scripts.filter((file) => path.dirname(file) === dir);
    const defined = idsIn(own, /\.push\(\[\[([\d,]+)\]/g);
    return [...idsIn(own, /\b\w+\.e\((\d+)\)/g)]
      .filter((id) => !defined.has(id))
      .map((id) => `${dir} loads chunk ${id}, which isn't there`);
  });
  return [...astray, ...missing];
}

/** The npm packages whose sources a build holds, read from its source maps. */
function packagesIn(map) {
  const names = readJson(map).sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

function foreignPackages(scripts) {
  return scripts.flatMap((script) => {
    const packages = [...packagesIn(`${script}.map`)];
    const second = packages.filter((name) => EXTERNAL.includes(name)).map((name) => `${script} holds its own ${name}`);
    const tooMuch = packages.filter((name) => NEVER_SHIPPED.some((banned) => name.startsWith(banned)));
    return [...second, ...tooMuch.map((name) => `${script} ships ${name}, which is for tests only`)];
  });
}

function sourceMaps(scripts) {
  return scripts.filter((script) => !fs.existsSync(`${script}.map`)).map((script) => `${script} has no source map`);
}

/** The files that Grafana and its plugin validator look for in the archive. */
function files(plugins) {
  const wanted = ['README.md', 'LICENSE', 'CHANGELOG.md'].map((name) => path.join('dist', name));
  const logos = plugins.flatMap(({ dir }) => {
    const { small, large } = readJson(path.join(dir, 'plugin.json')).info.logos;
    return [path.join(dir, small), path.join(dir, large)];
  });
  const screenshots = plugins.flatMap(({ dir }) =>
    (readJson(path.join(dir, 'plugin.json')).info.screenshots ?? []).map((shot) => path.join(dir, shot.path))
  );
  return [...wanted, ...new Set([...logos, ...screenshots])]
    .filter((file) => !fs.existsSync(file))
    .map((file) => `${file} is missing`);
}

function placeholders(plugins) {
  return plugins
    .filter(({ dir }) => /%[A-Z_]+%/.test(fs.readFileSync(path.join(dir, 'plugin.json'), 'utf8')))
    .map(({ dir }) => `${dir}/plugin.json still has a %PLACEHOLDER%`);
}

function printSizes(scripts) {
  for (const script of scripts) {
    const code = fs.readFileSync(script);
    const gzipped = gzipSync(code).length;
    console.log(`${script.padEnd(36)} ${String(code.length).padStart(9)} B ${String(gzipped).padStart(9)} B gzipped`);
  }
}

/** Checks of a build, by name; each is empty or says what is wrong. Prints the size of every script. */
export function bundleProblems(dist) {
  if (!fs.existsSync(dist)) {
    return { 'dist exists': ['there is no build'] };
  }
  const all = filesUnder(dist);
  const scripts = all.filter((file) => file.endsWith('.js')).sort();
  const plugins = pluginsOf(all);
  printSizes(scripts);
  const missingModules = modules(plugins);
  return {
    'three plugins, each with an AMD module':
      plugins.length === 3 ? missingModules : [`found ${plugins.length} plugin.json`],
    'every chunk lies beside its module.js': missingModules.length > 0 ? ['not looked at'] : chunks(plugins, scripts),
    'every script has its source map': sourceMaps(scripts),
    'nothing bundled that Grafana brings or tests use':
      sourceMaps(scripts).length > 0 ? ['not looked at'] : foreignPackages(scripts),
    'logos, screenshots, README, LICENSE, CHANGELOG are there': files(plugins),
    'no placeholder is left in a plugin.json': placeholders(plugins),
  };
}
