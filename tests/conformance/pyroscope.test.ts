import zlib from 'node:zlib';

import { type ResolvedQuery } from '../../src/datasource/backends/backend';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { serverFoldedNotice } from '../../src/datasource/backends/serverFolding';
import { hasFolded } from '../../src/profile/foldedRows';
import { formatTree } from '../../src/profile/formatTree';
import { mergeTrees } from '../../src/profile/mergeTrees';
import { all, flamegraphOf, named, namingLabels, queryOf, signal, treeOf } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

const ask = (exchange: Exchange, more: readonly Exchange[] = [], sent: HttpRequest[] = []) =>
  createPyroscope(namingLabels(replay('pyroscope', [exchange, ...more], sent))).profile(queryOf(exchange), signal);

const isProfileCall = ({ request, response }: Exchange): boolean =>
  /SelectMerge(Stacktraces|SpanProfile)$/.test(request.path) && response.status === 200;

describe('profiles', () => {
  // The code asks for spans through SelectMergeSpanProfile only, and for traces after a probe (below).
  const unfilteredOrSpan = all.filter(
    (exchange) =>
      isProfileCall(exchange) &&
      exchange.response.body !== undefined &&
      exchange.name !== 'err-unknown-field' &&
      !exchange.request.body?.['traceIdSelector'] &&
      !exchange.request.body?.['profileIdSelector'] &&
      !(exchange.request.path.endsWith('Stacktraces') && exchange.request.body?.['spanSelector'])
  );
  const [found, empty] = [true, false].map((has) =>
    unfilteredOrSpan.filter((exchange) => (flamegraphOf(exchange).total !== undefined) === has)
  );

  it('has recordings of both kinds', () => {
    expect([found.length > 20, empty.length > 3]).toEqual([true, true]);
  });

  it.each(found.map((exchange) => [exchange.name, exchange] as const))('%s', async (_name, exchange) => {
    const { total, levels } = flamegraphOf(exchange);

    const tree = treeOf(await ask(exchange));

    expect(tree.total[0]).toBe(Number(total));
    expect(tree.self.reduce((sum, self) => sum + self, 0)).toBe(Number(total));
    expect(tree.level.length).toBe(levels.reduce((sum, { values }) => sum + values.length / 4, 0));
  });

  it.each(empty.map((exchange) => [exchange.name, exchange] as const))(
    '%s is empty, with a reason',
    async (_name, exchange) => {
      const { labelSelector } = queryOf(exchange);
      expect(await ask(exchange)).toEqual({
        ok: true,
        value: { kind: 'empty', reason: expect.stringContaining(labelSelector) },
      });
    }
  );

  it.each([
    ['no flame graph', '{}'],
    ['another empty graph', '{"flamegraph":{"names":["total"],"levels":[{"values":["0","0","0","0"]}]}}'],
  ])('%s is an empty answer', async (_name, text) => {
    const [exchange] = named('stacktraces-flamegraph');
    const answer = await ask({
      ...exchange,
      response: { status: 200, contentType: 'application/json', bodyText: text },
    });
    expect(answer).toMatchObject({ ok: true, value: { kind: 'empty' } });
  });

  it('of a span', async () => {
    const [exchange] = named('incident-span-v1-4d03547ccaacf3e1');
    expect(formatTree(treeOf(await ask(exchange)))).toContain('main.calculate');
  });

  it('marks what the server folded away, and a sum of answers keeps the marks', async () => {
    const [exchange] = named('stacktraces-max-nodes-8');
    const tree = treeOf(await ask(exchange));
    const twice = mergeTrees([tree, tree]);
    // 450 + 30 + 1400 + 2590 + 370 + 1750 + 2840 of 11,420 ms.
    const said = ['The server folded 82.6 % of the profile into "other": raise max nodes to see it.'];
    expect([tree, twice].map(serverFoldedNotice)).toEqual([said, said]);
    expect(twice.folded?.filter((nodes) => nodes === -1)).toHaveLength(7);
  });

  it.each([
    ['err-max-nodes', 1_048_576, 'max flamegraph nodes limit 9999999 is greater than allowed 1048576'],
    ['a tenant', 8, 'max flamegraph nodes limit 9999999 is greater than allowed 8'],
  ])('of more nodes than %s allows is asked for again, with those', async (_what, allowed, message) => {
    const [refused, plain] = named('err-max-nodes', 'stacktraces-max-nodes-8');
    const response = { ...refused.response, body: { code: 'invalid_argument', message } };
    const again = { ...plain, request: { ...plain.request, body: { ...plain.request.body, maxNodes: allowed } } };
    const answer = await ask({ ...refused, response }, [again]);
    expect(treeOf(answer).total[0]).toBe(Number(flamegraphOf(plain).total));
    expect(hasFolded(treeOf(answer))).toBe(true);
  });

  it('inflated by the transport', async () => {
    const [exchange, plain] = named('gzip-response', 'stacktraces-flamegraph');
    const inflating: Http = async (request, aborted) => {
      const response = await replay('pyroscope', [exchange])(request, aborted);
      return { ...response, body: new Uint8Array(zlib.gunzipSync(response.body)) };
    };
    const answer = await createPyroscope(inflating).profile(queryOf(exchange), signal);
    expect(treeOf(answer).total[0]).toBe(Number(flamegraphOf(plain).total));
  });
});

describe('profile of a trace', () => {
  const dummy = 'stacktraces-trace-selector-none';
  const whole = 'stacktraces-flamegraph';

  it('through the trace selector, once a probe shows that the server filters', async () => {
    const [exchange, ...more] = named('stacktraces-trace-selector', dummy, whole);
    const sent: HttpRequest[] = [];
    const backend = createPyroscope(replay('pyroscope', [exchange, ...more], sent));

    const first = await backend.profile(queryOf(exchange), signal);
    expect(treeOf(first).total[0]).toBe(Number(flamegraphOf(exchange).total));
    expect(sent).toHaveLength(3);

    await backend.profile(queryOf(exchange), signal);
    expect(sent).toHaveLength(4);
  });

  it.each([
    ['an unknown trace', dummy],
    ['the all-zero id', 'stacktraces-trace-selector-zero'],
  ])('%s is empty', async (_what, name) => {
    const [exchange, ...more] = named(name, dummy, whole);
    expect(await ask(exchange, more)).toMatchObject({ ok: true, value: { kind: 'empty' } });
  });

  it.each([
    ['v1 storage', 'stacktraces-trace-selector.v1'],
    ['dual storage before its split time', 'stacktraces-trace-selector.dual'],
  ])('is refused on %s, and never answered with the whole profile', async (_what, name) => {
    const [exchange, labels] = named(name, 'label-names-matchers');
    const probe = {
      ...exchange,
      request: {
        ...exchange.request,
        body: { ...exchange.request.body, traceIdSelector: ['0123456789abcdef0123456789abcdef'] },
      },
    };
    expect(await ask(exchange, [probe, labels])).toEqual({
      ok: false,
      error: {
        backend: 'pyroscope',
        kind: 'unsupported',
        wanted: 'trace',
        detail:
          'trace_id_selector is only supported with the v2 query backend, and its profiles have no label trace_id',
      },
    });
  });

  it('works on dual storage after its split time', async () => {
    const [exchange] = named('stacktraces-trace-selector-after-split.dual');
    const body = exchange.request.body;
    const [none, plain] = named(dummy, whole);
    const at = (recorded: Exchange): Exchange => ({
      ...recorded,
      request: { ...recorded.request, body: { ...recorded.request.body, start: body?.['start'] } },
    });
    expect(treeOf(await ask(exchange, [at(none), at(plain)])).total[0]).toBe(Number(flamegraphOf(exchange).total));
  });

  it('is refused where the server drops the selector unread', async () => {
    const [exchange, plain, labels] = named('stacktraces-trace-selector', whole, 'label-names-matchers');
    // Pyroscope up to 2.1: an unknown field does not change the answer (recording err-unknown-field).
    expect(await olderServer([plain, labels], queryOf(exchange))).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', detail: expect.stringContaining('the server ignores trace selectors') },
    });
  });

  it('falls back on the label trace_id of older servers', async () => {
    const [exchange, plain, labels, byLabel] = named(
      'stacktraces-trace-selector',
      whole,
      'label-names-matchers',
      'stacktraces-trace-id-as-label'
    );
    const withLabel = { ...labels, response: { ...labels.response, body: { names: ['service_name', 'trace_id'] } } };
    const labelled = { ...byLabel, response: exchange.response };

    const answer = await olderServer([plain, withLabel, labelled], { ...queryOf(exchange), maxNodes: 5 });

    expect(treeOf(answer).total[0]).toBe(Number(flamegraphOf(exchange).total));
  });

  it('is empty where the range holds no samples at all', async () => {
    const [exchange] = named('stacktraces-empty-result');
    const query: ResolvedQuery = {
      ...queryOf(exchange),
      filter: { kind: 'trace', ids: ['4bf92f3577b34da6a3ce929d0e0e4736'] },
    };
    const probe = {
      ...exchange,
      request: {
        ...exchange.request,
        body: { ...exchange.request.body, traceIdSelector: ['0123456789abcdef0123456789abcdef'] },
      },
    };
    const answer = await createPyroscope(namingLabels(replay('pyroscope', [exchange, probe]))).profile(query, signal);
    expect(answer).toMatchObject({ ok: true, value: { kind: 'empty' } });
  });

  it.each(
    all.filter(({ name }) => /^incident-trace-/.test(name)).map((exchange) => [exchange.name, exchange] as const)
  )('%s', async (_name, exchange) => {
    const { total, levels } = flamegraphOf(exchange);
    const [none, plain] = named(dummy, whole);
    const { profileTypeID, labelSelector, start, end } = exchange.request.body ?? {};
    const asked = (recorded: Exchange, ids?: readonly string[]): Exchange => ({
      ...recorded,
      request: {
        ...recorded.request,
        body: { profileTypeID, labelSelector, start, end, ...(ids && { traceIdSelector: ids }) },
      },
    });

    const answer = await ask(exchange, [asked(none, ['0123456789abcdef0123456789abcdef']), asked(plain)]);

    if (total === undefined) {
      expect(answer).toMatchObject({ ok: true, value: { kind: 'empty' } });
    } else {
      expect(treeOf(answer).total[0]).toBe(Number(total));
      expect(treeOf(answer).level.length).toBe(levels.reduce((sum, { values }) => sum + values.length / 4, 0));
    }
  });

  function olderServer(exchanges: readonly Exchange[], query: ResolvedQuery) {
    const answering = replay('pyroscope', exchanges);
    return createPyroscope((request, aborted) => {
      const { traceIdSelector: _dropped, ...body } = JSON.parse(request.body?.text ?? '{}');
      return answering({ ...request, body: { contentType: 'application/json', text: JSON.stringify(body) } }, aborted);
    }).profile(query, signal);
  }
});

describe('names and types', () => {
  const range = { from: 1795374480000, to: 1795374590000 };
  const scope = { range, profileTypeId: '', labelSelector: '{}' };
  const backend = (...names: string[]) => createPyroscope(replay('pyroscope', named(...names)));

  it.each(['profile-types', 'connect-version-header', 'content-type-charset', 'incident-profile-types'])(
    '%s',
    async (name) => {
      const [{ request, response }] = named(name);
      const { start, end } = request.body as { start: number; end: number };
      const answer = await backend(name).profileTypes({ from: start, to: end }, signal);
      const recorded = (
        response.body as { profileTypes: Array<{ ID: string; name: string; sampleType: string; sampleUnit: string }> }
      ).profileTypes;
      expect(answer).toEqual({
        ok: true,
        value: recorded.map(({ ID, name: profile, sampleType, sampleUnit }) => ({
          id: ID,
          name: profile,
          sampleType,
          sampleUnit,
        })),
      });
    }
  );

  it('label names without those of the server', async () => {
    expect(await backend('label-names').labelNames(scope, signal)).toEqual({
      ok: true,
      value: ['pod', 'pyroscope_spy', 'region', 'service_name', 'span_name'],
    });
  });

  it('label names that go with a selector', async () => {
    const answer = await backend('label-names-matchers').labelNames(
      { ...scope, labelSelector: '{service_name="checkout-svc"}' },
      signal
    );
    expect(answer).toMatchObject({ ok: true, value: expect.arrayContaining(['service_name', 'span_name']) });
  });

  it('dotted label names, because the client says that it reads them', async () => {
    const sent: HttpRequest[] = [];
    const http = replay('pyroscope', named('label-names-otlp-utf8'), sent);
    const otlp = {
      range: { from: 1795372548894, to: 1795376148894 },
      profileTypeId: '',
      labelSelector: '{service_name="otlp-app"}',
    };
    expect(await createPyroscope(http).labelNames(otlp, signal)).toEqual({
      ok: true,
      value: ['service.name', 'service_name'],
    });
    expect(sent[0].headers).toEqual({ Accept: '*/*; allow-utf8-labelnames=true' });
  });

  it('label values of a profile type and selector', async () => {
    const answer = await backend('label-values-pod').labelValues(
      'pod',
      {
        range,
        profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
        labelSelector: '{service_name="checkout-svc"}',
      },
      signal
    );
    expect(answer).toEqual({ ok: true, value: ['pod-0', 'pod-1'] });
  });

  it.each([
    ['service_name', 'label-values-service', ['checkout-svc']],
    ['span_name', 'label-values-span-name', ['GET /search', 'POST /checkout']],
    ['trace_id', 'label-values-trace-id', []],
    ['nope', 'label-values-unknown', []],
  ])('values of %s', async (label, name, values) => {
    expect(await backend(name).labelValues(label, scope, signal)).toEqual({ ok: true, value: values });
  });

  it.each([
    ['one tenant', 'mt-tenant-a.mt', 1],
    ['two tenants', 'mt-two-tenants.mt', 2],
  ])('values of %s', async (_what, name, count) => {
    const mt = { ...scope, range: { from: 1795371295000, to: 1795374955000 } };
    const answer = await backend(name).labelValues('service_name', mt, signal);
    expect(answer.ok && answer.value).toHaveLength(count);
  });
});

describe('refusals', () => {
  it.each([
    [
      'err-label-selector',
      'invalidQuery',
      'parsing label selector "{service_name=": 1:15: parse error: unexpected end of input inside braces',
    ],
    ['err-label-selector.v1', 'invalidQuery', '1:15: parse error: unexpected end of input inside braces'],
    [
      'err-query-too-long',
      'rangeTooLong',
      'the query time range exceeds the limit (max_query_length, actual: 48h0m0s, limit: 1d)',
    ],
    ['err-start-after-end', 'invalidQuery', 'it ends before it starts'],
    [
      'stacktraces-empty-string-selector',
      'invalidQuery',
      'parsing label selector "": unknown position: parse error: unexpected end of input',
    ],
  ])('%s', async (name, kind, detail) => {
    const [exchange] = named(name);
    expect(await ask(exchange)).toMatchObject({ ok: false, error: { backend: 'pyroscope', kind, detail } });
  });

  it.each([
    ['err-connect-timeout', 'timeout', '504: '],
    ['err-content-type', 'rejected', 'an empty answer'],
    ['err-get', 'rejected', 'an empty answer'],
    ['err-unknown-rpc', 'notFound', '404 page not found'],
    ['mt-no-tenant.mt', 'noTenant', '401: no org id'],
    ['mt-bad-tenant.mt', 'unauthorized', "401: tenant ID 'a/../b' contains unsupported character '/'"],
  ])('%s, to whatever was asked', async (name, kind, detail) => {
    const [plain, { response }] = named('stacktraces-flamegraph', name);
    expect(await ask({ ...plain, response })).toMatchObject({
      ok: false,
      error: { backend: 'pyroscope', kind, detail: expect.stringContaining(detail) },
    });
  });

  it('is asked before a profile type that is none is sent', async () => {
    const [exchange] = named('err-profile-type');
    const sent: HttpRequest[] = [];
    expect(await ask(exchange, [], sent)).toMatchObject({
      ok: false,
      error: { kind: 'invalidQuery', field: 'profileTypeId' },
    });
    expect(sent).toEqual([]);
  });
});

describe('health', () => {
  it.each([
    ['feature-flags', ', v2 storage'],
    ['feature-flags.dual', ', v2 storage'],
    ['feature-flags.v1', ''],
  ])('%s', async (flags, storage) => {
    const [types] = named('profile-types');
    const answering = replay('pyroscope', named(flags, 'buildinfo'));
    const http: Http = (request, aborted) =>
      request.path.endsWith('ProfileTypes')
        ? Promise.resolve({
            status: 200,
            contentType: 'application/json',
            body: new TextEncoder().encode(JSON.stringify(types.response.body)),
          })
        : answering(request, aborted);
    expect(await createPyroscope(http).health(signal)).toEqual({
      ok: true,
      value: { version: undefined, detail: `6 profile types in the last hour${storage}` },
    });
  });
});
