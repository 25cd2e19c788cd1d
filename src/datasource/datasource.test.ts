import {
  CoreApp,
  dateTime,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  LoadingState,
} from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  DataSourceWithBackend,
  setBackendSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { delay, lastValueFrom, NEVER, type Observable, of, throwError, toArray } from 'rxjs';

import { signIn } from '../../tests/signIn';
import { ProfilingDataSource } from './datasource';
import { type ProfilingQuery } from './query';
import { type ProfilingOptions } from './settings';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const GRAPH =
  '{"flamegraph":{"names":["total","main"],"levels":[{"values":["0","30","0","0"]},{"values":["0","30","30","1"]}],"total":"30"}}';

let asked: BackendSrvRequest[];
let answer: (request: BackendSrvRequest) => Observable<unknown>;
const found = (text: string): Observable<unknown> =>
  of({
    status: 200,
    headers: new Headers({ 'content-type': 'application/json' }),
    data: new TextEncoder().encode(text).buffer,
  });

beforeAll(() => signIn());
beforeEach(() => {
  asked = [];
  answer = () => found(GRAPH);
  setBackendSrv({
    fetch: (request: BackendSrvRequest) => {
      asked.push(request);
      return answer(request);
    },
  } as unknown as BackendSrv);
  setTemplateSrv({ replace: (text = '') => text.replace('$service', 'checkout') } as TemplateSrv);
});

const source = (
  jsonData: ProfilingOptions = { backend: 'pyroscope', url: 'http://pyroscope:4040' }
): ProfilingDataSource =>
  new ProfilingDataSource({
    id: 1,
    uid: 'u',
    name: 'n',
    type: 't',
    url: '/proxy',
    jsonData,
  } as unknown as DataSourceInstanceSettings<ProfilingOptions>);

const request = (...targets: Array<Partial<ProfilingQuery>>): DataQueryRequest<ProfilingQuery> => {
  const [from, to] = [dateTime(0), dateTime(3_600_000)];
  return {
    targets,
    range: { from, to, raw: { from, to } },
    scopedVars: {},
  } as unknown as DataQueryRequest<ProfilingQuery>;
};
const responses = (asking: DataQueryRequest<ProfilingQuery>, from = source()): Promise<DataQueryResponse[]> =>
  lastValueFrom(from.query(asking).pipe(toArray()));
const bodyOf = (at: number): unknown => JSON.parse(String(asked[at].data));

/** Until requests that wait for nothing but their turn are on their way. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe("the flame graph of a span in Grafana's trace view", () => {
  it('is asked of a class of its own kind, and taken from a frame named response with more than one row', async () => {
    const [from, to] = [dateTime(1_000_000), dateTime(1_060_500)];
    // The request of SpanFlameGraph.tsx, with the span's attribute pyroscope.profile.id.
    const asSent = {
      requestId: 'span-flamegraph-requestId',
      interval: '2s',
      intervalMs: 2000,
      range: { from, to, raw: { from, to } },
      scopedVars: {},
      app: CoreApp.Unknown,
      timezone: 'browser',
      startTime: 1_030_000_000,
      targets: [
        {
          labelSelector: '{service_name="checkout"}',
          groupBy: [],
          profileTypeId: CPU,
          queryType: 'profile',
          spanSelector: ['6a1c8f2b3d4e5f60'],
          refId: 'span-flamegraph-refId',
          datasource: { type: 't', uid: 'u' },
          includeExemplars: false,
          heatmapType: 'individual',
          includeHeatmap: false,
        },
      ],
    };
    const api = source();
    expect(api).toBeInstanceOf(DataSourceWithBackend);
    const response = await lastValueFrom(api.query(asSent as unknown as DataQueryRequest<ProfilingQuery>));
    const frame = response.data.find(({ name }: { name?: string }) => name === 'response');
    expect(frame.length).toBe(2);
    expect(asked.map(({ url }) => url)).toEqual([expect.stringMatching(/^\/proxy\/pyroscope\//)]);
  });
});

describe('query', () => {
  it('answers with a flame graph frame', async () => {
    const [response] = await responses(
      request({ refId: 'A', profileTypeId: CPU, labelSelector: '{service_name="$service"}' })
    );

    expect(response).toMatchObject({ state: LoadingState.Done, data: [{ refId: 'A', name: 'response', length: 2 }] });
    expect(response.errors).toBeUndefined();
    expect(asked[0].url).toBe('/proxy/pyroscope/querier.v1.QuerierService/SelectMergeStacktraces/');
    expect(bodyOf(0)).toEqual({
      profileTypeID: CPU,
      labelSelector: '{service_name="checkout"}',
      start: 0,
      end: 3_600_000,
      maxNodes: 16_384,
    });
  });

  it.each([
    ['hidden', { hide: true, profileTypeId: CPU }],
    ['incomplete', { profileTypeId: '' }],
  ])('a %s target is not run', async (_what, target) => {
    expect(await responses(request({ refId: 'A', ...target }))).toEqual([{ data: [], state: LoadingState.Done }]);
    expect(asked).toEqual([]);
  });

  it('a failing target leaves its neighbours alone', async () => {
    answer = ({ data }) =>
      String(data).includes('bad') ? throwError(() => ({ config: {}, status: 500, data: 'boom' })) : found(GRAPH);
    const all = await responses(
      request(
        { refId: 'A', profileTypeId: CPU, labelSelector: '{a="bad"}' },
        { refId: 'B', profileTypeId: CPU },
        { refId: 'C', profileTypeId: CPU, spanSelector: ['xyz'] }
      )
    );
    const last = all[all.length - 1];
    expect(last.data.map(({ refId }) => refId)).toEqual(['B']);
    expect(last.errors?.map(({ refId, message }) => [refId, message])).toEqual([
      ['A', 'Pyroscope rejected the query (500: boom). Its log says more.'],
      ['C', `The query's span id cannot be used: a span id has 16 hex digits, "xyz" is not one.`],
    ]);
    expect(last.state).toBe(LoadingState.Error);
  });

  it('a slow target holds up none: what came is passed on, in the order of the targets', async () => {
    answer = ({ data }) => (String(data).includes('slow') ? found(GRAPH).pipe(delay(20)) : found(GRAPH));
    const all = await responses(
      request({ refId: 'A', profileTypeId: CPU, labelSelector: '{a="slow"}' }, { refId: 'B', profileTypeId: CPU })
    );
    expect(all.map(({ state, data }) => [state, data.map(({ refId }) => refId)])).toEqual([
      [LoadingState.Loading, ['B']],
      [LoadingState.Done, ['A', 'B']],
    ]);
  });

  it('unsubscribing cancels the request', async () => {
    let cancelled = false;
    answer = () => ({ subscribe: () => ({ unsubscribe: () => (cancelled = true) }) }) as unknown as Observable<unknown>;
    const subscription = source()
      .query(request({ refId: 'A', profileTypeId: CPU }))
      .subscribe();
    await settled();
    subscription.unsubscribe();
    await settled();
    expect([asked.length, cancelled]).toEqual([1, true]);
  });

  it('ends after 30 s with words', async () => {
    jest.useFakeTimers();
    answer = () => NEVER;
    const pending = responses(request({ refId: 'A', profileTypeId: CPU }));
    await jest.advanceTimersByTimeAsync(30_000);
    jest.useRealTimers();
    const [response] = await pending;
    expect(response.errors?.[0].message).toContain('Pyroscope did not answer in time (no answer within 30 s)');
  });

  it('a bug of ours is an error of its target', async () => {
    const broken = source();
    jest.spyOn(broken.backend, 'profile').mockRejectedValue(new Error('oops'));
    const [response] = await responses(request({ refId: 'A', profileTypeId: CPU }), broken);
    expect(response.errors).toEqual([{ refId: 'A', message: 'Spanflame failed on this query: oops' }]);
  });

  it('pads the range of a span, and says so', async () => {
    const short = { ...request({ refId: 'A', profileTypeId: CPU, spanSelector: ['00f067aa0ba902b7'] }) };
    const [from, to] = [dateTime(1_000_000), dateTime(1_000_050)];
    const [response] = await responses({ ...short, range: { from, to, raw: { from, to } } });
    expect(asked[0].url).toContain('SelectMergeSpanProfile');
    expect(bodyOf(0)).toMatchObject({ start: 940_000, end: 1_060_050, spanSelector: ['00f067aa0ba902b7'] });
    expect(response.data[0].meta.notices[0].text).toContain('widened by a minute on both sides');
  });

  it('nothing found is an empty frame with the reason', async () => {
    answer = () => found('{}');
    const [response] = await responses(request({ refId: 'A', profileTypeId: CPU }));
    expect(response.data[0]).toMatchObject({
      length: 0,
      meta: { notices: [{ text: expect.stringContaining('no samples') }] },
    });
    expect(response.state).toBe(LoadingState.Done);
  });
});

describe('a pprof source', () => {
  const pprof = (): ProfilingDataSource => source({ backend: 'pprof', url: 'http://app:6060' });

  it('never takes a CPU profile for a query', async () => {
    const [response] = await responses(request({ refId: 'A', source: { kind: 'cpu', seconds: 5 } }), pprof());
    expect(asked).toEqual([]);
    expect(response.data[0].meta.notices[0].text).toContain('press Capture');
  });

  it('asks the process for a snapshot', async () => {
    answer = () => throwError(() => ({ config: {}, status: 404, data: 'Unknown profile\n' }));
    const [response] = await responses(request({ refId: 'A', source: { kind: 'snapshot', profile: 'heap' } }), pprof());
    expect(asked[0].url).toBe('/proxy/pprof/debug/pprof/heap/');
    expect(response.errors?.[0].message).toContain(
      'The pprof endpoint does not know this address (404: Unknown profile)'
    );
  });
});

it('a Parca source asks with the labels of its settings, through the routes of Parca', async () => {
  const parca = source({ backend: 'parca', url: 'http://parca:7070', traceLabel: 'otel_traceid' });
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  await responses(request({ refId: 'A', profileTypeId: `${CPU}:delta`, traceIdSelector: [trace] }), parca);
  const [path, parameters] = asked[0].url.split('?');
  expect(path).toBe('/proxy/parca/api/profiles/query/');
  expect(new URLSearchParams(parameters).get('merge.query')).toBe(`${CPU}:delta{otel_traceid="${trace}"}`);
});

it('fills in variables for Explore', () => {
  const [query] = source().interpolateVariablesInQueries(
    [{ refId: 'A', profileTypeId: CPU, labelSelector: '{a="$service"}' }],
    {}
  );
  expect(query.labelSelector).toBe('{a="checkout"}');
});

it.each([
  [{ profileTypeId: CPU, labelSelector: '{}' }, 'process_cpu cpu'],
  [{ profileTypeId: CPU, labelSelector: '{a="b"}', spanSelector: ['x'] }, 'process_cpu cpu {a="b"} span x'],
  [{ source: { kind: 'delta', profile: 'heap', seconds: 5 }, traceIdSelector: ['y'] }, 'heap during 5 s trace y'],
])('%o reads %s', (query, text) => {
  expect(source().getQueryDisplayText(query as ProfilingQuery)).toBe(text);
});

it('takes the minimal step as the shortest interval', () => {
  expect(source({ url: 'x', minStep: '15s' }).interval).toBe('15s');
  expect(source({ url: 'x', minStep: '' }).interval).toBeUndefined();
});

describe('profile types for the panel', () => {
  const range = { from: 0, to: 3_600_000 };

  test('are listed', async () => {
    answer = () =>
      found(
        '{"profileTypes":[{"ID":"process_cpu:cpu:nanoseconds:cpu:nanoseconds","name":"process_cpu","sampleType":"cpu","sampleUnit":"nanoseconds"}]}'
      );
    await expect(source().getProfileTypes(range)).resolves.toMatchObject([{ id: CPU, sampleType: 'cpu' }]);
  });

  test('reject in words', async () => {
    answer = () => found('<html>login</html>');
    await expect(source().getProfileTypes(range)).rejects.toThrow(/^Pyroscope sent something else than expected/);
  });
});

describe('a new query', () => {
  it.each([
    ['pyroscope', CoreApp.Explore, 'both'],
    ['parca', CoreApp.Explore, 'both'],
    ['pprof', CoreApp.Explore, 'profile'],
    ['pyroscope', CoreApp.Dashboard, 'profile'],
    ['pyroscope', undefined, 'profile'],
  ] as const)('of %s in %s is of type %s', (backend, app, queryType) => {
    const from = source({ backend, url: 'http://profiles:4040' });
    expect(from.getDefaultQuery(app)).toEqual({ queryType, labelSelector: '{}', version: 1 });
  });
});
