import { dateTime, type DataQueryRequest, type DataSourceInstanceSettings } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  setBackendSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { lastValueFrom, of, throwError } from 'rxjs';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { signIn } from '../../tests/signIn';
import { type BackendKind } from './backends/backend';
import { ProfilingDataSource } from './datasource';
import { type ProfilingQuery } from './query';
import { type ProfilingOptions } from './settings';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const HOUR = 3_600_000;
/** How Grafana's proxy passes on a 401 (pkg/api/pluginproxy/ds_proxy.go). */
const PROXY_401 = {
  status: 400,
  contentType: 'application/json',
  text: '{"message":"Authentication to data source failed"}',
};

interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** What a real server answered (tests/fixtures/README.md). */
function recorded(file: string): Reply {
  const path = join(__dirname, '..', '..', 'tests', 'fixtures', `${file}.json`);
  const { status, contentType, body, bodyText } = JSON.parse(readFileSync(path, 'utf8')).response;
  return { status, contentType, text: bodyText ?? JSON.stringify(body ?? {}) };
}
const html = { status: 200, contentType: 'text/html', text: '<!doctype html><title>Sign in</title><form>' };
const json = (text: string): Reply => ({ status: 200, contentType: 'application/json', text });

beforeAll(() => signIn());

let asked: string[];

function serve(reply: (path: string) => Reply): void {
  asked = [];
  setBackendSrv({
    fetch: ({ url }: BackendSrvRequest) => {
      asked.push(url);
      const { status, contentType, text } = reply(url);
      const data = new TextEncoder().encode(text).buffer;
      return status < 300
        ? of({ status, headers: new Headers({ 'content-type': contentType }), data })
        : throwError(() => ({ config: {}, status, data: text }));
    },
  } as unknown as BackendSrv);
  setTemplateSrv({ replace: (text = '') => text } as TemplateSrv);
}

/** The error of a query, or the notices of its frames. */
async function sentenceOf(backend: BackendKind, query: Partial<ProfilingQuery>, range = { from: 0, to: HOUR }) {
  const jsonData: ProfilingOptions = { backend, url: 'http://server' };
  const settings = { id: 1, uid: 'u', name: 'n', type: 't', url: '/proxy', jsonData };
  const source = new ProfilingDataSource(settings as unknown as DataSourceInstanceSettings<ProfilingOptions>);
  const [from, to] = [dateTime(range.from), dateTime(range.to)];
  const request = {
    targets: [{ refId: 'A', profileTypeId: CPU, labelSelector: '{service_name="checkout"}', ...query }],
    range: { from, to, raw: { from, to } },
    scopedVars: {},
    intervalMs: 60_000,
  };
  const { errors, data } = await lastValueFrom(source.query(request as unknown as DataQueryRequest<ProfilingQuery>));
  const notices = data.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }: { text: string }) => text);
  return [...(errors ?? []).map(({ message }) => message), ...notices].join(' ');
}

const PARCA_TYPE = { profileTypeId: `${CPU}:delta` };

describe('what no server could answer is not asked', () => {
  beforeEach(() => serve(() => json('{}')));

  it.each<[string, BackendKind, Partial<ProfilingQuery>, { from: number; to: number }, string]>([
    [
      'a malformed type',
      'pyroscope',
      { profileTypeId: 'cpu' },
      { from: 0, to: HOUR },
      "The query's profile type cannot be used: a profile type is written name:sample type",
    ],
    [
      'a malformed type',
      'parca',
      { profileTypeId: 'cpu' },
      { from: 0, to: HOUR },
      "The query's profile type cannot be used: a profile type is written name:sample type",
    ],
    ['a variable without a value', 'pyroscope', { profileTypeId: '$type' }, { from: 0, to: HOUR }, 'this is "$type"'],
    [
      'a malformed selector',
      'pyroscope',
      { labelSelector: '{service_name=' },
      { from: 0, to: HOUR },
      "The query's label selector cannot be used: expected a value in quotes at character 15 of {service_name=",
    ],
    [
      'a malformed selector',
      'parca',
      { ...PARCA_TYPE, labelSelector: 'foo{' },
      { from: 0, to: HOUR },
      "The query's label selector cannot be used: expected { at character 1 of foo{",
    ],
    [
      'a reversed range',
      'pyroscope',
      {},
      { from: HOUR, to: 0 },
      "The query's time range cannot be used: it ends (1970-01-01T00:00:00.000Z) before it starts (1970-01-01T01:00:00.000Z)",
    ],
    [
      'a reversed range',
      'parca',
      { ...PARCA_TYPE, queryType: 'metrics' },
      { from: HOUR, to: 0 },
      "The query's time range cannot be used: it ends",
    ],
    [
      'a comparison with no time',
      'parca',
      { ...PARCA_TYPE, queryType: 'comparison', compareWith: { window: { kind: 'earlier', by: 'long' } } },
      { from: 0, to: HOUR },
      'The query\'s other side cannot be used: "long" is no time to go back by',
    ],
  ])('%s (%s)', async (_what, backend, query, range, sentence) => {
    expect(await sentenceOf(backend, query, range)).toContain(sentence);
    expect(asked).toEqual([]);
  });
});

describe('what a server answers is told in a sentence of its own', () => {
  const withNames = (names: string) => (path: string) => (path.includes('LabelNames') ? json(names) : json('{}'));

  it.each<[string, BackendKind, Partial<ProfilingQuery>, (path: string) => Reply, string]>([
    [
      'a type without samples',
      'pyroscope',
      {},
      withNames('{}'),
      `Pyroscope has no samples of type ${CPU} in this range. It ended more than 7 days ago, and a server reads no further back than its max_query_lookback, 7 days by default.`,
    ],
    [
      'a label that is not there',
      'pyroscope',
      { labelSelector: '{nope="x"}' },
      withNames('{"names":["service_name"]}'),
      'no series has a label nope',
    ],
    [
      'values of a label that is not there',
      'pyroscope',
      { queryType: 'labels', label: 'nope' },
      () => recorded('pyroscope/label-values-unknown'),
      'No values of the label nope were found',
    ],
    [
      'values of a label that is not there',
      'parca',
      { queryType: 'labels', label: 'nope' },
      () => recorded('parca/values-unknown'),
      'No values of the label nope were found',
    ],
    [
      'a server without trace selectors',
      'pyroscope',
      { traceIdSelector: [TRACE] },
      (path) =>
        path.includes('LabelNames')
          ? json('{"names":["service_name"]}')
          : recorded('pyroscope/stacktraces-trace-selector.v1'),
      'upgrade the server',
    ],
    [
      'a server without this call',
      'pyroscope',
      { queryType: 'metrics' },
      () => recorded('pyroscope/err-unknown-rpc'),
      'Pyroscope does not know this address (404: 404 page not found)',
    ],
    ['a login page', 'pyroscope', {}, () => html, 'an HTML page titled "Sign in" was found. Check that the URL'],
    ['a login page', 'parca', PARCA_TYPE, () => html, 'an HTML page titled "Sign in" was found. Check that the URL'],
    [
      'a login page, to a comparison',
      'pyroscope',
      { queryType: 'comparison' },
      () => html,
      'an HTML page titled "Sign in" was found. Check that the URL',
    ],
    [
      'a comparison of nothing',
      'pyroscope',
      { queryType: 'comparison' },
      withNames('{}'),
      `Neither side has samples. Pyroscope has no samples of type ${CPU} in this range.`,
    ],
    [
      'a tenant that is missing',
      'pyroscope',
      {},
      () => recorded('pyroscope/mt-no-tenant.mt'),
      'Pyroscope keeps tenants apart, and this query names none',
    ],
    ['a tenant that is missing, behind Grafana', 'pyroscope', {}, () => PROXY_401, 'Pyroscope refused the credentials'],
    [
      'a range that is too long, where it cannot be split',
      'pyroscope',
      { traceIdSelector: [] },
      () => recorded('pyroscope/err-query-too-long'),
      'reads at most 24 h at once',
    ],
  ])('%s (%s)', async (_what, backend, query, reply, sentence) => {
    serve(reply);
    expect(await sentenceOf(backend, query)).toContain(sentence);
    expect(asked.length).toBeGreaterThan(0);
  });
});
