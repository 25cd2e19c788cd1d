import { Profile } from 'pprof-format';
import { parse } from 'protobufjs';

import { readExchange, send } from '../recorded/exchange';
import { listen } from '../recorded/listen';
import { createStoreServer } from '../server';

const FOLDERS = ['pyroscope', 'pyroscopeStore'];
const SERVICE = '{service_name="pprof-raw"}';
/** The profile of the recording `ingest-pprof-raw` is stamped 2026-11-22 19:00:12. */
const WINDOW = { start: 1795374000000, end: 1795374100000 };

const server = createStoreServer();
let base = '';
beforeAll(async () => {
  base = await listen(server);
  await send(base, readExchange(FOLDERS, 'ingest-pprof-raw'));
});
afterAll(() => {
  server.close();
});

/** The answer to a recorded request with other fields. */
async function ask(name: string, changes: object): Promise<unknown> {
  const exchange = readExchange(FOLDERS, name);
  const body = { ...exchange.request.body, ...WINDOW, ...changes };
  const answer = await send(base, { ...exchange, request: { ...exchange.request, body } });
  return answer.json();
}

test('the labels of samples become series labels, but for the ids', async () => {
  expect(await ask('label-names', { matchers: [SERVICE] })).toEqual({
    names: [
      '__name__',
      '__period_type__',
      '__period_unit__',
      '__profile_type__',
      '__service_name__',
      '__type__',
      '__unit__',
      'pyroscope_spy',
      'service_name',
      'span_name',
    ],
  });
  expect(await ask('label-values-span-name', { matchers: [SERVICE] })).toEqual({
    names: ['GET /search', 'POST /checkout'],
  });
});

// Sums of `go tool pprof -tags` for the same file.
test.each([
  ['stacktraces-span-selector', { spanSelector: ['00f067aa0ba902b7'] }, '420000000'],
  ['stacktraces-span-selector', { spanSelector: ['00F067AA0BA902B7'] }, '420000000'],
  ['span-profile', { spanSelector: ['b7ad6b7169203331'] }, '60000000'],
  ['span-profile', { spanSelector: ['b7ad6b7169203331', '00f067aa0ba902b7'] }, '480000000'],
  ['stacktraces-trace-selector', { traceIdSelector: ['4bf92f3577b34da6a3ce929d0e0e4736'] }, '420000000'],
  ['stacktraces-flamegraph', {}, '490000000'],
  ['stacktraces-flamegraph', { labelSelector: '{service_name="pprof-raw", span_name=~"GET.*"}' }, '60000000'],
  ['stacktraces-flamegraph', { profileTypeID: 'process_cpu:samples:count:cpu:nanoseconds' }, '49'],
])('%s with %j adds up to %s', async (name, changes, total) => {
  expect(await ask(name, { labelSelector: SERVICE, ...changes })).toMatchObject({ flamegraph: { total } });
});

// By the same sums: 20 buckets from 60 ms to 420 ms, 18 ms wide.
test('a heatmap of spans has a bucket for each value, and an exemplar with its trace', async () => {
  const { series } = (await ask('heatmap-span', { labelSelector: SERVICE, step: 50 })) as {
    readonly series: ReadonlyArray<{ readonly slots: ReadonlyArray<Readonly<Record<string, unknown>>> }>;
  };
  const [{ slots }] = series;
  expect(slots).toEqual([
    {
      timestamp: String(WINDOW.start + 50_000),
      yMin: Array.from({ length: 20 }, (_, bucket) => 60_000_000 + bucket * 18_000_000),
      counts: [1, ...Array<number>(18).fill(0), 1],
      exemplars: [
        expect.objectContaining({ spanId: 'b7ad6b7169203331', value: '60000000' }),
        expect.objectContaining({
          spanId: '00f067aa0ba902b7',
          traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
          value: '420000000',
        }),
      ],
    },
  ]);
});

// The profile is of 1795374012574: a real heatmap has a slot at the start of its range with exemplars from before it
// (recording heatmap-span-after-split.dual).
test.each([
  [{ start: 1795374012575, end: 1795374100000 }, '1795374012575'],
  [{ start: 1795374022000, end: 1795374100000 }, '1795374022000'],
  [{ start: 1795374023000, end: 1795374100000 }, undefined],
])('the first step of %j reaches back before the range', async (range, timestamp) => {
  const answer = (await ask('series-sum', { labelSelector: SERVICE, step: 10, ...range })) as {
    readonly series?: ReadonlyArray<{ readonly points: ReadonlyArray<{ readonly timestamp: string }> }>;
  };
  expect(answer.series?.[0].points.map((point) => point.timestamp)).toEqual(timestamp && [timestamp]);
});

test('the same filters hold for profiles as pprof', async () => {
  const filter = { labelSelector: SERVICE, spanSelector: ['b7ad6b7169203331'], format: 'PROFILE_FORMAT_PPROF' };
  const { pprof } = (await ask('stacktraces-pprof', filter)) as {
    readonly pprof: { readonly profile: { readonly sample: ReadonlyArray<{ readonly value: readonly string[] }> } };
  };
  const values = pprof.profile.sample.map(({ value }) => Number(value[0]));
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(60_000_000);
});

test.each([
  ['querier.v1.QuerierService/SelectMergeStacktraces', 'invalid_argument'],
  ['api/profiles/query_range', 3],
])('a regular expression that is none is refused by %s', async (path, code) => {
  const type = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  const body = { profileTypeID: type, labelSelector: '{service_name=~"("}', ...WINDOW };
  const isParca = path.startsWith('api/');
  const search = isParca ? `?${new URLSearchParams({ query: `${type}${body.labelSelector}` })}` : '';
  const answer = await fetch(`${base}/${path}${search}`, {
    headers: { 'content-type': 'application/json' },
    ...(isParca ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code });
});

// Fields as in grafana/pyroscope api/querier/v1/querier.proto.
const MergeProfile = parse(`
  syntax = "proto3";
  message Request {
    string type = 1; string selector = 2; int64 start = 3; int64 end = 4; repeated string profiles = 7; repeated string traces = 8;
  }
`).root.lookupType('Request');

test.each([
  [{}, 490_000_000],
  [{ traces: ['4bf92f3577b34da6a3ce929d0e0e4736'] }, 420_000_000],
  [{ profiles: ['00000000-0000-0000-0000-000000000000'] }, 0],
])('a merged profile asked for in protobuf with %j adds up to %i', async (filter, total) => {
  const request = { type: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', selector: SERVICE, ...WINDOW, ...filter };
  const answer = await fetch(`${base}/querier.v1.QuerierService/SelectMergeProfile`, {
    method: 'POST',
    headers: { 'content-type': 'application/proto' },
    body: new Uint8Array(MergeProfile.encode(request).finish()),
  });
  const { sample } = Profile.decode(new Uint8Array(await answer.arrayBuffer()));
  expect(sample.reduce((sum, { value }) => sum + Number(value[0]), 0)).toBe(total);
});

test('fields may be written in snake_case, numbers as text, and what is unknown is ignored', async () => {
  const changes = { label_selector: SERVICE, start: String(WINDOW.start), end: String(WINDOW.end), nonsense: 1 };
  expect(await ask('snake-case-keys', changes)).toMatchObject({ flamegraph: { total: '490000000' } });
});
