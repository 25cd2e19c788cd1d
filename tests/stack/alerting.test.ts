import { readComparisonLink } from '../../src/correlation/comparisonLink';
import { readConfig } from '../../src/exporter/config/readConfig';
import { filesIn, readText, readYaml } from './files';
import { readPlugin } from './plugins';
import { alertingSchema, readDataSources } from './provisioning';
import { violations } from './schema';

interface PrometheusRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
interface GrafanaRule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly for: string;
  readonly data: ReadonlyArray<{
    readonly refId: string;
    readonly datasourceUid: string;
    readonly model: {
      readonly refId: string;
      readonly expr?: string;
      readonly expression?: string;
      readonly conditions?: ReadonlyArray<{ readonly evaluator: { readonly params: readonly number[] } }>;
    };
  }>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
interface Groups<Rule> {
  readonly groups: ReadonlyArray<{ readonly rules: readonly Rule[] }>;
}

const GRAFANA_FILE = 'provisioning/alerting/functions.yaml';
const RULE_FILES = filesIn('provisioning/prometheus/rules', '.yaml');
const prometheus = RULE_FILES.flatMap((file) =>
  readYaml<Groups<PrometheusRule>>(file).groups.flatMap(({ rules }) => rules)
);
const grafana = readYaml<Groups<GrafanaRule>>(GRAFANA_FILE).groups.flatMap(({ rules }) => rules);

/** The rule of the article on continuous profiling. */
const ARTICLE_RULE = `      - alert: CPUHotFunction
        expr: |
          sum by (function_name, service) (
            rate(pyroscope_cpu_seconds_total{env="production"}[5m])
          ) > 0.4
        for: 10m
`;

it('holds the rule of the article, letter by letter', () => {
  expect(readText('provisioning/prometheus/rules/functions.yaml')).toContain(ARTICLE_RULE);
});

describe('rules of Grafana-managed alerting', () => {
  it('have the fields that Grafana documents', () => {
    expect(violations(alertingSchema, readYaml(GRAFANA_FILE))).toEqual([]);
  });

  it('are held to them: a misspelt field is refused', () => {
    const changed = { apiVersion: 1, groups: [{ name: 'x', folder: 'x', interval: '1m', rules: [], orgid: 1 }] };
    expect(violations(alertingSchema, changed)).toEqual([
      '/groups/0 must NOT have additional properties {"additionalProperty":"orgid"}',
    ]);
  });

  it('have unique uids and no dollar, which provisioning would read from the environment', () => {
    expect(new Set(grafana.map(({ uid }) => uid)).size).toBe(grafana.length);
    expect(readText(GRAFANA_FILE).replace(/^\s*#.*$/gm, '')).not.toContain('$');
  });

  it.each(grafana.map((rule) => [rule.title, rule] as const))('%s asks what is provisioned', (_title, rule) => {
    const uids = [...readDataSources().map(({ uid }) => uid), '__expr__'];
    const refIds = rule.data.map(({ refId }) => refId);
    expect(rule.data.filter(({ datasourceUid }) => !uids.includes(datasourceUid))).toEqual([]);
    expect(refIds).toContain(rule.condition);
    expect(rule.data.map(({ model }) => model.refId)).toEqual(refIds);
    const named = Object.values(rule.annotations).flatMap((text) =>
      [...text.matchAll(/\.Values\.(\w+)\.Value/g)].map((match) => match[1])
    );
    expect(named.filter((refId) => !refIds.includes(refId ?? ''))).toEqual([]);
  });

  it.each(grafana.map((rule) => [rule.title, rule] as const))('%s is the same as that of Prometheus', (title, rule) => {
    const theirs = prometheus.find(({ alert }) => alert === title);
    const value = rule.data.find(({ refId }) => refId === 'Value')?.model.expr ?? '';
    const [above] = rule.data.find(({ refId }) => refId === 'Above')?.model.conditions?.[0]?.evaluator.params ?? [];
    expect(oneLine(`${value} > ${above}`)).toBe(oneLine(theirs?.expr ?? ''));
    expect(rule.for).toBe(theirs?.for);
    expect(rule.labels).toEqual(theirs?.labels);
  });
});

describe('the link of an alert', () => {
  const links = [...prometheus, ...grafana].flatMap(({ annotations }) => annotations.profiles ?? []);

  it('is on every alert of a function', () => {
    const ofFunctions = [...prometheus, ...grafana].filter(({ annotations }) => annotations.profiles !== undefined);
    expect(ofFunctions).toHaveLength(8);
  });

  it.each(links)('escapes what is read from labels: %s', (link) => {
    const labels = [...link.matchAll(/\{\{ (.*?) \}\}/g)].flatMap(([, code]) =>
      /[lL]abels\./.test(code ?? '') ? code : []
    );
    expect(labels).toHaveLength(2);
    expect(labels.filter((label) => !label?.endsWith('| urlquery'))).toEqual([]);
  });

  it.each(links)('is a comparison of the service as the app reads it, with the time before: %s', (link) => {
    const values = [encodeURIComponent('{service_name="cart",env="production"}'), 'f', 2_000, 3_000, 1_000, 2_000];
    const { pathname, search } = new URL(link.replace(/\{\{.*?\}\}/g, () => String(values.shift())));
    expect(pathname).toBe(`/a/${readPlugin('').id}/compare`);
    expect(readComparisonLink(search)).toEqual({
      profileSource: 'spanflame-pyroscope',
      labelSelector: '{service_name="cart",env="production"}',
      profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      functionName: 'f',
      range: { from: 2_000, to: 3_000 },
      window: { kind: 'fixed', from: 1_000, to: 2_000 },
    });
    expect(readDataSources().map(({ uid }) => uid)).toContain('spanflame-pyroscope');
  });
});

it('reads the configuration of the exporter in the stack', async () => {
  const config = await readConfig(readText('provisioning/exporter/exporter.yaml'), { env: {}, readFile: () => '' });
  expect(config).toMatchObject({ ok: true });
});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
