import { problemText } from './problem';
import { readConfig } from './readConfig';

const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SOUND = `
backends:
  main: { kind: pyroscope, url: 'http://127.0.0.1:4040/' }
feeds:
  - backend: main
    types: [${TYPE}]
`;

/** What is changed in the sound configuration, each by its name. */
const top = (line: string): string => `${line}\n${SOUND.slice(1)}`;
const inBackend = (entry: string): string => SOUND.replace("4040/'", `4040/', ${entry}`);
const inFeed = (line: string, yaml = SOUND): string => yaml.replace('    types:', `    ${line}\n    types:`);
const instead = (old: string, by: string, yaml = SOUND): string => yaml.replace(old, by);
const PPROF = instead('kind: pyroscope', 'kind: pprof');
const pushing = (entries: string): string =>
  top(`remoteWrite: { url: 'http://127.0.0.1:9090/api/v1/write', ${entries} }`);

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

const WRITTEN = 'name:sample type:sample unit:period type:period unit';
const SECRET = 'a secret is read from a variable, { env: NAME }, or from a file, { file: path }';

/** One mistake each, and what is said of it behind the name of the file: line, column, key, and a sentence. */
const MISTAKES: ReadonlyArray<[name: string, yaml: string, ...problems: string[]]> = [
  ['no YAML', 'backends: [', '1:12: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ['nothing', '', '1:1: backends: it is missing', '1:1: feeds: it is missing'],
  ['a typo in a key', top('lagg: 30s'), '1:1: lagg: there is no such key here'],
  ['a typo in a feed', inFeed('selektor: "{}"'), '6:5: feeds.0.selektor: there is no such key here'],
  [
    'an unknown kind of backend',
    instead('pyroscope', 'pyroskope'),
    '3:11: backends.main.kind: a backend is pyroscope, parca or pprof, found "pyroskope"',
  ],
  [
    'an address without a scheme',
    instead("'http://127.0.0.1:4040/'", 'pyroscope'),
    '3:28: backends.main.url: an address begins with http:// or https://, found "pyroscope"',
  ],
  [
    'a backend that is not there',
    instead('backend: main', 'backend: other'),
    '5:5: feeds.0.backend: there is no backend "other", there is main',
  ],
  ['a duration without a unit', top('step: 15'), '1:1: step: a duration is expected here, such as 15s or 1m, found 15'],
  ['a step that is no whole second', top('step: 1500ms'), '1:1: step: a step is a whole number of seconds'],
  [
    'a profile type that is none',
    instead(`[${TYPE}]`, '[cpu]'),
    `6:13: feeds.0.types.0: a profile type is written ${WRITTEN}, this is "cpu"`,
  ],
  ['no profile type', instead(`[${TYPE}]`, '[]'), '6:5: feeds.0.types: it names no profile type'],
  [
    'a selector that is none',
    inFeed('selector: "{env=production}"'),
    '6:5: feeds.0.selector: expected a value in quotes at character 6 of {env=production}',
  ],
  [
    'a label that no metric may have',
    inFeed('labels: { k8s.pod: k8s.pod }'),
    '6:15: feeds.0.labels.k8s.pod: a label of a metric has letters, digits and _, begins with no digit and not with __, found "k8s.pod"',
  ],
  [
    'a label that is taken',
    inFeed('labels: { service_name: function_name }'),
    '6:15: feeds.0.labels.service_name: the metric has a label function_name already',
  ],
  [
    'a pattern that is none',
    inFeed('functions: { match: "a(" }'),
    '6:18: feeds.0.functions.match: "a(" is no regular expression (RE2): error parsing regexp: missing closing ): `a(`',
  ],
  [
    'a variable that is not set',
    inBackend('bearer: { env: NO_TOKEN }'),
    '3:59: backends.main.bearer: the variable NO_TOKEN is not set',
  ],
  [
    'a file that is not there',
    inBackend('bearer: { file: /no/token }'),
    '3:59: backends.main.bearer: the file /no/token cannot be read: ENOENT',
  ],
  ['a secret in the file itself', inBackend('bearer: s3cret'), `3:59: backends.main.bearer: ${SECRET}`],
  [
    'two ways to be let in',
    inBackend('bearer: { env: TOKEN }, basicAuth: { user: me, password: { env: TOKEN } }'),
    '3:59: backends.main.bearer: there is basicAuth or bearer, not both',
  ],
  [
    'a store that is to be profiled',
    inFeed('profileFor: 5s'),
    '6:5: feeds.0.profileFor: a store of profiles is not profiled: say how often profiles come in profileEvery',
  ],
  [
    'a profile that is longer than its step',
    inFeed('profileFor: 16s', PPROF),
    '6:5: feeds.0.profileFor: a process is profiled for 1 to 20 whole seconds, and no longer than a step',
  ],
  [
    'two feeds of one name',
    `${SOUND}  - backend: main\n    types: [${TYPE}]\n`,
    '4:1: feeds: two feeds have the name "main cpu seconds": give each a name of its own',
  ],
  [
    'labels of a process that has none',
    inFeed('labels: { service_name: service }', PPROF),
    '6:5: feeds.0.labels: a pprof endpoint knows no labels of its service: write them into add',
  ],
  ['remote write to nowhere', top('remoteWrite: {}'), '1:1: remoteWrite.url: it is missing'],
  ['a typo in remote write', pushing('evry: 1m'), '1:59: remoteWrite.evry: there is no such key here'],
  ['a push without a pause', pushing('every: 0s'), '1:59: remoteWrite.every: series are sent once a second at most'],
  [
    'a label of all series that the metric has',
    pushing('labels: { service: cart }'),
    '1:69: remoteWrite.labels.service: the metric has a label service already',
  ],
  ['a token of remote write in the file itself', pushing('bearer: s3cret'), `1:59: remoteWrite.bearer: ${SECRET}`],
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
  const { feeds } = await soundConfig(inBackend(line));
  expect(feeds[0]?.backend.headers).toEqual(headers);
  expect((await soundConfig(pushing(line))).remoteWrite?.headers).toEqual(headers);
});

it.each([
  [TYPE, 'cpu_seconds_total', 'cpu_self_seconds_total', 'cpu_seconds_total'],
  ['memory:alloc_space:bytes:space:bytes', 'alloc_bytes_total', 'alloc_self_bytes_total', 'alloc_bytes_total'],
  ['memory:alloc_objects:count:space:bytes', 'alloc_objects_total', 'alloc_self_objects_total', 'alloc_objects_total'],
  ['memory:inuse_space:bytes:space:bytes', 'inuse_bytes', 'inuse_self_bytes', 'inuse_bytes'],
  ['goroutine:goroutine:count:goroutine:count', 'goroutines', 'self_goroutines', 'goroutines'],
  [
    'mutex:delay:nanoseconds:contentions:count',
    'mutex_delay_seconds_total',
    'mutex_delay_self_seconds_total',
    'mutex_delay_seconds_total',
  ],
  [
    'block:contentions:count:contentions:count',
    'block_contentions_total',
    'block_self_contentions_total',
    'block_contentions_total',
  ],
  [
    'py.gc:pauses:milliseconds::',
    'py_gc_pauses_seconds_total',
    'py_gc_pauses_self_seconds_total',
    'py_gc_pauses_seconds_total',
  ],
])('%s is %s', async (type, total, self, service) => {
  const { feeds } = await soundConfig(instead(TYPE, `"${type}"`));
  expect(feeds[0]?.family).toMatchObject({
    total: `pyroscope_${total}`,
    self: `pyroscope_${self}`,
    service: `pyroscope_service_${service}`,
  });
});

it('names and scales a type as it is told', async () => {
  const agent = 'parca_agent:samples:count:cpu:nanoseconds:delta';
  const typed = instead(TYPE, `{ id: ${agent}, metric: cpu, unit: seconds, scale: 0.05 }`, top("prefix: ''"));
  const { feeds } = await soundConfig(instead('pyroscope', 'parca', typed));
  expect(feeds[0]?.family).toMatchObject({ total: 'cpu_seconds_total', scale: 0.05, measure: 'flow' });
});

it('sends series as it is told, under the job that the rules ask for', async () => {
  expect((await soundConfig(pushing("every: 1m, labels: { cluster: 'eu' }"))).remoteWrite).toEqual({
    url: 'http://127.0.0.1:9090/api/v1/write',
    headers: {},
    timeoutMillis: 10_000,
    everyMillis: 60_000,
    labels: { job: 'spanflame-exporter', cluster: 'eu' },
  });
});
