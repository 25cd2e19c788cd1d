import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';

import { pushCpu } from '../exporter/world';
import { prometheusValues } from './prometheusApi';
import { eventually, freePort, Programs } from './programs';
import { TestFolder } from './testFolder';

const PROMETHEUS = process.env.PROMETHEUS ?? 'prometheus';
const EXPORTER = 'exporter-dist/spanflame-exporter.cjs';
const SERVICE = { service_name: 'cart', env: 'production' };

const programs = new Programs();
const folder = new TestFolder();
afterAll(async () => {
  await programs.endAll();
  folder.remove();
});

const exporterConfig = (store: string, listen: number, receiver: string): string => `
listen: 127.0.0.1:${listen}
step: 1s
lag: 1s
backends: { store: { kind: pyroscope, url: '${store}' } }
feeds:
  - backend: store
    labels: { service_name: service, env: env, version: version }
    types: [process_cpu:cpu:nanoseconds:cpu:nanoseconds]
remoteWrite:
  url: ${receiver}/api/v1/write
  every: 1s
  labels: { cluster: "eu\\"1" }
`;

it('sends counters to Prometheus: none too much over an outage, from 0 on, and ended when it ends', async () => {
  const { url: store } = await programs.startDemo<{ url: string }>('demo/store/main.ts');
  const port = await freePort();
  const receiver = `http://127.0.0.1:${port}`;
  const listen = await freePort();
  const config = folder.write('exporter.yaml', exporterConfig(store, listen, receiver));
  const exporter = programs.start(process.execPath, [EXPORTER, '--config', config]);
  const ownMetrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${listen}/metrics`)).text();
  await eventually('the exporter is ready', 20_000, async () =>
    (await fetch(`http://127.0.0.1:${listen}/-/ready`)).ok ? true : undefined
  );

  // Nobody receives yet.
  const before = Date.now();
  await pushCpu(store, SERVICE, before, [['main;hot "x"', 2.5e9]]);
  await eventually('a push fails', 10_000, async () =>
    (await ownMetrics()).includes('push_failures_total{reason="unreachable"}') ? true : undefined
  );
  await eventually('the window is read', 10_000, async () =>
    (await ownMetrics()).includes('function_name="hot \\"x\\""') ? true : undefined
  );
  programs.start(PROMETHEUS, [
    `--config.file=${folder.write('prometheus.yaml', '{}')}`,
    `--storage.tsdb.path=${path.join(folder.path, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--web.enable-remote-write-receiver',
  ]);
  const counted = async (value: string): Promise<true | undefined> => {
    const [sample] = await prometheusValues(receiver, 'pyroscope_cpu_self_seconds_total{function_name="hot \\"x\\""}');
    return sample?.value[1] === value ? true : undefined;
  };
  await eventually('what was counted before is there', 30_000, () => counted('2.5'));
  await pushCpu(store, SERVICE, Date.now(), [['main;hot "x"', 4e9]]);
  await eventually('what is counted now is added', 10_000, () => counted('6.5'));

  const [service] = await prometheusValues(receiver, 'pyroscope_service_cpu_seconds_total');
  expect(service).toEqual({
    metric: {
      __name__: 'pyroscope_service_cpu_seconds_total',
      cluster: 'eu"1',
      env: 'production',
      instance: os.hostname(),
      job: 'spanflame-exporter',
      service: 'cart',
    },
    value: [expect.any(Number), '6.5'],
  });
  const [least] = await prometheusValues(receiver, 'min_over_time(pyroscope_service_cpu_seconds_total[5m])');
  expect(least?.value[1]).toBe('0');
  const [bucket] = await prometheusValues(receiver, 'spanflame_exporter_request_seconds_bucket{le="+Inf"} > 0');
  expect(bucket?.metric).toMatchObject({ backend: 'store', le: '+Inf' });

  await pushCpu(store, SERVICE, Date.now(), [['main;hot "x"', 1e9]]);
  await eventually('the exporter has it', 10_000, async () =>
    (await ownMetrics()).includes('pyroscope_service_cpu_seconds_total{service="cart",env="production",version=""} 7.5')
      ? true
      : undefined
  );
  const ended = once(exporter, 'exit');
  exporter.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(await prometheusValues(receiver, '{job="spanflame-exporter"}')).toEqual([]);
  const [last] = await prometheusValues(receiver, 'last_over_time(pyroscope_service_cpu_seconds_total[5m])');
  expect(last?.value[1]).toBe('7.5');
}, 120_000);
