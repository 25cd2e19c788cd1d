import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';

import { readComparisonLink } from '../../src/correlation/comparisonLink';
import { readText } from '../stack/files';
import { openComparison } from './comparisonPage';
import { eventually, freePort, Programs } from './programs';
import { prometheusApi, prometheusValues } from './prometheusApi';
import { TestFolder } from './testFolder';

const PROMETHEUS = process.env.PROMETHEUS ?? 'prometheus';
const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENSHOT = 'artifacts/test/alert-link.png';
const EXPORTER = 'exporter-dist/spanflame-exporter.cjs';
/** Uid of the page's data source of profiles. */
const PROFILE_SOURCE = 'checkout-profiles';
const LAG_MS = 7_000;
/** Half of it passes until the rate is above the threshold, the rest while the alert is pending: all of it is of v2. */
const WINDOW_MS = 30_000;
/** What is twice as wide in version v2 of the demo's workload. */
const REGRESSED = 'calculate';

interface Alert {
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly value: string;
}

const folder = new TestFolder();
/** What the tests have in common: the second opens what the first was told. */
let store = '';
let pagePort = 0;
let link = '';
const programs = new Programs();
afterAll(async () => {
  await programs.endAll();
  folder.remove();
});

/** The workload uploads every 5 s: whole uploads, or a rate would go up and down with them. */
const RATE_OVER = '[20s]';

/** The provisioned rules with minutes made seconds, and for the page in Grafana's place: what they ask and say stays. */
function quickRules(threshold: number): string {
  return readText('provisioning/prometheus/rules/functions.yaml')
    .replaceAll('[5m]', RATE_OVER)
    .replaceAll('for: 10m', 'for: 12s')
    .replaceAll('> 0.4', `> ${threshold}`)
    .replaceAll('time() - 900', `time() - ${WINDOW_MS / 1000}`)
    .replaceAll('time() - 1800', `time() - ${(2 * WINDOW_MS) / 1000}`)
    .replaceAll('http://127.0.0.1:3000', `http://127.0.0.1:${pagePort}`)
    .replaceAll('spanflame-pyroscope', PROFILE_SOURCE);
}

const exporterConfig = (listen: number): string => `
listen: 127.0.0.1:${listen}
step: 2s
lag: ${LAG_MS / 1000}s
backends:
  store: { kind: pyroscope, url: '${store}' }
feeds:
  - name: production
    backend: store
    selector: '{env="production"}'
    labels: { service_name: service, env: env }
    types: [process_cpu:cpu:nanoseconds:cpu:nanoseconds]
`;

const prometheusConfig = (exporter: number, rules: string): string => `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['${rules}']
scrape_configs:
  - job_name: spanflame-exporter
    static_configs: [{ targets: ['127.0.0.1:${exporter}'] }]
`;

async function value(url: string, expression: string): Promise<number | undefined> {
  const [sample] = await prometheusValues(url, expression);
  return sample && Number(sample.value[1]);
}

it('takes the rule from inactive to firing when the function gets slower, with a link to the profiles', async () => {
  ({ url: store } = await programs.startDemo<{ url: string }>('demo/store/main.ts'));
  pagePort = await freePort();
  const workload = (version: string) =>
    programs.startDemo<{ checkout: string }>('demo/workload/main.ts', '--version', version, '--store', store);
  await workload('v1');
  const exporterPort = await freePort();
  const exporterProgram = programs.start(process.execPath, [
    EXPORTER,
    '--config',
    folder.write('exporter.yaml', exporterConfig(exporterPort)),
  ]);
  const exporter = `http://127.0.0.1:${exporterPort}`;
  const metrics = await eventually('the exporter counts the function', 30_000, async () => {
    const text = await (await fetch(`${exporter}/metrics`)).text();
    return text.includes(`pyroscope_cpu_seconds_total{function_name="${REGRESSED}"`) ? text : undefined;
  });
  const checked = spawnSync(PROMTOOL, ['check', 'metrics'], { input: metrics, encoding: 'utf8' });
  expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, '', '']);

  // How fast the machine is decides what v1 takes. With v2, which does the work twice, both together take three times that.
  const port = await freePort();
  const rate = `sum by (function_name, service) (rate(pyroscope_cpu_seconds_total{function_name="${REGRESSED}"}${RATE_OVER}))`;
  const prometheus = `http://127.0.0.1:${port}`;
  const rules = path.join(folder.path, 'rules.yaml');
  programs.start(PROMETHEUS, [
    `--config.file=${folder.write('prometheus.yaml', prometheusConfig(exporterPort, rules))}`,
    `--storage.tsdb.path=${path.join(folder.path, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--web.enable-lifecycle',
  ]);
  await eventually('Prometheus is ready', 20_000, async () =>
    (await fetch(`${prometheus}/-/ready`)).ok ? true : undefined
  );
  await new Promise((resolve) => setTimeout(resolve, 25_000));
  const before = await eventually('a rate of v1', 20_000, async () => (await value(prometheus, rate)) || undefined);
  fs.writeFileSync(rules, quickRules(before * 1.5));
  expect((await fetch(`${prometheus}/-/reload`, { method: 'POST' })).status).toBe(200);

  const alertsOn = async (name: string): Promise<Alert | undefined> => {
    const { alerts } = await prometheusApi<{ alerts: Alert[] }>(prometheus, 'alerts');
    return alerts.find(({ labels }) => labels.alertname === name && labels.function_name === REGRESSED);
  };
  await eventually('the rules are evaluated', 10_000, async () => {
    const { groups } = await prometheusApi<{ groups: Array<{ rules: Array<{ lastEvaluation: string }> }> }>(
      prometheus,
      'rules'
    );
    const evaluated = groups.flatMap((group) => group.rules).filter((rule) => !rule.lastEvaluation.startsWith('0001'));
    return evaluated.length === 4 ? true : undefined;
  });
  expect(await alertsOn('CPUHotFunction')).toBeUndefined();

  await workload('v2');
  await eventually('pending', 90_000, async () =>
    (await alertsOn('CPUHotFunction'))?.state === 'pending' ? true : undefined
  );
  const alert = await eventually('firing', 60_000, async () => {
    const found = await alertsOn('CPUHotFunction');
    return found?.state === 'firing' ? found : undefined;
  });

  expect(alert.labels).toMatchObject({ function_name: REGRESSED, service: 'checkout-api' });
  expect(Number(alert.value)).toBeGreaterThan(before * 1.5);
  link = alert.annotations.profiles ?? '';
  const { pathname, search } = new URL(link);
  expect(pathname).toBe('/a/spanflame-profiles-app/compare');
  const address = readComparisonLink(search);
  const to = address?.range.to ?? 0;
  expect(Math.abs(Date.now() - to)).toBeLessThan(10_000);
  expect(address).toEqual({
    profileSource: PROFILE_SOURCE,
    labelSelector: '{service_name="checkout-api",env="production"}',
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    functionName: REGRESSED,
    range: { from: to - WINDOW_MS, to },
    window: { kind: 'fixed', from: to - 2 * WINDOW_MS, to: to - WINDOW_MS },
  });

  const ended = once(exporterProgram, 'exit');
  exporterProgram.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 240_000);

/** The function's share of the total, left and right. */
const FOUND = /^1 function, ([\d.]+)% → ([\d.]+)% of the total/;
const canOpen = [CHROMIUM, 'dist/module.js', 'workbench/host-dist/index.js'].every((file) => fs.existsSync(file));
const itOpens = canOpen ? it : it.skip;

itOpens(
  'the link opens a finished comparison whose sentence names the function, with it found, and its share grown',
  async () => {
    expect(link).not.toBe('');
    const to = readComparisonLink(new URL(link).search)?.range.to ?? 0;
    // What is sampled at the end of the window is uploaded some seconds later.
    await new Promise((resolve) => setTimeout(resolve, to + LAG_MS - Date.now()));
    await programs.startDemo('workbench/server/main.ts', '--store', store, '--port', String(pagePort));
    fs.mkdirSync(path.dirname(SCREENSHOT), { recursive: true });
    const shown = await openComparison(link, CHROMIUM, SCREENSHOT);

    const at = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
    expect(shown.title).toContain('service_name="checkout-api"');
    expect(shown.sides).toContain(`${at(to - 2 * WINDOW_MS)} – ${at(to - WINDOW_MS)}`);
    expect(shown.sides).toContain(`${at(to - WINDOW_MS)} – ${at(to)}`);
    expect(shown.sentence).toMatch(/cores → .* cores.* calculate under priceCart/);
    // The whole name: Node's own calculateServerName is sampled now and then.
    expect(shown.searched).toBe(`=${REGRESSED}`);
    expect(shown.found).toMatch(FOUND);
    const [, before, after] = FOUND.exec(shown.found) ?? [];
    expect(Number(after)).toBeGreaterThan(Number(before));
    expect(shown.functions.map(([name]) => name)).toEqual([REGRESSED]);
    const [, left, right, change] = shown.functions[0] ?? [];
    expect(Number.parseFloat(right ?? '')).toBeGreaterThan(Number.parseFloat(left ?? ''));
    expect(change).toMatch(/^\+/);
    expect(shown.troubles).toEqual([]);
  },
  120_000
);
