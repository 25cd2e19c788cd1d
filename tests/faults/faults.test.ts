import { type Backend, type ResolvedQuery } from '../../src/datasource/backends/backend';
import { createParca } from '../../src/datasource/backends/parca';
import { createPprof } from '../../src/datasource/backends/pprof';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { errorWords } from '../../src/datasource/errorWords';
import { type Fault, FAULTS, type FaultServer, startFaultServer } from './faultServer';
import { storeHttp } from '../storeHttp';

const LIMIT_MILLIS = 400;
const ROOM = 20_000;

let server: FaultServer;
const unhandled: unknown[] = [];
const remember = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  server = await startFaultServer();
  process.on('unhandledRejection', remember);
});
afterAll(async () => {
  await server.close();
  process.off('unhandledRejection', remember);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
});

const pyroscope = (fault: Fault, limit = ROOM): Backend => createPyroscope(storeHttp(server.urlOf(fault), limit));
const parca = (fault: Fault, limit = ROOM): Backend =>
  createParca(storeHttp(server.urlOf(fault), limit), { trace: 'trace_id', span: 'span_id' });
const pprof = (fault: Fault, limit = ROOM) =>
  createPprof(storeHttp(server.urlOf(fault), limit), { hasEndpoint: true, hasFiles: true });

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const query: ResolvedQuery = {
  profileTypeId: CPU,
  labelSelector: '{service_name="checkout"}',
  filter: { kind: 'none' },
  range: { from: 0, to: 3_600_000 },
  maxNodes: 1024,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: [],
  source: undefined,
};
const heap: ResolvedQuery = {
  ...query,
  profileTypeId: '',
  labelSelector: '{}',
  source: { kind: 'snapshot', profile: 'heap' },
};
const live = (): AbortSignal => new AbortController().signal;

async function wordsFor(backend: Backend, asked: ResolvedQuery): Promise<string> {
  const answer = await backend.profile(asked, live());
  if (answer.ok) {
    throw new Error(`an answer: ${JSON.stringify(answer.value)}`);
  }
  return errorWords(answer.error);
}

describe('Pyroscope', () => {
  it.each<[Fault, string]>([
    ['delay', 'Pyroscope did not answer in time (no answer within 0.4 s)'],
    ['cutMidBody', 'Pyroscope cannot be reached ('],
    ['reset', 'Pyroscope cannot be reached ('],
    ['401', 'Pyroscope keeps tenants apart, and this query names none (401: no org id). Set the tenant'],
    ['403', 'Pyroscope refused the credentials (403: forbidden by policy)'],
    ['404', 'Pyroscope does not know this address (404: 404 page not found)'],
    ['429', 'Pyroscope is overloaded (429: rate limit)'],
    ['500', 'Pyroscope rejected the query (500: boom)'],
    ['502', 'Pyroscope cannot be reached (502: an HTML page titled "Bad Gateway")'],
    ['503', 'Pyroscope is overloaded (503: draining)'],
    ['504', 'Pyroscope did not answer in time (504: an empty answer)'],
    ['html', 'JSON was expected, an HTML page titled "Sign in" was found'],
    ['htmlAsJson', 'JSON was expected, an HTML page titled "Sign in" was found'],
    ['redirect', 'Pyroscope cannot be reached (unexpected redirect)'],
    ['wrongContentType', 'JSON was expected, text that is no JSON'],
    ['invalidJson', 'JSON was expected, text that is no JSON'],
    ['halfJson', 'JSON was expected, text that is no JSON'],
    ['otherJson', 'Pyroscope sent bytes that are no usable profile: '],
    ['jsonList', 'an object was expected, a list was found'],
    ['empty', 'JSON was expected, an empty answer was found'],
    ['gzipBombInTransport', 'an answer of at most 64 MiB was expected, 96 MiB was found'],
  ])('%s: %s', async (fault, sentence) => {
    const limit = fault === 'delay' ? LIMIT_MILLIS : ROOM;
    expect(await wordsFor(pyroscope(fault, limit), query)).toContain(sentence);
  });

  it.each<Fault>(['401', 'html', 'halfJson', 'jsonList', 'reset'])(
    '%s is as clear for types, names, values and health',
    async (fault) => {
      const backend = pyroscope(fault);
      const scope = { range: query.range, profileTypeId: CPU, labelSelector: '{}' };
      const answers = await Promise.all([
        backend.profileTypes(query.range, live()),
        backend.labelNames(scope, live()),
        backend.labelValues('pod', scope, live()),
        backend.health(live()),
      ]);
      const sentences = answers.map((answer) => (answer.ok ? '' : errorWords(answer.error)));
      expect(sentences.filter((sentence) => sentence.startsWith('Pyroscope '))).toHaveLength(4);
    }
  );

  it('a failing probe is the error of a trace query', async () => {
    const trace = { ...query, filter: { kind: 'trace', ids: ['4bf92f3577b34da6a3ce929d0e0e4736'] } } as const;
    expect(await wordsFor(pyroscope('500'), trace)).toContain('(500: boom)');
  });
});

describe('Parca', () => {
  const cpu: ResolvedQuery = { ...query, profileTypeId: `${CPU}:delta` };

  it.each<[Fault, string]>([
    ['delay', 'Parca did not answer in time (no answer within 0.4 s)'],
    ['cutMidBody', 'Parca cannot be reached ('],
    ['reset', 'Parca cannot be reached ('],
    ['401', 'Parca refused the credentials (401: no org id). Check authentication in the data source settings'],
    ['403', 'Parca refused the credentials (403: forbidden by policy)'],
    ['404', 'Parca does not know this address (404: 404 page not found)'],
    ['429', 'Parca is overloaded (429: rate limit)'],
    ['500', 'Parca rejected the query (500: boom)'],
    ['502', 'Parca cannot be reached (502: an HTML page titled "Bad Gateway")'],
    ['503', 'Parca is overloaded (503: draining)'],
    ['504', 'Parca did not answer in time (504: an empty answer)'],
    ['html', 'JSON was expected, an HTML page titled "Sign in" was found'],
    ['htmlAsJson', 'JSON was expected, an HTML page titled "Sign in" was found'],
    ['redirect', 'Parca cannot be reached (unexpected redirect)'],
    ['wrongContentType', 'JSON was expected, text that is no JSON'],
    ['invalidJson', 'JSON was expected, text that is no JSON'],
    ['halfJson', 'JSON was expected, text that is no JSON'],
    ['otherJson', '"pprof" in pprof was expected, undefined was found'],
    ['jsonList', 'an object was expected, a list was found'],
    ['empty', 'JSON was expected, an empty answer was found'],
    ['gzipBombInTransport', 'an answer of at most 64 MiB was expected, 96 MiB was found'],
    ['pprofNoBase64', 'base64 in pprof was expected'],
    ['pprofHalfGzip', 'no usable profile: the gzip data break off after '],
    ['pprofGzipBomb', 'no usable profile: they are larger than 64 MiB when unpacked'],
    ['pprofHtml', 'no usable profile: they are an HTML page, perhaps a login page'],
    ['pprofGarbage', 'Parca sent bytes that are no usable profile: '],
    ['gatewayError', 'Parca rejected the query (400: end: start timestamp must be before end.)'],
  ])('%s: %s', async (fault, sentence) => {
    const limit = fault === 'delay' ? LIMIT_MILLIS : ROOM;
    expect(await wordsFor(parca(fault, limit), cpu)).toContain(sentence);
  });

  it.each<Fault>(['401', '404', '500', 'html', 'halfJson', 'jsonList', 'reset'])(
    '%s is as clear for types, names, values, series and health',
    async (fault) => {
      const backend = parca(fault);
      const { profileTypeId, labelSelector, range } = cpu;
      const scope = { range, profileTypeId, labelSelector };
      const over = { step: 15_000, groupBy: [], limit: undefined, exemplars: false };
      const answers = await Promise.all([
        backend.profileTypes(range, live()),
        backend.labelNames(scope, live()),
        backend.labelValues('pod', scope, live()),
        backend.series({ ...scope, ...over }, live()),
        backend.health(live()),
      ]);
      const sentences = answers.map((answer) => (answer.ok ? '' : errorWords(answer.error)));
      expect(sentences.filter((sentence) => sentence.startsWith('Parca '))).toHaveLength(5);
    }
  );

  it('a series with a time that is none is said so', async () => {
    const answer = await parca('seriesBadTime').series(
      { ...cpu, step: 15_000, groupBy: [], limit: undefined, exemplars: false },
      live()
    );
    expect(answer.ok ? '' : errorWords(answer.error)).toContain('in series.0.samples.0.timestamp');
  });
});

describe('pprof', () => {
  it.each<[Fault, string]>([
    ['delay', 'The pprof endpoint did not answer in time (no answer within 0.4 s)'],
    ['cutMidBody', 'The pprof endpoint cannot be reached ('],
    ['reset', 'The pprof endpoint cannot be reached ('],
    ['401', 'The pprof endpoint refused the credentials (401: no org id)'],
    ['404', 'The pprof endpoint does not know this address (404: 404 page not found)'],
    ['429', 'The pprof endpoint is overloaded (429: rate limit)'],
    ['500', 'The pprof endpoint rejected the query (500: boom)'],
    ['html', 'no usable profile: they are an HTML page, perhaps a login page'],
    ['redirect', 'The pprof endpoint cannot be reached (unexpected redirect)'],
    ['invalidJson', 'no usable profile: they are JSON, perhaps an error message'],
    ['empty', 'no usable profile: they are nothing at all'],
    ['textProfile', 'no usable profile: they are a profile in the old text format'],
    ['wrongContentType', 'The pprof endpoint sent bytes that are no usable profile: '],
    ['garbage', 'The pprof endpoint sent bytes that are no usable profile: '],
    ['halfGzip', 'no usable profile: the gzip data break off after '],
    ['gzipBomb', 'no usable profile: they are larger than 64 MiB when unpacked'],
  ])('%s: %s', async (fault, sentence) => {
    const limit = fault === 'delay' ? LIMIT_MILLIS : ROOM;
    expect(await wordsFor(pprof(fault, limit), heap)).toContain(sentence);
  });

  it.each<Fault>(['401', 'html', 'halfJson', 'jsonList', 'reset'])(
    '%s is as clear for files, captures and health',
    async (fault) => {
      const backend = pprof(fault);
      const answers = await Promise.all([backend.files(live()), backend.capture(1, live()), backend.health(live())]);
      for (const answer of answers) {
        expect(answer.ok ? '' : errorWords(answer.error)).toMatch(/^The pprof endpoint /);
      }
    }
  );
});

it.each(Object.keys(FAULTS) as Fault[])(
  '%s never throws, and an aborted query rejects with the reason',
  async (fault) => {
    const controller = new AbortController();
    const stopped = new Error('stopped');
    const running = [pyroscope, parca].map((backend) => backend(fault, LIMIT_MILLIS).profile(query, controller.signal));
    controller.abort(stopped);
    for (const answer of running) {
      await expect(answer).rejects.toBe(stopped);
    }
  }
);
