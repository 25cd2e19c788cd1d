import { createServer, type Server } from 'node:http';

import { listen } from '../../demo/store/recorded/listen';
import { createStoreServer } from '../../demo/store/server';
import { FAULTS } from '../faults/faultServer';
import { closed, CPU, type Ended, pushCpu, runProgram, samplesIn } from './world';

/** A whole number of steps. */
const NOW = Math.floor(Date.now() / 15_000) * 15_000;
/** In the window that is read at `NOW`. */
const IN_WINDOW = NOW - 40_000;
const SERVICE = { service_name: 'cart', env: 'production' };

let store: Server;
let url = '';
let broken: Server;
let brokenUrl = '';
let fault: keyof typeof FAULTS = 401;
let goneUrl = '';
beforeAll(async () => {
  store = createStoreServer();
  url = await listen(store);
  await pushCpu(url, SERVICE, IN_WINDOW, [
    ['main;f;f', 2e9],
    ['main;"q\\\n', 1e9],
  ]);
  broken = createServer((request, response) => FAULTS[fault](request, response));
  brokenUrl = await listen(broken);
  const gone = createServer();
  goneUrl = await listen(gone);
  await closed(gone);
});
afterAll(() => Promise.all([closed(store), closed(broken)]));

const configOf = ({ kind = 'pyroscope', base = url, feed = '', type = CPU }): string => `
backends:
  main: { kind: ${kind}, url: '${base}', timeout: 1s }
feeds:
  - backend: main
    types: ['${type}']
    ${feed}
`;

it('prints the counters of one window', async () => {
  const { code, stdout, stderr } = await runProgram(configOf({}), NOW, '--once');
  const samples = samplesIn(stdout);
  expect([code, stderr]).toEqual([0, '']);
  expect([...samples].filter(([name]) => name.startsWith('pyroscope_'))).toEqual([
    ['pyroscope_cpu_seconds_total{function_name="main",service="cart"}', 3],
    ['pyroscope_cpu_seconds_total{function_name="f",service="cart"}', 2],
    ['pyroscope_cpu_seconds_total{function_name="\\"q\\\\\\n",service="cart"}', 1],
    ['pyroscope_cpu_self_seconds_total{function_name="main",service="cart"}', 0],
    ['pyroscope_cpu_self_seconds_total{function_name="f",service="cart"}', 2],
    ['pyroscope_cpu_self_seconds_total{function_name="\\"q\\\\\\n",service="cart"}', 1],
    ['pyroscope_service_cpu_seconds_total{service="cart"}', 3],
  ]);
  expect(samples.get('spanflame_exporter_window_lag_seconds{feed="main cpu seconds"}')).toBe(30);
});

it('says what it would export', async () => {
  expect(await runProgram(configOf({}), NOW, '--dry-run')).toEqual({
    code: 0,
    stdout:
      'pyroscope_cpu_seconds_total 3 series\npyroscope_cpu_self_seconds_total 3 series\npyroscope_service_cpu_seconds_total 1 series\n',
    stderr: '',
  });
});

const HELD_BACK = 'Nothing would be exported: no window had samples.\n';
const said = (level: string, message: string): string =>
  `time=${new Date(NOW).toISOString()} level=${level} msg=${JSON.stringify(`main cpu seconds: ${message}`)}\n`;

/** What is wrong, and what the program says of it. None of them counts anything. */
const BAD_INPUT: ReadonlyArray<[name: string, given: () => Promise<Ended>, code: number, said: () => string]> = [
  [
    'an unknown backend',
    () => runProgram(configOf({ kind: 'pyroskope' }), NOW, '--dry-run'),
    2,
    () => 'exporter.yaml:3:11: backends.main.kind: a backend is pyroscope, parca or pprof, found "pyroskope"\n',
  ],
  [
    'a typo',
    () => runProgram(configOf({ feed: 'lables: {}' }), NOW, '--dry-run'),
    2,
    () => 'exporter.yaml:7:5: feeds.0.lables: there is no such key here\n',
  ],
  [
    'a server that is not there',
    () => runProgram(configOf({ base: goneUrl }), NOW, '--dry-run'),
    1,
    () =>
      said('warn', `main cannot be reached (connect ECONNREFUSED ${goneUrl.slice('http://'.length)}): check its url.`),
  ],
  [
    'a type that the server does not have',
    () => runProgram(configOf({ type: 'memory:cpu:nanoseconds::' }), NOW, '--dry-run'),
    0,
    () => said('info', 'Pyroscope has no samples of type memory:cpu:nanoseconds:: in this range.'),
  ],
  [
    'a label that no series has',
    () => runProgram(configOf({ feed: `selector: '{nam="x"}'` }), NOW, '--dry-run'),
    0,
    () => said('info', `Pyroscope has no samples for ${CPU} {nam="x"} in this range: no series has a label nam.`),
  ],
  [
    'a pprof endpoint that is another server',
    () => runProgram(configOf({ kind: 'pprof', type: 'heap:inuse_space:bytes:space:bytes' }), NOW, '--dry-run'),
    1,
    () =>
      said(
        'warn',
        "main does not know this address (404: 404 page not found): check that its url is the server's base URL."
      ).replace('main cpu seconds', 'main inuse bytes') +
      said('warn', '1 window is given up and will not be counted.').replace('main cpu seconds', 'main inuse bytes'),
  ],
];

it.each(BAD_INPUT)('says so of %s, and counts nothing', async (_name, given, code, words) => {
  expect(await given()).toEqual({ code, stdout: code === 2 ? '' : HELD_BACK, stderr: words() });
});

const ANSWERS: ReadonlyArray<[keyof typeof FAULTS, string]> = [
  [401, 'main keeps tenants apart (401: no org id): set tenant.'],
  [403, 'main refused the credentials (403: forbidden by policy): check basicAuth, bearer and tenant.'],
  [429, 'main is overloaded (429: rate limit).'],
  [500, 'main rejected the query (500: boom).'],
  ['delay', 'main did not answer in time (no answer within 1 s): raise its timeout, or narrow the selector.'],
  ['reset', 'main cannot be reached (other side closed): check its url.'],
  ['redirect', 'main cannot be reached (unexpected redirect): check its url.'],
  ['html', 'main sent something else than expected: JSON was expected, an HTML page titled "Sign in" was found.'],
];

it.each(ANSWERS)('counts nothing of the answer %s', async (answer, words) => {
  fault = answer;
  const ended = await runProgram(configOf({ base: brokenUrl }), NOW, '--dry-run');
  expect(ended).toEqual({ code: 1, stdout: HELD_BACK, stderr: said('warn', words) });
});

it.each([
  [['--help'], 0, 'spanflame-exporter --config FILE', ''],
  [['--version'], 0, '0.0.0', ''],
  [['--check'], 0, 'exporter.yaml is sound: main cpu seconds', ''],
  [['--config', 'other.yaml'], 2, '', 'spanflame-exporter: other.yaml cannot be read: ENOENT'],
  [['--onec'], 2, '', "spanflame-exporter: Unknown option '--onec'"],
  [['--once', '--check'], 2, '', "spanflame-exporter: --check and --once can't go together"],
])('%j ends with %d', async (args, code, stdout, stderr) => {
  const ended = await runProgram(configOf({}), NOW, ...args);
  expect(ended.code).toBe(code);
  expect(ended.stdout).toContain(stdout);
  expect(ended.stderr).toContain(stderr);
});
