import recordings from '../../tests/fixtures/recordings.json';
import { readExchange, send } from './recorded/exchange';
import { expectSame, type Likeness } from './recorded/expectSame';
import { listen } from './recorded/listen';
import { seedPyroscope } from './recorded/worlds';
import { createStoreServer } from './server';
import { RecordingRules } from './settings/recordingRules';

const FOLDERS = ['pyroscope', 'pyroscopeStore'];

/** Recordings of a real Pyroscope that the store is not asked, each with the reason. */
const NEVER_ASKED: Readonly<Record<string, readonly string[]>> = {
  'Spanflame opens files itself: it asks for no ad hoc profiles': [
    'adhoc-get',
    'adhoc-list',
    'adhoc-upload',
    'adhoc-upload-collapsed',
    'adhoc-upload-heap',
  ],
  'Spanflame asks for nothing asynchronously: it is behind a flag, and off': [
    'async-poll',
    'async-poll-unknown',
    'async-submit',
  ],
  'Spanflame speaks Connect with JSON and protobuf, never gRPC-Web': ['grpc-web-text'],
  'Spanflame makes no profiles for the Go compiler': ['pgo'],
  'Spanflame does not ask for limits: their errors name them': ['tenant-limits'],
};

/** Of these, more than the shape is the same, since they don't depend on what is stored, or the same is stored. */
const EQUAL = new Set([
  'after-ingest-series',
  'analyze-query',
  'analyze-query.dual',
  'analyze-query.v1',
  'connect-version-header',
  'content-type-charset',
  'feature-flags',
  'feature-flags.dual',
  'feature-flags.rr',
  'feature-flags.v1',
  'folded-stacktraces',
  'gzip-request',
  'label-names',
  'label-names-browser-accept',
  'label-names-matchers',
  'label-names-otlp-default',
  'label-names-otlp-utf8',
  'label-names-utf8',
  'label-values-pod',
  'label-values-profile-type',
  'label-values-service',
  'label-values-span-name',
  'label-values-trace-id',
  'label-values-unknown',
  'merge-profile-empty-result',
  'mt-tenant-a.mt',
  'mt-two-tenants.mt',
  'otlp-stacktraces',
  'otlp-trace',
  'pprof-old-series',
  'pprof-raw-series',
  'profile-types',
  'push-err-no-service',
  'push-json',
  'recording-rule-err.rr',
  'series',
  'series-all',
  'series-empty-result',
  'series-otlp-utf8',
  'stacktraces-call-site-nomatch',
  'stacktraces-empty-result',
  'stacktraces-empty-result.dual',
  'stacktraces-empty-result.v1',
  'stacktraces-too-old',
  'stacktraces-trace-id-as-label',
  'stacktraces-trace-selector-none',
  'stacktraces-trace-selector-zero',
  'stacktraces-utf8-selector',
  'version',
  'version.v1',
]);

const OTHERWISE: Readonly<Record<string, Likeness>> = {
  'err-bad-json': { code: 'invalid_argument', message: /^unmarshal message: / },
  'ingest-err-garbage-pprof': { code: 'unknown', message: /^parsing IngestInput-pprof failed / },
  'push-err-garbage': { code: 'unknown', message: /./ },
  'render-dot': { begins: 'digraph "' },
  'merge-profile-proto': 'pprof',
  'merge-profile-proto-v1': 'pprof',
};

const MODES = { '': 'v2', v1: 'v1', dual: 'dual', rr: 'v2', mt: 'v2' } as const;
type Suffix = keyof typeof MODES;

const suffixOf = (name: string): Suffix => (/[.-](v1|dual|mt|rr)$/.exec(name)?.[1] ?? '') as Suffix;
const isWrite = (name: string): boolean =>
  /^(ingest-|push-|mt-ingest-|otlp-(json|err)|recording-rule-upsert)/.test(name);
const skipped = Object.values(NEVER_ASKED).flat();
const replayed = recordings.pyroscope.filter((name) => !skipped.includes(name));

const servers = (Object.keys(MODES) as Suffix[]).map((suffix) => ({
  suffix,
  server: createStoreServer({
    storage: MODES[suffix],
    multitenancy: suffix === 'mt',
    ...(suffix === 'rr' && { recordingRules: new RecordingRules() }),
  }),
}));
const base = new Map<Suffix, string>();

beforeAll(async () => {
  for (const { suffix, server } of servers) {
    base.set(suffix, await listen(server));
    if (suffix !== 'mt') {
      await seedPyroscope(base.get(suffix) ?? '');
    }
  }
});
afterAll(() => servers.forEach(({ server }) => server.close()));

test('every recording is replayed, or listed with the reason', () => {
  expect(skipped.filter((name) => !recordings.pyroscope.includes(name))).toEqual([]);
  expect(replayed.length + skipped.length).toBe(recordings.pyroscope.length);
});

test.each([...replayed.filter(isWrite), ...replayed.filter((name) => !isWrite(name))])('%s', async (name) => {
  const exchange = readExchange(FOLDERS, name);
  const answer = await send(base.get(suffixOf(name)) ?? '', exchange);
  await expectSame(answer, exchange, OTHERWISE[name] ?? (EQUAL.has(name) ? 'equal' : 'shape'));
});
