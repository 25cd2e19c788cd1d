import fs from 'node:fs';
import path from 'node:path';
import { exists, readJson, readText, ROOT } from './files';
import { PLUGIN_DIRS, pluginFile, readPlugin } from './plugins';

/** Rules of Grafana's plugin validator that need no network. */
describe.each(PLUGIN_DIRS)('src/%s/plugin.json', (dir) => {
  const plugin = readPlugin(dir);

  it('has an id of organisation, name and type', () => {
    expect(plugin.id).toMatch(/^[0-9a-z]+-([0-9a-z]+-)?(app|panel|datasource)$/);
    expect(plugin.id.endsWith(`-${plugin.type}`)).toBe(true);
    expect(plugin.id.split('-')[0]).toBe(readPlugin('').id.split('-')[0]);
  });

  it('has logos and screenshots that exist', () => {
    const { logos, screenshots } = plugin.info;
    const files = [logos.small, logos.large, ...screenshots.map((shot) => shot.path)];
    expect(files.filter((file) => !exists(path.join('src', dir, file)))).toEqual([]);
  });

  it('asks for the same Grafana as the app and the README', () => {
    const range = plugin.dependencies.grafanaDependency;
    expect(range).toBe(readPlugin('').dependencies.grafanaDependency);
    expect(readText('README.md')).toContain(`Grafana ${range.replace(/^>=(\d+\.\d+)\.0$/, '$1')} or later`);
  });

  it('takes its version from package.json', () => {
    expect(plugin.info.version).toBe('%VERSION%');
  });
});

describe('the app', () => {
  it('declares each nested plugin with its type and file', () => {
    const nested = PLUGIN_DIRS.filter((dir) => dir !== '').map((dir) => {
      const { type, name } = readPlugin(dir);
      return { type, name, path: `${dir}/plugin.json` };
    });
    const declared = (readPlugin('').includes ?? []).filter(({ type }) => type === 'datasource' || type === 'panel');
    expect(declared).toEqual(nested);
  });

  it('has plugin.json at the top as a link, so that there is one file', () => {
    expect(fs.readlinkSync(path.join(ROOT, 'plugin.json'))).toBe(pluginFile(''));
  });

  it('builds on no tool that Grafana removed', () => {
    const { scripts, dependencies, devDependencies } = readJson<{
      scripts: Record<string, string>;
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    }>('package.json');
    expect(Object.values(scripts).filter((script) => script.includes('grafana-toolkit'))).toEqual([]);
    expect(Object.keys({ ...dependencies, ...devDependencies })).not.toContain('@grafana/toolkit');
  });
});

describe('routes of the data source', () => {
  const routes = readPlugin('datasource').routes ?? [];
  const PYROSCOPE_READS = [
    'querier.v1.QuerierService/ProfileTypes',
    'querier.v1.QuerierService/LabelNames',
    'querier.v1.QuerierService/LabelValues',
    'querier.v1.QuerierService/SelectMergeStacktraces',
    'querier.v1.QuerierService/SelectMergeSpanProfile',
    'querier.v1.QuerierService/SelectMergeProfile',
    'querier.v1.QuerierService/SelectSeries',
    'querier.v1.QuerierService/SelectHeatmap',
    'querier.v1.QuerierService/GetProfileStats',
    'capabilities.v1.FeatureFlagsService/GetFeatureFlags',
  ];

  const RULES = 'pyroscope/settings.v1.RecordingRulesService/';
  const RULE_READS = ['ListRecordingRules', 'GetRecordingRule'].map((call) => `${RULES}${call}/`);
  /** The only calls that change anything (ADR 0025). */
  const RULE_WRITES = ['UpsertRecordingRule', 'DeleteRecordingRule'].map((call) => `${RULES}${call}/`);

  /** Both read a form as they read the query of a URL, which proxies refuse when it is long. */
  const PARCA_FORMS = ['POST parca/api/profiles/query_range/', 'POST parca/api/profiles/query/'];

  it('post to calls that only read, but for recording rules', () => {
    const posts = routes
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path: route }) => `${method} ${route}`);
    expect(posts.filter((post) => post.includes(' parca/'))).toEqual(PARCA_FORMS);
    const others = posts.filter((post) => !PARCA_FORMS.includes(post)).map((post) => post.replace(/^POST /, ''));
    const reads = [...PYROSCOPE_READS.map((call) => `pyroscope/${call}/`), ...RULE_READS];
    expect(others.filter((route) => !reads.includes(route))).toEqual(RULE_WRITES);
  });

  it('let Editors and Admins only change a recording rule', () => {
    const writes = routes.filter((route) => RULE_WRITES.includes(route.path));
    expect(writes.map(({ reqRole }) => reqRole)).toEqual(['Editor', 'Editor']);
  });

  it.each(routes.map((route) => [route.path, route] as const))(
    '%s says its method and goes to one place',
    (_name, route) => {
      expect(route.path).toMatch(/^(pyroscope|parca|pprof)\/[\w./-]+\/$/);
      expect(['GET', 'POST']).toContain(route.method);
      expect(route.url).toMatch(
        /^(\{\{ if eq \.JsonData\.backend "(pprof|parca)" \}\})?\{\{ \.JsonData\.(url|filesUrl) \}\}/
      );
      expect(RULE_WRITES.includes(route.path) ? '' : route.path).not.toMatch(
        /\.\.|\/\/|ingest|push|upsert|delete|cmdline|symbol|config|writeraw|targets|agents/i
      );
    }
  );

  it('never match a longer path by accident: Grafana compares prefixes, the first one wins', () => {
    const addresses = routes.map(({ method, path: route }) => `${method} ${route}`);
    const shadowed = addresses.flatMap((later, row) =>
      addresses.slice(0, row).filter((earlier) => later.startsWith(earlier))
    );
    expect(shadowed).toEqual([]);
  });
});
