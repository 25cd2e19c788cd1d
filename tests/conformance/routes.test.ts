import fs from 'node:fs';
import path from 'node:path';

interface Route {
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly reqRole?: string;
}
const plugin = JSON.parse(fs.readFileSync(path.join(__dirname, '../../src/datasource/plugin.json'), 'utf8'));
const routes: readonly Route[] = plugin.routes;
const BASE = '/base';

/**
 * The path that Grafana's data source proxy sends a request to, percent-encoded as on the wire; `undefined` where no
 * route matches, since the data source has no URL of its own. As in pkg/api/pluginproxy/ds_proxy.go of 12.3: method and
 * prefix are compared after dots and double slashes were resolved, but what is cut off and joined is the path as it
 * came, and it is set as a decoded path, so that a percent sign in it is encoded once more.
 */
function upstream(method: string, asked: string, backend = backendOf(asked)): string | undefined {
  const clean = resolved(asked);
  const route = routes.find((each) => each.method === method && clean.startsWith(resolved(each.path)));
  if (!route) {
    return undefined;
  }
  const rest = asked.startsWith(route.path) ? asked.slice(route.path.length) : asked;
  const base = filled(route.url, backend);
  if (!base.startsWith(BASE)) {
    return undefined;
  }
  const joined = rest === '' ? base : `${base.replace(/\/$/, '')}/${rest.replace(/^\//, '')}`;
  return joined.replaceAll('%', '%25');
}

/** The backend of the data source that asks so. */
const backendOf = (asked: string): string =>
  ['pprof', 'parca'].find((each) => asked.includes(`${each}/`)) ?? 'pyroscope';

/** Go's text/template, as far as the routes use it. */
const filled = (url: string, backend: string): string =>
  url
    .replace(/\{\{ if eq \.JsonData\.backend "(\w+)" \}\}(.*)\{\{ end \}\}/, (_, only, then) =>
      only === backend ? then : ''
    )
    .replace(/\{\{ \.JsonData\.(url|filesUrl) \}\}/, BASE);

/** filepath.Clean(filepath.Join("/", path)), relative to "/". */
const resolved = (text: string): string => path.posix.join('/', text).replace(/\/$/, '').slice(1);

/** Where a server ends up that decodes a path once and resolves its dots. */
const reached = (onTheWire: string): string => path.posix.normalize(decodeURIComponent(onTheWire));

/** All read, but for the two that change a recording rule (ADR 0025). */
const ADDRESSES: readonly string[] = [
  '/querier.v1.QuerierService/ProfileTypes',
  '/querier.v1.QuerierService/LabelNames',
  '/querier.v1.QuerierService/LabelValues',
  '/querier.v1.QuerierService/SelectMergeStacktraces',
  '/querier.v1.QuerierService/SelectMergeSpanProfile',
  '/querier.v1.QuerierService/SelectMergeProfile',
  '/querier.v1.QuerierService/SelectSeries',
  '/querier.v1.QuerierService/SelectHeatmap',
  '/querier.v1.QuerierService/GetProfileStats',
  '/capabilities.v1.FeatureFlagsService/GetFeatureFlags',
  '/settings.v1.RecordingRulesService/ListRecordingRules',
  '/settings.v1.RecordingRulesService/GetRecordingRule',
  '/settings.v1.RecordingRulesService/UpsertRecordingRule',
  '/settings.v1.RecordingRulesService/DeleteRecordingRule',
  '/api/v1/status/buildinfo',
  '/api/profiles/types',
  '/api/profiles/has_profile_data',
  '/api/profiles/labels',
  '/api/profiles/query_range',
  '/api/profiles/query_range',
  '/api/profiles/query',
  '/api/profiles/query',
  '/debug/pprof/heap',
  '/debug/pprof/allocs',
  '/debug/pprof/goroutine',
  '/debug/pprof/block',
  '/debug/pprof/mutex',
  '/debug/pprof/threadcreate',
  '/debug/pprof/profile',
].map((address) => BASE + address);

const takesForms = (route: Route): boolean => /^parca\/.*\/query(_range)?\/$/.test(route.path);

describe('declared routes', () => {
  it('end with a slash, because a prefix without one also matches `heap../cmdline`, and its rest climbs', () => {
    expect(routes.filter((route) => !route.path.endsWith('/'))).toEqual([]);
  });

  it('are these addresses, and the folder of files', () => {
    const addresses = routes.map((route) => filled(route.url, backendOf(route.path)));
    expect(addresses).toEqual([...ADDRESSES, BASE]);
    expect(routes[routes.length - 1].url).toBe('{{ .JsonData.filesUrl }}');
  });

  it('each allow one method: POST for remote procedures, GET for the rest', () => {
    for (const { path: prefix, method } of routes.filter((route) => !takesForms(route))) {
      expect([prefix, method]).toEqual([prefix, prefix.includes('Service/') ? 'POST' : 'GET']);
    }
  });

  it('are there twice where Parca reads a long query from a form: its gateway takes a post for a get', () => {
    expect(routes.filter(takesForms).map(({ path: prefix, method }) => `${method} ${prefix}`)).toEqual([
      'GET parca/api/profiles/query_range/',
      'POST parca/api/profiles/query_range/',
      'GET parca/api/profiles/query/',
      'POST parca/api/profiles/query/',
    ]);
  });

  it('do not shadow each other: the first that fits is taken, so none is the prefix of a later one', () => {
    const shadowed = routes.filter((route, at) =>
      routes
        .slice(0, at)
        .some((earlier) => earlier.method === route.method && resolved(route.path).startsWith(resolved(earlier.path)))
    );
    expect(shadowed).toEqual([]);
  });

  it('send the tenant to Pyroscope only', () => {
    for (const route of plugin.routes) {
      const names = (route.headers ?? []).map(({ name }: { name: string }) => name);
      expect([route.path, names]).toEqual([route.path, route.path.startsWith('pyroscope/') ? ['X-Scope-OrgID'] : []]);
    }
  });

  it('let editors only take a CPU profile, which costs the process, and change a recording rule', () => {
    expect(routes.filter(({ reqRole }) => reqRole).map(({ path: prefix, reqRole }) => [prefix, reqRole])).toEqual([
      ['pyroscope/settings.v1.RecordingRulesService/UpsertRecordingRule/', 'Editor'],
      ['pyroscope/settings.v1.RecordingRulesService/DeleteRecordingRule/', 'Editor'],
      ['pprof/debug/pprof/profile/', 'Editor'],
    ]);
  });
});

describe('what the data source asks for gets through', () => {
  it.each([
    [
      'POST',
      'pyroscope/querier.v1.QuerierService/SelectMergeStacktraces/',
      '/base/querier.v1.QuerierService/SelectMergeStacktraces',
    ],
    [
      'POST',
      'pyroscope/querier.v1.QuerierService/SelectMergeSpanProfile/',
      '/base/querier.v1.QuerierService/SelectMergeSpanProfile',
    ],
    ['GET', 'pyroscope/api/v1/status/buildinfo/', '/base/api/v1/status/buildinfo'],
    ['GET', 'parca/api/profiles/types/', '/base/api/profiles/types'],
    ['GET', 'parca/api/profiles/labels/', '/base/api/profiles/labels'],
    ['GET', 'parca/api/profiles/labels/job/values', '/base/api/profiles/labels/job/values'],
    ['GET', 'parca/api/profiles/query/', '/base/api/profiles/query'],
    ['POST', 'parca/api/profiles/query/', '/base/api/profiles/query'],
    ['GET', 'parca/api/profiles/query_range/', '/base/api/profiles/query_range'],
    ['POST', 'parca/api/profiles/query_range/', '/base/api/profiles/query_range'],
    ['GET', 'pprof/debug/pprof/heap/', '/base/debug/pprof/heap'],
    ['GET', 'pprof/files/index.json', '/base/index.json'],
    ['GET', 'pprof/files/cpu.pb.gz', '/base/cpu.pb.gz'],
  ])('%s %s', (method, asked, address) => {
    expect(upstream(method, asked)).toBe(address);
  });
});

it.each(['pyroscope', 'parca', undefined])(
  'a data source of the backend %s has no way to the pprof endpoints of its server',
  (backend) => {
    for (const { path: prefix, method } of routes.filter(({ path: each }) => each.startsWith('pprof/debug/'))) {
      expect(upstream(method, prefix, backend ?? '')).toBeUndefined();
    }
  }
);

it.each(['pyroscope', 'pprof', undefined])(
  'a data source of the backend %s has no way to the API of Parca',
  (backend) => {
    for (const { path: prefix, method } of routes.filter(({ path: each }) => each.startsWith('parca/'))) {
      expect(upstream(method, prefix, backend ?? '')).toBeUndefined();
    }
  }
);

describe('nothing else does', () => {
  it.each([
    ['POST', 'ingest'],
    ['POST', 'pyroscope/ingest'],
    ['POST', 'pyroscope/pyroscope/ingest'],
    ['POST', 'pyroscope/push.v1.PusherService/Push'],
    ['POST', 'push.v1.PusherService/Push'],
    ['GET', 'pyroscope/settings.v1.RecordingRulesService/ListRecordingRules/'],
    ['DELETE', 'pyroscope/settings.v1.RecordingRulesService/DeleteRecordingRule/'],
    ['POST', 'settings.v1.RecordingRulesService/UpsertRecordingRule/'],
    ['POST', 'pyroscope/settings.v1.CollectionRulesService/UpsertCollectionRule/'],
    ['POST', 'pyroscope/settings.v1.SettingsService/Set'],
    ['POST', 'pyroscope/adhocprofiles.v1.AdHocProfileService/Upload'],
    ['POST', 'pyroscope/querier.v1.QuerierService/Diff'],
    ['POST', 'pyroscope/querier.v1.QuerierService/'],
    ['GET', 'pyroscope/config'],
    ['POST', 'parca/api/profiles/writeraw'],
    ['POST', 'parca/api/profiles/labels/../writeraw'],
    ['POST', 'parca/api/profiles/query/../writeraw'],
    ['POST', 'parca/api/profiles/types/'],
    ['POST', 'parca/api/profiles/labels/job/values'],
    ['GET', 'parca/api/profiles/series'],
    ['GET', 'parca/api/profiles/'],
    ['GET', 'parca/api/targets'],
    ['GET', 'parca/api/agents'],
    ['POST', 'parca/parca.query.v1alpha1.QueryService/Query'],
    ['POST', 'parca.query.v1alpha1.QueryService/Query'],
    ['GET', 'pprof/debug/pprof/cmdline'],
    ['GET', 'pprof/debug/pprof/'],
    ['GET', 'pprof/debug/pprof/symbol'],
    ['GET', 'pprof/debug/pprof/trace'],
    ['GET', 'pprof/metrics'],
    ['GET', ''],
    ['GET', 'pyroscope/querier.v1.QuerierService/ProfileTypes'],
    ['POST', 'pprof/debug/pprof/heap'],
    ['DELETE', 'pprof/files/cpu.pb.gz'],
    ['PUT', 'pyroscope/querier.v1.QuerierService/ProfileTypes'],
    ['GET', 'pprof/debug/pprof/heap/../cmdline'],
    ['GET', 'pprof/debug/pprof/./cmdline'],
    ['GET', 'pprof//debug//pprof//cmdline'],
    ['GET', 'pprof/files/../debug/pprof/cmdline'],
    ['GET', 'pprof/files/../../secret'],
    ['POST', 'pyroscope/querier.v1.QuerierService/ProfileTypes/../../push.v1.PusherService/Push'],
    ['POST', '//ingest'],
    ['GET', 'pprof%2Fdebug%2Fpprof%2Fcmdline'],
    ['GET', '%2e%2e/secret'],
  ])('%s %s matches no route', (method, asked) => {
    expect(upstream(method, asked)).toBeUndefined();
  });

  // These match a prefix. What counts is where a server ends up that resolves dots after decoding.
  const encoded = ['..', '%2e%2e', '%2E%2e', '.%2e', '%252e%252e', '..%2f', '%2e%2e%2f', '..%5c', '%00'];
  const steps = encoded.flatMap((step) => [step, `${step}/${step}`, `/${step}`]);
  const targets = [
    'ingest',
    'push.v1.PusherService/Push',
    'settings.v1.SettingsService/Set',
    'writeraw',
    'api/profiles/writeraw',
    'debug/pprof/cmdline',
    'cmdline',
    'secret',
  ];

  it.each(routes.map(({ path: prefix, method }) => [method, prefix] as const))(
    '%s %s with a climbing rest',
    (method, declared) => {
      const own = upstream(method, declared) ?? '';
      let matched = 0;
      for (const step of steps) {
        for (const target of targets) {
          for (const prefix of [declared, declared.replace(/\/$/, ''), `${declared}/`, `/${declared}`]) {
            const sent = upstream(method, `${prefix}${step}/${target}`);
            if (sent !== undefined) {
              matched++;
              expect(reached(sent)).toMatch(new RegExp(`^${own.replace(/[.$/]/g, '\\$&')}(/|$)`));
            }
          }
        }
      }
      expect(matched).toBeGreaterThan(0);
    }
  );

  it.each([
    ['GET', '../../pprof/files/x', 'pprof/files/x'],
    ['GET', 'pprof//files/x', 'pprof/files/x'],
    // Grafana compares beginnings, so a longer name goes to a shorter one's address, with all of what was asked.
    ['POST', 'parca/api/profiles/querywriteraw', 'parca/api/profiles/querywriteraw'],
    [
      'POST',
      '../../pyroscope/querier.v1.QuerierService/ProfileTypes',
      'pyroscope/querier.v1.QuerierService/ProfileTypes',
    ],
  ])('%s %s keeps its prefix, which no server has', (method, asked, prefix) => {
    expect(reached(upstream(method, asked) ?? '')).toContain(prefix);
  });
});
