import { once } from 'node:events';
import fs from 'node:fs';
import { type AddressInfo } from 'node:net';
import path from 'node:path';

import { createStoreServer } from './server';

/** A request to a real Pyroscope and its answer (tests/fixtures/README.md). */
interface Exchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object;
    readonly bodyText?: string;
    readonly bodyFile?: string;
    readonly bodyBase64?: string;
  };
  readonly response: { readonly status: number; readonly body?: unknown; readonly bodyText?: string };
}

const FIXTURES = path.resolve('tests/fixtures');
const server = createStoreServer();
let base = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const upload of ['ingest-pprof-raw', 'ingest-folded', 'push-json', 'push-err-no-service']) {
    const recorded = exchange(upload);
    expect((await send(recorded)).status).toBe(recorded.response.status);
  }
});
afterAll(() => {
  server.close();
});

function exchange(name: string): Exchange {
  const file = ['pyroscope', 'pyroscopeStore']
    .map((folder) => path.join(FIXTURES, folder, `${name}.json`))
    .find((candidate) => fs.existsSync(candidate));
  return JSON.parse(fs.readFileSync(file ?? name, 'utf8'));
}

function bodyOf({ body, bodyText, bodyFile, bodyBase64 }: Exchange['request']): BodyInit | undefined {
  if (bodyFile !== undefined) {
    return new Uint8Array(fs.readFileSync(path.join(FIXTURES, 'pyroscopeStore', bodyFile)));
  }
  if (bodyBase64 !== undefined) {
    return new Uint8Array(Buffer.from(bodyBase64, 'base64'));
  }
  return body ? JSON.stringify(body) : bodyText;
}

function send({ request }: Exchange, body: object | undefined = request.body): Promise<Response> {
  const query = request.query ? `?${new URLSearchParams(request.query)}` : '';
  return fetch(`${base}${request.path}${query}`, {
    method: request.method,
    headers: request.headers,
    body: bodyOf({ ...request, body }),
  });
}

const parsed = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  return answer.headers.get('content-type') === 'application/json' ? JSON.parse(text) : text;
};
const ask = async (name: string, changes: object = {}): Promise<unknown> => {
  const recorded = exchange(name);
  return parsed(await send(recorded, { ...recorded.request.body, ...changes }));
};

test.each([
  'err-span-length',
  'err-trace-length',
  'err-trace-not-hex',
  'err-span-and-trace',
  'err-missing-range',
  'err-start-after-end',
  'err-query-too-long',
  'err-label-selector',
  'stacktraces-empty-string-selector',
  'err-profile-type',
  'err-max-nodes',
  'err-max-nodes-negative',
  'err-series-step-0',
  'err-connect-version',
  'err-get',
  'err-content-type',
  'err-unknown-rpc',
  'label-names-no-range',
  'ingest-err-no-name',
  'ingest-err-unknown-type',
  'ingest-err-get',
  'push-err-no-name',
  'ready',
  'stacktraces-empty-result',
  'stacktraces-trace-id-as-label',
  'stacktraces-trace-selector-zero',
  'series-empty-result',
  'label-values-unknown',
  'label-values-trace-id',
  'folded-stacktraces',
  'pprof-raw-series',
])('%s is answered as by the real server', async (name) => {
  const recorded = exchange(name);
  const answer = await send(recorded);
  expect(answer.status).toBe(recorded.response.status);
  expect(await parsed(answer)).toEqual(recorded.response.body ?? recorded.response.bodyText ?? '');
});

test.each(['err-bad-json', 'ingest-err-garbage-pprof', 'push-err-garbage'])(
  '%s: same status and code; the reason is in the words of another parser',
  async (name) => {
    const recorded = exchange(name);
    const answer = await send(recorded);
    expect(answer.status).toBe(recorded.response.status);
    expect(await answer.json()).toEqual({
      code: (recorded.response.body as { code: string }).code,
      message: expect.stringMatching(/^(unmarshal message|parsing IngestInput-pprof failed|\{)/),
    });
  }
);

/** A value with every text and number replaced by its kind, and lists by their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, 1).map(shapeOf);
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

const SERVICE = '{service_name="pprof-raw"}';
/** The recording's CPU profile is stamped 2026-11-22 19:00:12. */
const WINDOW = { start: 1795374000000, end: 1795374100000 };

test.each([
  ['profile-types', WINDOW],
  ['profile-types-no-range', {}],
  ['label-names', WINDOW],
  ['label-values-service', WINDOW],
  ['label-values-profile-type', WINDOW],
  ['series', { ...WINDOW, matchers: [SERVICE], labelNames: ['service_name', 'region'] }],
  ['series-sum', { ...WINDOW, labelSelector: SERVICE }],
  ['series-group-by-pod', { ...WINDOW, labelSelector: SERVICE, groupBy: ['span_name'] }],
  ['stacktraces-flamegraph', { ...WINDOW, labelSelector: SERVICE }],
  ['span-profile', { ...WINDOW, labelSelector: SERVICE }],
  ['profile-stats', {}],
  ['buildinfo', undefined],
  ['feature-flags', {}],
])('%s has the shape of the real answer', async (name, changes) => {
  const answer = await (changes ? ask(name, changes) : send(exchange(name)).then(parsed));
  expect(shapeOf(answer)).toEqual(shapeOf(exchange(name).response.body));
});

test('the labels of samples become series labels, but for the ids', async () => {
  expect(await ask('label-names', { ...WINDOW, matchers: [SERVICE] })).toEqual({
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
  expect(await ask('label-values-span-name', { ...WINDOW, matchers: [SERVICE] })).toEqual({
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
  expect(await ask(name, { ...WINDOW, labelSelector: SERVICE, ...changes })).toMatchObject({ flamegraph: { total } });
});

test('fields may be written in snake_case, numbers as text, and what is unknown is ignored', async () => {
  const { flamegraph } = (await ask('snake-case-keys', {
    label_selector: SERVICE,
    start: String(WINDOW.start),
    end: String(WINDOW.end),
    nonsense: 1,
  })) as { flamegraph: { total: string } };
  expect(flamegraph.total).toBe('490000000');
});
