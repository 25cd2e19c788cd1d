import { parse } from 'yaml';

import { HOSTILE_FUNCTIONS } from '../../tests/hostileFunctions';
import { readQuoted } from '../profile/quotedText';
import { exportedMetrics } from './exportedMetrics';
import { exporterFeed } from './exporterConfig';
import { type Condition, type FunctionAlert } from './functionAlert';
import { type GrafanaRules, grafanaRules } from './grafanaRule';
import { type PrometheusRules, prometheusRules } from './prometheusRule';
import { ruleYaml } from './ruleYaml';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const PLACE = {
  grafanaUrl: 'https://grafana.example.com/sub/',
  profileSource: 'profiles',
  prometheusUid: 'prom',
  folder: 'Pro$files',
};

function alertOf(more: Partial<FunctionAlert> = {}, profileTypeId = CPU): FunctionAlert {
  const metrics = exportedMetrics(profileTypeId);
  if (!metrics.ok) {
    throw new Error(metrics.error);
  }
  return {
    functionName: 'calculate',
    metrics: metrics.value,
    side: 'total',
    condition: { kind: 'absolute', above: 0.4 },
    series: [{ name: 'service', value: 'checkout' }],
    forTime: '10m',
    window: '5m',
    labels: {},
    ...more,
  };
}
const inPrometheus = (alert: FunctionAlert) =>
  (parse(ruleYaml(prometheusRules(alert, PLACE))) as PrometheusRules).groups[0].rules[0];
const inGrafana = (alert: FunctionAlert) =>
  (parse(ruleYaml(grafanaRules(alert, PLACE))) as GrafanaRules).groups[0].rules[0];

describe('the expression', () => {
  const own = '{function_name="calculate",service="checkout"}';
  it.each<[string, Partial<FunctionAlert>, string]>([
    [
      'is the article’s for a threshold',
      { series: [{ name: 'env', value: 'production' }] },
      'sum by (function_name, service, env) (rate(pyroscope_cpu_seconds_total{function_name="calculate",env="production"}[5m])) > 0.4',
    ],
    [
      'takes the function without what it calls',
      { side: 'self' },
      `sum by (function_name, service) (rate(pyroscope_cpu_self_seconds_total${own}[5m])) > 0.4`,
    ],
    [
      'divides by the whole service for a share',
      { condition: { kind: 'share', above: 0.3 } },
      `sum by (function_name, service) (rate(pyroscope_cpu_seconds_total${own}[5m])) / on (service) group_left () sum by (service) (rate(pyroscope_service_cpu_seconds_total{service="checkout"}[5m])) > 0.3`,
    ],
    [
      'divides by what it was for a change, where it is something now',
      { condition: { kind: 'change', times: 1.5, ago: '1w', least: 0.1 } },
      `(sum by (function_name, service) (rate(pyroscope_cpu_seconds_total${own}[5m])) > 0.1) / sum by (function_name, service) (rate(pyroscope_cpu_seconds_total${own}[5m] offset 1w)) > 1.5`,
    ],
  ])('%s', (_case, more, expr) => {
    expect(inPrometheus(alertOf(more)).expr).toBe(expr);
  });

  it.each([
    ['memory:alloc_space:bytes:space:bytes', 'rate(pyroscope_alloc_bytes_total{', 'FunctionAllocBytesHigh', 'B/s'],
    [
      'mutex:delay:nanoseconds:contentions:count',
      'rate(pyroscope_mutex_delay_seconds_total{',
      'FunctionMutexDelayHigh',
      's/s',
    ],
    [
      'block:contentions:count:contentions:count',
      'rate(pyroscope_block_contentions_total{',
      'FunctionBlockContentionsHigh',
      'contentions/s',
    ],
    ['memory:inuse_space:bytes:space:bytes', 'avg_over_time(pyroscope_inuse_bytes{', 'FunctionInuseBytesHigh', 'B'],
    [
      'goroutines:goroutine:count:goroutine:count',
      'avg_over_time(pyroscope_goroutines{',
      'FunctionGoroutinesHigh',
      'goroutines',
    ],
    [
      'custom.type:ticks-off:count::',
      'rate(pyroscope_custom_type_ticks_off_total{',
      'FunctionCustomTypeTicksOffHigh',
      '1/s',
    ],
  ])('is on the metrics of %s', (profileTypeId, part, name, unit) => {
    const alert = alertOf({}, profileTypeId);
    expect(inPrometheus(alert)).toMatchObject({ alert: name, expr: expect.stringContaining(part) as string });
    expect(alert.metrics.unit).toBe(unit);
  });
});

describe.each(HOSTILE_FUNCTIONS.map((name) => [JSON.stringify(name), name]))(
  'a function %s',
  (_shown, functionName) => {
    const condition: Condition = { kind: 'change', times: 2, ago: '1d', least: 1 };
    const alert = alertOf({ functionName, condition });
    const namesIn = (expr: string): unknown[] =>
      [...expr.matchAll(/\{function_name=/g)].map(({ index, 0: begin }) => readQuoted(expr, index + begin.length));

    it('is written with characters that are seen', () => {
      const texts = [prometheusRules(alert, PLACE), grafanaRules(alert, PLACE)].map(ruleYaml);
      expect(texts.join('').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\ufffd]/u);
    });

    it('is the same to Prometheus, in both of its places', () => {
      const found = namesIn(inPrometheus(alert).expr);
      expect(found).toEqual(
        Array(2).fill(expect.objectContaining({ value: expect.objectContaining({ value: functionName }) }))
      );
    });

    it('is the same to Grafana, which fills in its macros first', () => {
      const [{ model }] = inGrafana(alert).data;
      const { expr } = model as { expr: string };
      expect(expr).not.toMatch(/\$\{?__/);
      expect(namesIn(expr)).toEqual(
        Array(2).fill(expect.objectContaining({ value: expect.objectContaining({ value: functionName }) }))
      );
    });

    it('is in no template, and is in a title as Grafana reads it', () => {
      const texts = [inPrometheus(alert), inGrafana(alert)].map(({ annotations }) => JSON.stringify(annotations));
      const plain = [inPrometheus(alertOf({ condition })), inGrafana(alertOf({ condition }))];
      expect(texts).toEqual(plain.map(({ annotations }) => JSON.stringify(annotations)));
      expect(provisioned(inGrafana(alert).title)).toBe(`FunctionCpuHigh: ${functionName}`);
    });

    it('is the same to the exporter', () => {
      const feed = exporterFeed(alert, { profileTypeId: CPU, serviceLabel: 'service_name' });
      expect((parse(ruleYaml(feed)) as typeof feed).feeds[0].functions.always).toEqual([functionName]);
    });

    it('has a name of its own that Grafana takes for a uid', () => {
      expect(inGrafana(alert).uid).toMatch(/^[\w-]{1,40}$/);
      expect(inGrafana(alert).uid).not.toBe(inGrafana(alertOf({ condition })).uid);
    });
  }
);

/** What a provisioned text becomes: environment variables between `$$`, which is a dollar. */
const provisioned = (text: string): string =>
  text
    .split('$$')
    .map((part) => part.replace(/\$(\w+|\{\w+\})/g, ''))
    .join('$');

describe('what an alert carries', () => {
  it('is a link to the profiles of its service and window', () => {
    expect(inGrafana(alertOf()).annotations.profiles).toBe(
      'https://grafana.example.com/sub/a/spanflame-profiles-app/compare?profile-source=profiles' +
        '&service={{ .Labels.service | urlquery }}&from={{ printf "%.0f" .Values.From.Value }}&to={{ printf "%.0f" .Values.To.Value }}' +
        '&window=previous&function={{ .Labels.function_name | urlquery }}'
    );
    const exprs = inGrafana(alertOf())
      .data.slice(2)
      .map(({ model }) => (model as { expr: string }).expr);
    expect(exprs).toEqual(['vector((time() - 900) * 1000)', 'vector(time() * 1000)']);
  });

  it('is a link with the other labels that it has, as a selector', () => {
    const series = [
      { name: 'env', value: 'a' },
      { name: 'zone', value: 'b' },
    ];
    expect(inGrafana(alertOf({ series })).annotations.profiles).toMatch(
      /&labels=\{\{ printf "\{env=%q,zone=%q\}" \.Labels\.env \.Labels\.zone \| urlquery \}\}$/
    );
  });

  it('is labels, whose braces are no templates', () => {
    const labels = { severity: 'page', note: '{{ .Value }} costs $5' };
    expect(inPrometheus(alertOf({ labels })).labels).toEqual({
      severity: 'page',
      note: '{{"{"}}{{"{"}} .Value }} costs $5',
    });
    expect(inGrafana(alertOf({ labels })).labels?.note).toBe('{{"{"}}{{"{"}} .Value }} costs $$5');
    expect(inPrometheus(alertOf()).labels).toBeUndefined();
  });

  it('has no dollar in Grafana’s annotations, which would be a variable of the environment', () => {
    expect(JSON.stringify(inGrafana(alertOf()).annotations)).not.toContain('$');
  });

  it('is in a folder that is provisioned as it is named', () => {
    const [group] = grafanaRules(alertOf(), PLACE).groups;
    expect(provisioned(group.folder)).toBe('Pro$files');
  });
});

describe('what the exporter is told', () => {
  it('is the usual label alone where that is enough, and others by name', () => {
    const profile = { profileTypeId: CPU, serviceLabel: 'service_name' };
    expect(exporterFeed(alertOf(), profile).feeds[0]).toEqual({
      backend: 'your-backend',
      types: [CPU],
      selector: '{service_name="checkout"}',
      functions: { always: ['calculate'] },
    });
    const series = [{ name: 'env', value: 'production' }];
    expect(exporterFeed(alertOf({ series }), { ...profile, serviceLabel: 'service' }).feeds[0]).toMatchObject({
      selector: '{env="production"}',
      labels: { service: 'service', env: 'env' },
    });
  });
});
