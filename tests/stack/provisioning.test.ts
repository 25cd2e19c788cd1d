import { readAppLink } from '../../src/correlation/appLink';
import { mountsOf, readCompose } from './compose';
import { readText, readYaml } from './files';
import { pluginIds, readPlugin } from './plugins';
import {
  appsSchema,
  DATA_SOURCES_FILE,
  dashboardProvidersSchema,
  dataSourcesSchema,
  readDataSources,
  TRACES_EXAMPLE_FILE,
} from './provisioning';
import { violations } from './schema';

const dataSources = readDataSources();
const ours = dataSources.filter(({ type }) => type === readPlugin('datasource').id);
const compose = readCompose();

describe('provisioning files', () => {
  it.each([
    [DATA_SOURCES_FILE, dataSourcesSchema],
    [TRACES_EXAMPLE_FILE, dataSourcesSchema],
    ['provisioning/dashboards/dashboards.yaml', dashboardProvidersSchema],
    ['provisioning/plugins/spanflame.yaml', appsSchema],
  ])('%s has the fields that Grafana documents', (file, schema) => {
    expect(violations(schema, readYaml(file))).toEqual([]);
  });

  it('are held to them: a misspelt field is refused', () => {
    const changed = {
      apiVersion: 1,
      datasources: [{ name: 'x', uid: 'x', type: 'tempo', access: 'proxy', jsondata: {} }],
    };
    expect(violations(dataSourcesSchema, changed)).toEqual([
      '/datasources/0 must NOT have additional properties {"additionalProperty":"jsondata"}',
    ]);
  });

  it('enable the app', () => {
    const { apps } = readYaml<{ apps: Array<{ type: string; disabled: boolean }> }>(
      'provisioning/plugins/spanflame.yaml'
    );
    expect(apps).toEqual([{ type: readPlugin('').id, disabled: false }]);
  });

  it('allow all three plugins unsigned', () => {
    const allowed = compose.services.grafana?.environment?.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS;
    expect(allowed?.split(',').sort()).toEqual(pluginIds().sort());
  });

  it('mount the build under the id of the app', () => {
    const mount = mountsOf(compose.services.grafana ?? {}).find(({ source }) => source === './dist');
    expect(mount?.target).toBe(`/var/lib/grafana/plugins/${readPlugin('').id}`);
  });
});

describe('provisioned data sources', () => {
  it('have unique names and uids, and one default', () => {
    expect(new Set(dataSources.map(({ name }) => name)).size).toBe(dataSources.length);
    expect(new Set(dataSources.map(({ uid }) => uid)).size).toBe(dataSources.length);
    expect(dataSources.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('are of types that Grafana brings, or ours', () => {
    const types = new Set(dataSources.map(({ type }) => type));
    expect([...types].sort()).toEqual(['prometheus', 'spanflame-profiles-datasource', 'tempo']);
  });

  it.each(ours.map((source) => [source.name, source] as const))(
    '%s has its address in jsonData only',
    (_name, source) => {
      expect(source.url).toBeUndefined();
      expect(source.jsonData?.url).toMatch(/^http:\/\/[a-z0-9-]+:\d+$/);
      expect(['pyroscope', 'parca', 'pprof']).toContain(source.jsonData?.backend);
    }
  );

  it('keep secrets out of jsonData', () => {
    const open = dataSources.map(({ jsonData }) => JSON.stringify(jsonData ?? {}));
    expect(open.filter((json) => /bearer |password|"\w*secret/i.test(json))).toEqual([]);
  });

  it('read their secrets from files that the Grafana container has', () => {
    const mounted = (compose.services.grafana?.secrets ?? []).map((name) => `/run/secrets/${name}`);
    const secrets = dataSources.flatMap(({ secureJsonData = {} }) => Object.values(secureJsonData));
    const read = secrets.map((secret) => /\$__file\{([^}]+)\}/.exec(secret)?.[1]);
    expect(read).toEqual(mounted);
  });

  it('give every secret header a name', () => {
    dataSources.forEach(({ jsonData = {}, secureJsonData = {} }) => {
      const named = Object.keys(jsonData).flatMap((key) => /^httpHeaderName(\d+)$/.exec(key)?.[1] ?? []);
      const valued = Object.keys(secureJsonData).flatMap((key) => /^httpHeaderValue(\d+)$/.exec(key)?.[1] ?? []);
      expect(valued).toEqual(named);
    });
  });

  it('link to data sources that are provisioned, ours first: a correlation needs its target', () => {
    const order = dataSources.map(({ uid }) => uid);
    const links = dataSources.flatMap(({ uid, jsonData = {}, correlations = [] }) => {
      const toProfiles = jsonData.tracesToProfiles as { datasourceUid: string } | undefined;
      const targets = [toProfiles?.datasourceUid, ...correlations.map(({ targetUID }) => targetUID)];
      return targets.filter((target) => target !== undefined).map((target) => ({ uid, target }));
    });
    expect(links.map(({ target }) => target)).toEqual(['spanflame-pyroscope', 'spanflame-pyroscope']);
    links.forEach(({ uid, target }) => {
      expect(order.indexOf(target)).toBeGreaterThanOrEqual(0);
      expect(order.indexOf(target)).toBeLessThan(order.indexOf(uid));
    });
  });

  it.each([DATA_SOURCES_FILE, TRACES_EXAMPLE_FILE])(
    'escape the variables of links, which Grafana would read from the environment: %s',
    (file) => {
      expect(readText(file)).not.toMatch(/(?<!\$)\$\{/);
    }
  );

  it('link every span to its page in the app, which names the data source that it is in', () => {
    const all = [...dataSources, ...readDataSources(TRACES_EXAMPLE_FILE)].flatMap(({ uid, correlations = [] }) =>
      correlations.flatMap(({ config }) => (config.target.url ? [{ uid, url: config.target.url }] : []))
    );
    expect(all.map(({ uid }) => uid)).toEqual(['tempo', 'tempo', 'jaeger', 'zipkin']);
    all.forEach(({ uid, url }) => {
      const filledIn = url.replace('$${traceID}', 'a'.repeat(32)).replace('$${spanID}', 'b'.repeat(16));
      const { pathname, search } = new URL(filledIn, 'http://grafana');
      expect(pathname).toBe(`/a/${readPlugin('').id}/span`);
      expect(readAppLink(search)).toEqual({
        of: 'trace',
        traceId: 'a'.repeat(32),
        spanId: 'b'.repeat(16),
        traceSource: uid,
      });
    });
  });

  it('have an example of a query and an address for each data source of traces, behind their target', () => {
    const [profiles, ...traces] = readDataSources(TRACES_EXAMPLE_FILE);
    expect(traces.map(({ type }) => type)).toEqual(['tempo', 'jaeger', 'zipkin']);
    traces.forEach(({ correlations = [] }) => {
      expect(correlations.map(({ type, targetUID }) => [type, targetUID])).toEqual([
        ['query', profiles?.uid],
        ['external', undefined],
      ]);
    });
    expect(traces[0]?.jsonData).toMatchObject({ tracesToProfiles: { datasourceUid: profiles?.uid } });
  });
});
