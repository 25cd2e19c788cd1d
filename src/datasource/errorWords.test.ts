import { type BackendError } from './backends/error';
import { errorWords, toQueryError } from './errorWords';

const pyroscope = 'pyroscope' as const;
const pprof = 'pprof' as const;

it.each<[BackendError, string[]]>([
  [
    { backend: pyroscope, kind: 'unreachable', detail: 'connection refused' },
    ['Pyroscope cannot be reached (connection refused)', 'Check the URL'],
  ],
  [
    { backend: pyroscope, kind: 'unauthorized', detail: '401: no org id' },
    ['Pyroscope refused the credentials (401: no org id)', 'tenant'],
  ],
  [
    { backend: 'parca', kind: 'unsupported', detail: 'it has no heatmaps' },
    ['Parca cannot do this: it has no heatmaps.'],
  ],
  [
    { backend: 'parca', kind: 'invalidQuery', field: 'label', detail: 'a label of Parca has letters' },
    ["The query's label cannot be used: a label of Parca has letters."],
  ],
  [
    { backend: pprof, kind: 'unauthorized', detail: '403: role' },
    ['The pprof endpoint refused the credentials (403: role)', 'your role'],
  ],
  [
    { backend: pprof, kind: 'notFound', detail: 'Unknown profile' },
    ['The pprof endpoint does not know this address (404: Unknown profile)'],
  ],
  [
    { backend: pyroscope, kind: 'rejected', status: 400, detail: '1:15: parse error' },
    ['Pyroscope rejected the query (400: 1:15: parse error).'],
  ],
  [{ backend: pyroscope, kind: 'rejected', status: 500, detail: 'boom' }, ['(500: boom)', 'log']],
  [
    { backend: pyroscope, kind: 'overloaded', status: 429, detail: 'slow down' },
    ['Pyroscope is overloaded (429: slow down)', 'shorter range'],
  ],
  [
    {
      backend: pprof,
      kind: 'overloaded',
      status: 500,
      detail: 'Could not enable CPU profiling: cpu profiling already in use',
    },
    ['is being CPU-profiled by something else', 'one CPU profile at a time', 'Try again'],
  ],
  [
    { backend: pyroscope, kind: 'timeout', detail: 'no answer within 30 s' },
    ['Pyroscope did not answer in time (no answer within 30 s)'],
  ],
  [
    { backend: pyroscope, kind: 'unsupported', wanted: 'trace', detail: 'the server ignores trace selectors' },
    ['Pyroscope cannot do this: the server ignores trace selectors.', 'span id'],
  ],
  [
    { backend: pyroscope, kind: 'unsupported', wanted: 'singleProfile', detail: 'the server ignores profile ids' },
    ['Pyroscope cannot do this: the server ignores profile ids.', 'Narrow the time range'],
  ],
  [
    { backend: pyroscope, kind: 'unsupported', wanted: 'heatmap', detail: 'heatmaps need v2 storage' },
    ['Pyroscope cannot do this: heatmaps need v2 storage.', 'Show the series instead'],
  ],
  [
    { backend: pyroscope, kind: 'unsupported', wanted: 'filesOfSpan', detail: 'no files of a span' },
    ['Pyroscope cannot do this: no files of a span.', 'by function or package'],
  ],
  [
    { backend: pyroscope, kind: 'unsupported', wanted: 'filesOfIds', detail: 'no files of a profile' },
    ['Pyroscope cannot do this: no files of a profile.', 'by function', 'narrow the time range', 'upgrade'],
  ],
  [
    { backend: pprof, kind: 'unsupported', detail: 'no such thing' },
    ['The pprof endpoint cannot do this: no such thing.'],
  ],
  [
    { backend: pyroscope, kind: 'noTenant', detail: '401: no org id' },
    ['keeps tenants apart, and this query names none (401: no org id)', 'Set the tenant'],
  ],
  [
    { backend: pyroscope, kind: 'rangeTooLong', limitMillis: 86_400_000, detail: 'limit: 1d' },
    ['Pyroscope reads at most 24 h at once (limit: 1d)', 'longest query range in the data source settings'],
  ],
  [
    { backend: pyroscope, kind: 'rangeTooLong', limitMillis: 5_400_000, detail: 'limit: 1h30m' },
    ['at most 1 h 30 min at once'],
  ],
  [{ backend: pyroscope, kind: 'rangeTooLong', limitMillis: 15_000, detail: 'limit: 15s' }, ['at most 15 s at once']],
  [
    { backend: pyroscope, kind: 'invalidQuery', field: 'range', detail: 'it ends before it starts' },
    ["The query's time range cannot be used: it ends before it starts."],
  ],
  [
    { backend: pprof, kind: 'invalidQuery', field: 'source', detail: 'index.json lists no file "x"' },
    ["The query's source cannot be used: index.json lists no file"],
  ],
  [
    { backend: pyroscope, kind: 'unexpectedAnswer', expected: 'JSON', found: 'an HTML page titled "Sign in"' },
    ['JSON was expected, an HTML page titled "Sign in" was found', 'login page'],
  ],
  [
    { backend: pprof, kind: 'badProfile', cause: { kind: 'foreign', found: 'html' } },
    ['The pprof endpoint sent bytes that are no usable profile: they are an HTML page'],
  ],
  [
    { backend: pprof, kind: 'badProfile', cause: { kind: 'tooLarge', what: 'inflated', limit: 64 * 2 ** 20 } },
    ['larger than 64 MiB when unpacked'],
  ],
  [
    { backend: pprof, kind: 'badProfile', cause: { kind: 'truncated', what: 'gzip', offset: 12 } },
    ['the gzip data break off after 12 bytes'],
  ],
  [
    {
      backend: pprof,
      kind: 'badProfile',
      cause: { kind: 'malformed', field: 'location_id', expected: 'a known id', found: '7', offset: 99 },
    },
    ['location_id should be a known id and is 7 (byte 99)'],
  ],
  [
    {
      backend: pyroscope,
      kind: 'badProfile',
      cause: { kind: 'malformed', field: 'levels[2]', expected: 'a whole number of bars', found: '5 numbers' },
    },
    ['levels[2] should be a whole number of bars and is 5 numbers.'],
  ],
])('%o', (error, sentences) => {
  for (const sentence of sentences) {
    expect(errorWords(error)).toContain(sentence);
  }
});

it('keeps the target and the status', () => {
  const error = { backend: pyroscope, kind: 'rejected' as const, status: 400, detail: 'x' };
  expect(toQueryError(error, 'B')).toEqual({
    refId: 'B',
    status: 400,
    message: 'Pyroscope rejected the query (400: x).',
  });
});
