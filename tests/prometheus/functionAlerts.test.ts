import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { alertSubject } from '../../src/alerting/alertSubject';
import { type Condition, type FunctionAlert } from '../../src/alerting/functionAlert';
import { prometheusRules } from '../../src/alerting/prometheusRule';
import { selector } from '../../src/alerting/promql';
import { ruleYaml } from '../../src/alerting/ruleYaml';
import { HOSTILE_FUNCTIONS } from '../hostileFunctions';

/** Prometheus' own reader of rules, of Debian's package `prometheus`. */
const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const TARGET = { grafanaUrl: 'https://grafana.example.com', profileSource: 'profiles' };

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spanflame-rules-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function alertOn(functionName: string, condition: Condition): FunctionAlert {
  const subject = alertSubject(
    {
      profileTypeId: CPU,
      labelSelector: selector([
        { name: 'service_name', value: `${functionName}'s service` },
        { name: 'env', value: 'production' },
      ]),
      detail: 'function',
      details: [],
      range: { from: 0, to: 1 },
      rows: { shown: 1, inFull: 1 },
      foldedShare: 0,
      functions: { name: [], self: [], total: [] },
    },
    functionName
  );
  if (!subject.ok) {
    throw new Error(subject.error);
  }
  const { metrics, series } = subject.value;
  const labels = { severity: 'page', note: functionName };
  return { functionName, metrics, side: 'total', condition, series, forTime: '10m', window: '5m', labels };
}

const CONDITIONS: readonly Condition[] = [
  { kind: 'absolute', above: 0.4 },
  { kind: 'share', above: 0.3 },
  { kind: 'change', times: 1.5, ago: '30m', least: 0.1 },
];

describe.each(CONDITIONS)('an alert of the kind $kind', (condition) => {
  it('is a rule to Prometheus, whatever the function is called', () => {
    const files = HOSTILE_FUNCTIONS.map((name, row) => {
      const file = path.join(folder, `${condition.kind}-${row}.yml`);
      fs.writeFileSync(file, ruleYaml(prometheusRules(alertOn(name, condition), TARGET)));
      return file;
    });
    const checked = execFileSync(PROMTOOL, ['check', 'rules', ...files], { encoding: 'utf8' });
    expect(checked.match(/SUCCESS: 1 rules found/g)).toHaveLength(HOSTILE_FUNCTIONS.length);
  });

  it('fires on that function alone, and says so with its own name', () => {
    const files = HOSTILE_FUNCTIONS.map((name, row) => {
      const file = path.join(folder, `${condition.kind}-${row}-test.yml`);
      const rule_files = [`${condition.kind}-${row}.yml`];
      fs.writeFileSync(file, ruleYaml({ rule_files, evaluation_interval: '1m', tests: [testOf(name, condition)] }));
      return file;
    });
    const tested = execFileSync(PROMTOOL, ['test', 'rules', ...files], { encoding: 'utf8' });
    expect(tested.match(/SUCCESS/g)).toHaveLength(HOSTILE_FUNCTIONS.length);
  });
});

/** What the alert says at minute 60, and since which minute it was active: the rate of 5 minutes has to come up first. */
const TOLD = {
  absolute: { words: '500m cores, above 0.4', since: 45 },
  share: { words: '50% of the service, above 30 %', since: 44 },
  change: { words: '+Inf times what it was 30m before, above 1.5', since: 42 },
} as const;

/** Half a core from minute 40 on, in a service that takes one; a neighbour takes half a core all the time. */
function testOf(functionName: string, { kind }: Condition): object {
  const service = `${functionName}'s service`;
  const seriesOf = (metric: string, name?: string): string =>
    `${metric}${selector([...(name ? [{ name: 'function_name', value: name }] : []), { name: 'service', value: service }, { name: 'env', value: 'production' }])}`;
  const { words, since } = TOLD[kind];
  const link = new URLSearchParams({
    'profile-source': 'profiles',
    service,
    from: String((since - 5) * 60_000),
    to: String((since + 10) * 60_000),
    window: 'previous',
    function: functionName,
    labels: selector([{ name: 'env', value: 'production' }]),
  });
  const exp_annotations = {
    summary: `${functionName} in ${service}: CPU time at ${words}`,
    profiles: `https://grafana.example.com/a/spanflame-profiles-app/compare?${asGo(link.toString())}`,
  };
  const exp_labels = { function_name: functionName, service, env: 'production', severity: 'page', note: functionName };
  const alertname = 'FunctionCpuHigh';
  return {
    interval: '15s',
    input_series: [
      { series: seriesOf('pyroscope_cpu_seconds_total', functionName), values: '0+0x160 0+7.5x240' },
      { series: seriesOf('pyroscope_cpu_seconds_total', 'neighbour'), values: '0+7.5x400' },
      { series: seriesOf('pyroscope_service_cpu_seconds_total'), values: '0+15x400' },
    ],
    alert_rule_test: [
      { alertname, eval_time: `${since + 9}m`, exp_alerts: [] },
      { alertname, eval_time: '60m', exp_alerts: [{ exp_labels, exp_annotations }] },
    ],
  };
}

/** `urlquery` of Go writes two characters otherwise, which mean the same in an address. */
const asGo = (query: string): string => query.replaceAll('*', '%2A').replaceAll('%7E', '~');
