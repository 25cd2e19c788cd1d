import recordings from '../../tests/fixtures/recordings.json';
import { readExchange, send } from './recorded/exchange';
import { expectSame, type Likeness } from './recorded/expectSame';
import { listen } from './recorded/listen';
import { seedPushed, seedScraped } from './recorded/worlds';
import { createStoreServer } from './server';

const FOLDERS = ['parcaStore', 'parca'];

/** Recordings of a real Parca that the store is not asked, each with the reason. */
const NEVER_ASKED: Readonly<Record<string, readonly string[]>> = {
  'Spanflame asks for profiles as pprof alone: other report types can end the server': [
    'err-query-no-data',
    'query-group-by-function',
    'query-group-by-label',
    'query-invert',
    'query-merge-callgraph',
    'query-merge-flamechart',
    'query-merge-flamegraph-arrow',
    'query-merge-flamegraph-table',
    'query-merge-flamegraph-unspecified',
    'query-merge-profile-metadata',
    'query-merge-table-arrow',
    'query-merge-top',
    'query-regex',
    'query-sandwich',
    'query-single',
    'query-top-memory',
    'query-trace-label',
    'query-trim',
  ],
  'Spanflame subtracts two merged profiles itself: a difference of the server is scaled and rounded': [
    'query-diff-absolute',
    'query-diff-callgraph',
    'query-diff-flamegraph-arrow',
    'query-diff-flamegraph-table',
    'query-diff-flamegraph-unspecified',
    'query-diff-pprof',
    'query-diff-table-arrow',
    'query-diff-top',
  ],
  'Spanflame filters frames itself, the same on every backend': ['query-sandwich-pprof'],
  'a page behind a proxy speaks the REST gateway, never gRPC-Web': [
    'grpcweb-profile-types',
    'grpcweb-profile-types-under-prefix',
    'grpcweb-query-error',
    'grpcweb-query-nodata',
    'grpcweb-query-pprof',
    'grpcweb-query-pprof-filter',
    'otlp-grpcweb-attr',
    'otlp-grpcweb-link',
  ],
  'profiles are pushed to the store: it scrapes nothing': ['agents', 'targets'],
};

/** Of these, every value is the same. */
const EQUAL = new Set([
  'has-profile-data',
  'labels',
  'labels-match',
  'labels-range',
  'otlp-values-service',
  'otlp-values-trace-id',
  'query-range-trace',
  'values-job',
  'values-match-ignored',
  'values-span-name-after-push',
  'values-trace-id',
  'values-trace-id-after-push',
  'values-unknown',
  'writeraw',
  'writeraw-no-content-type',
  'writeraw-trace-label',
]);

const OTHERWISE: Readonly<Record<string, Likeness>> = {
  'camel-case-params': 'pprof',
  'err-query-no-data-pprof': 'pprof',
  'err-writeraw-garbage': { code: 3, message: /^failed to parse profile: / },
  'filter-query-deprecated': 'pprof',
  'otlp-query-link': 'pprof',
  'otlp-query-trace': 'pprof',
  'query-merge-pprof': 'pprof',
  'query-pushed-pprof': 'pprof',
  'query-single-default-enums': 'pprof',
  'rest-post-form': 'pprof',
};

/** Asked when profiles had been pushed beside what Parca scraped. */
const AFTER_PUSH = /after-push|pushed|^otlp-|query-range-trace|rest-post-form|^writeraw|^err-writeraw/;

const skipped = Object.values(NEVER_ASKED).flat();
const replayed = recordings.parca.filter((name) => !skipped.includes(name));
const isWrite = (name: string): boolean => /^(writeraw|err-writeraw)/.test(name);
const scraped = createStoreServer();
const pushed = createStoreServer();
const base = { scraped: '', pushed: '' };

beforeAll(async () => {
  base.scraped = await listen(scraped);
  base.pushed = await listen(pushed);
  await Promise.all([seedScraped(base.scraped), seedScraped(base.pushed), seedPushed(base.pushed)]);
});
afterAll(() => {
  scraped.close();
  pushed.close();
});

test('every recording is replayed, or listed with the reason', () => {
  expect(skipped.filter((name) => !recordings.parca.includes(name))).toEqual([]);
  expect(replayed.length + skipped.length).toBe(recordings.parca.length);
});

test.each([...replayed.filter(isWrite), ...replayed.filter((name) => !isWrite(name))])('%s', async (name) => {
  const exchange = readExchange(FOLDERS, name);
  const answer = await send(AFTER_PUSH.test(name) ? base.pushed : base.scraped, exchange);
  await expectSame(answer, exchange, OTHERWISE[name] ?? (EQUAL.has(name) ? 'equal' : 'shape'));
});
