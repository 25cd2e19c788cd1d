import { createServer, type Server } from 'node:http';

import { stacksToPprof } from '../../demo/store/ingest/stacksToPprof';
import { listen } from '../../demo/store/recorded/listen';
import { closed, CPU, runProgram, samplesIn } from './world';

const asked: string[] = [];
let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const isCpu = pathname === '/debug/pprof/profile';
    const inuse = { type: 'inuse_space', unit: 'bytes' };
    const nanos = { type: 'cpu', unit: 'nanoseconds' };
    const seconds = Number(searchParams.get('seconds'));
    response.end(
      stacksToPprof([{ frames: [{ name: 'main' }, { name: 'work' }], value: isCpu ? seconds * 5e8 : 4_096 }], {
        type: isCpu ? nanos : inuse,
        period: isCpu ? nanos : inuse,
        time: Date.now(),
        durationMillis: seconds * 1_000,
      })
    );
  });
  url = await listen(server);
});
afterAll(() => closed(server));

it('profiles a process for a part of each step, which stands for all of it', async () => {
  const config = `
step: 15s
backends: { cart: { kind: pprof, url: '${url}' } }
feeds:
  - backend: cart
    add: { service: cart }
    profileFor: 1s
    types: ['${CPU}', 'heap:inuse_space:bytes:space:bytes']
`;
  const { code, stdout, stderr } = await runProgram(config, Date.now(), '--once');
  const samples = samplesIn(stdout);
  expect([code, stderr, asked.sort()]).toEqual([0, '', ['/debug/pprof/heap', '/debug/pprof/profile?seconds=1']]);
  expect(samples.get('pyroscope_cpu_seconds_total{function_name="work",service="cart"}')).toBeCloseTo(7.5, 9);
  expect(samples.get('pyroscope_service_cpu_seconds_total{service="cart"}')).toBeCloseTo(7.5, 9);
  expect(samples.get('pyroscope_inuse_bytes{function_name="work",service="cart"}')).toBe(4_096);
});
