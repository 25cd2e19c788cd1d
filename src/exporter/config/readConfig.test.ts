import { problemText } from './problem';
import { readConfig } from './readConfig';

const SOUND = `
backends:
  main: { kind: pyroscope, url: 'http://127.0.0.1:4040/' }
feeds:
  - backend: main
    types: [process_cpu:cpu:nanoseconds:cpu:nanoseconds]
`;
const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

const sources = {
  env: { TOKEN: 's3cret' },
  readFile: (path: string): string => {
    if (path === '/run/token') {
      return 'from-a-file\n';
    }
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  },
};

async function problemsOf(yaml: string): Promise<string[]> {
  const read = await readConfig(yaml, sources);
  return read.ok ? [] : read.error.map((problem) => problemText('exporter.yaml', problem));
}

async function soundConfig(yaml: string) {
  const read = await readConfig(yaml, sources);
  if (!read.ok) {
    throw new Error(read.error.map(({ detail }) => detail).join('; '));
  }
  return read.value;
}

/** One mistake each; the line counts from the first one of the text. */
const MISTAKES: ReadonlyArray<[name: string, yaml: string, ...problems: string[]]> = [
  [
    'no YAML at all',
    'backends: [',
    '1:12: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['nothing', '', '1:1: backends: it is missing', '1:1: feeds: it is missing'],
  ['a typo in a key', SOUND.replace('feeds:', 'lagg: 30s\nfeeds:'), '4:1: lagg: there is no such key here'],
  [
    'a typo within a feed',
    SOUND.replace('    types:', '    selektor: "{}"\n    types:'),
    '6:5: feeds.0.selektor: there is no such key here',
  ],
  [
    'an unknown kind of backend',
    SOUND.replace('pyroscope', 'pyroskope'),
    '3:11: backends.main.kind: a backend is pyroscope, parca or pprof, found "pyroskope"',
  ],
  [
    'an address without a scheme',
    SOUND.replace("'http://127.0.0.1:4040/'", 'pyroscope'),
    '3:28: backends.main.url: an address begins with http:// or https://, found "pyroscope"',
  ],
  [
    'a backend that is not there',
    SOUND.replace('backend: main', 'backend: other'),
    '5:5: feeds.0.backend: there is no backend "other", there is main',
  ],
  [
    'a duration without a unit',
    `step: 15\n${SOUND}`,
    '1:1: step: a duration is expected here, such as 15s or 1m, found 15',
  ],
  ['a step that is no whole second', `step: 1500ms\n${SOUND}`, '1:1: step: a step is a whole number of seconds'],
  [
    'a profile type that is none',
    SOUND.replace(`[${TYPE}]`, '[cpu]'),
    '6:13: feeds.0.types.0: a profile type is written name:sample type:sample unit:period type:period unit, this is "cpu"',
  ],
  ['no profile type', SOUND.replace(`[${TYPE}]`, '[]'), '6:5: feeds.0.types: it names no profile type'],
  [
    'a selector that is none',
    SOUND.replace('    types', '    selector: "{env=production}"\n    types'),
    '6:5: feeds.0.selector: expected a value in quotes at character 6 of {env=production}',
  ],
  [
    'a label that no metric may have',
    SOUND.replace('    types', '    labels: { k8s.pod: k8s.pod }\n    types'),
    '6:15: feeds.0.labels.k8s.pod: a label of a metric has letters, digits and _, begins with no digit and not with __, found "k8s.pod"',
  ],
  [
    'a label that is taken',
    SOUND.replace('    types', '    labels: { service_name: function_name }\n    types'),
    '6:15: feeds.0.labels.service_name: the metric has a label function_name already',
  ],
  [
    'a pattern that is none',
    SOUND.replace('    types', '    functions: { match: "a(" }\n    types'),
    '6:18: feeds.0.functions.match: "a(" is no regular expression (RE2): error parsing regexp: missing closing ): `a(`',
  ],
  [
    'a variable that is not set',
    SOUND.replace("4040/'", "4040/', bearer: { env: NO_TOKEN }"),
    '3:59: backends.main.bearer: the variable NO_TOKEN is not set',
  ],
  [
    'a file that is not there',
    SOUND.replace("4040/'", "4040/', bearer: { file: /no/token }"),
    '3:59: backends.main.bearer: the file /no/token cannot be read: ENOENT',
  ],
  [
    'a secret in the file itself',
    SOUND.replace("4040/'", "4040/', bearer: s3cret"),
    '3:59: backends.main.bearer: a secret is read from a variable, { env: NAME }, or from a file, { file: path }',
  ],
  [
    'a store that is to be profiled',
    SOUND.replace('    types', '    profileFor: 5s\n    types'),
    '6:5: feeds.0.profileFor: a store of profiles is not profiled: say how often profiles come in profileEvery',
  ],
  [
    'a profile that is longer than its step',
    `step: 5s\n${SOUND}`
      .replace('kind: pyroscope', 'kind: pprof')
      .replace('    types', '    profileFor: 6s\n    types'),
    '7:5: feeds.0.profileFor: a process is profiled for 1 to 20 whole seconds, and no longer than a step',
  ],
  [
    'two feeds of one name',
    `${SOUND}  - backend: main\n    types: [${TYPE}]\n`,
    '4:1: feeds: two feeds have the name "main cpu seconds": give each a name of its own',
  ],
  [
    'labels of a process that has none',
    SOUND.replace('kind: pyroscope', 'kind: pprof').replace(
      '    types',
      '    labels: { service_name: service }\n    types'
    ),
    '6:5: feeds.0.labels: a pprof endpoint knows no labels of its service: write them into add',
  ],
];

it.each(MISTAKES)('says where the mistake is: %s', async (_name, yaml, ...problems) => {
  expect(await problemsOf(yaml)).toEqual(problems.map((problem) => `exporter.yaml:${problem}`));
});

it('fills in what is not said', async () => {
  expect(await soundConfig(SOUND)).toMatchObject({
    listen: { host: '127.0.0.1', port: 9464 },
    stepMillis: 15_000,
    lagMillis: 30_000,
    backlog: 20,
    maxSeries: 50_000,
    feeds: [
      {
        name: 'main cpu seconds',
        backend: { url: 'http://127.0.0.1:4040', headers: {}, timeoutMillis: 10_000 },
        selector: '{}',
        labels: [{ profile: 'service_name', metric: 'service' }],
        functions: { top: 100, max: 200, always: [] },
      },
    ],
  });
});

it.each([
  ['tenant: shop', { 'X-Scope-OrgID': 'shop' }],
  ['bearer: { env: TOKEN }', { Authorization: 'Bearer s3cret' }],
  ['bearer: { file: /run/token }', { Authorization: 'Bearer from-a-file' }],
  ['basicAuth: { user: me, password: { env: TOKEN } }', { Authorization: 'Basic bWU6czNjcmV0' }],
])('sends %s', async (line, headers) => {
  const { feeds } = await soundConfig(SOUND.replace("4040/'", `4040/', ${line}`));
  expect(feeds[0]?.backend.headers).toEqual(headers);
});

it.each([
  [TYPE, 'pyroscope_cpu_seconds_total', 'pyroscope_cpu_self_seconds_total', 'pyroscope_service_cpu_seconds_total'],
  [
    'memory:alloc_space:bytes:space:bytes',
    'pyroscope_alloc_bytes_total',
    'pyroscope_alloc_self_bytes_total',
    'pyroscope_service_alloc_bytes_total',
  ],
  [
    'memory:alloc_objects:count:space:bytes',
    'pyroscope_alloc_objects_total',
    'pyroscope_alloc_self_objects_total',
    'pyroscope_service_alloc_objects_total',
  ],
  [
    'memory:inuse_space:bytes:space:bytes',
    'pyroscope_inuse_bytes',
    'pyroscope_inuse_self_bytes',
    'pyroscope_service_inuse_bytes',
  ],
  [
    'goroutine:goroutine:count:goroutine:count',
    'pyroscope_goroutines',
    'pyroscope_self_goroutines',
    'pyroscope_service_goroutines',
  ],
  [
    'mutex:delay:nanoseconds:contentions:count',
    'pyroscope_mutex_delay_seconds_total',
    'pyroscope_mutex_delay_self_seconds_total',
    'pyroscope_service_mutex_delay_seconds_total',
  ],
  [
    'block:contentions:count:contentions:count',
    'pyroscope_block_contentions_total',
    'pyroscope_block_self_contentions_total',
    'pyroscope_service_block_contentions_total',
  ],
  [
    'py.gc:pauses:milliseconds::',
    'pyroscope_py_gc_pauses_seconds_total',
    'pyroscope_py_gc_pauses_self_seconds_total',
    'pyroscope_service_py_gc_pauses_seconds_total',
  ],
])('%s is %s', async (type, total, self, service) => {
  const { feeds } = await soundConfig(SOUND.replace(TYPE, `"${type}"`));
  expect(feeds[0]?.family).toMatchObject({ total, self, service });
});

it('names and scales a type as it is told', async () => {
  const agent = 'parca_agent:samples:count:cpu:nanoseconds:delta';
  const { feeds } = await soundConfig(
    `prefix: ''${SOUND}`
      .replace(TYPE, `{ id: ${agent}, metric: cpu, unit: seconds, scale: 0.05 }`)
      .replace('pyroscope', 'parca')
  );
  expect(feeds[0]?.family).toMatchObject({ total: 'cpu_seconds_total', scale: 0.05, measure: 'flow' });
});
