import { migrateQuery } from './migrateQuery';
import { type BackendKind } from './backends/backend';
import { resolveQuery } from './resolveQuery';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SPAN = '00f067aa0ba902b7';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PROFILE = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const HOUR = { from: 0, to: 3_600_000 };
const resolve = (saved: object, range = HOUR, backend: BackendKind = 'pyroscope') =>
  resolveQuery(migrateQuery({ profileTypeId: CPU, ...saved }), range, backend);

it.each([
  [{}, { detail: 'function', callSite: [], labelLevels: [] }],
  [
    { detail: 'line', stackTraceSelector: [' main ', ''], labelLevels: [' pod ', '', 'span_name', 'pod'] },
    { detail: 'line', callSite: [' main ', ''], labelLevels: ['pod', 'span_name'] },
  ],
])('the shape of %o is %o', (saved, shape) => {
  expect(resolve(saved)).toMatchObject({ ok: true, value: { query: shape, notices: [] } });
});

describe('ids', () => {
  it.each([
    [{}, { kind: 'none' }],
    [{ spanSelector: [SPAN] }, { kind: 'span', ids: [SPAN] }],
    [{ spanSelector: [` ${SPAN.toUpperCase()} `] }, { kind: 'span', ids: [SPAN] }],
    [{ traceIdSelector: [TRACE, TRACE] }, { kind: 'trace', ids: [TRACE, TRACE] }],
    [{ profileIdSelector: [PROFILE.toUpperCase()] }, { kind: 'profile', ids: [PROFILE] }],
    [
      { spanSelector: ['', ' '], traceIdSelector: [TRACE] },
      { kind: 'trace', ids: [TRACE] },
    ],
  ])('%o is %o', (saved, filter) => {
    expect(resolve(saved)).toMatchObject({ ok: true, value: { query: { filter }, notices: [] } });
  });

  it.each([
    [{ spanSelector: ['abc'] }, 'spanSelector', 'a span id has 16 hex digits, "abc" is not one'],
    [{ spanSelector: [TRACE] }, 'spanSelector', 'a span id has 16 hex digits'],
    [{ spanSelector: ['0000000000000000'] }, 'spanSelector', 'a span id has 16 hex digits'],
    [{ traceIdSelector: [SPAN] }, 'traceIdSelector', 'a trace id has 32 hex digits'],
    [{ traceIdSelector: [TRACE.replace('4', 'z')] }, 'traceIdSelector', 'a trace id has 32 hex digits'],
    [{ traceIdSelector: [TRACE, '../x'] }, 'traceIdSelector', '"../x" is not one'],
    [{ profileIdSelector: ['abc'] }, 'profileIdSelector', 'a profile id has the form of a UUID, "abc" is not one'],
    [{ traceIdSelector: [TRACE], profileIdSelector: [PROFILE] }, 'traceIdSelector', 'cannot be used together'],
    [{ spanSelector: [SPAN], traceIdSelector: [TRACE] }, 'spanSelector', 'cannot be used together'],
  ])('%o is refused', (saved, field, detail) => {
    expect(resolve(saved)).toMatchObject({
      ok: false,
      error: { backend: 'pyroscope', kind: 'invalidQuery', field, detail: expect.stringContaining(detail) },
    });
  });

  it('a variable without a value is no id, and that is said', () => {
    expect(resolve({ spanSelector: ['${__span.tags["pyroscope.profile.id"]}'] })).toMatchObject({
      ok: true,
      value: {
        query: { filter: { kind: 'none' } },
        notices: [expect.stringContaining('No value was found for ${__span.tags')],
      },
    });
  });

  it.each([
    [{ spanSelector: ['$spanId'] }, '$spanId has no value'],
    [{ spanSelector: ['${spanId}', ''] }, '${spanId} has no value'],
    [{ spanSelector: ['$span'], traceIdSelector: ['$trace'] }, '$span, $trace have no value'],
    [{ spanSelector: ['$spanId', SPAN] }, undefined],
    [{ spanSelector: ['$spanId'], traceIdSelector: [TRACE] }, undefined],
    [{ spanSelector: ['${__span.spanId}'] }, undefined],
    [{ spanSelector: ['', ' '] }, undefined],
  ])('%o: whether nothing is picked', (saved, words) => {
    const resolved = resolve(saved);
    const reason = resolved.ok ? resolved.value.nothingPicked : undefined;
    expect(reason).toEqual(words === undefined ? undefined : expect.stringContaining(words));
  });

  it('drops a label matcher whose variable was not filled in, and says so', () => {
    expect(resolve({ labelSelector: '{env="prod",service_name="${__span.tags["service.name"]}"}' })).toMatchObject({
      ok: true,
      value: {
        query: { labelSelector: '{env="prod"}' },
        notices: [expect.stringContaining('No value was found for ${__span.tags["service.name"]}')],
      },
    });
  });
});

describe('range', () => {
  const span = { from: 1_000_000, to: 1_000_040 };
  const minute = { from: 1_000_000, to: 1_060_000 };
  const padded = { from: 940_000, to: 1_060_040 };
  it.each([
    ['a short one with a span id is padded', { spanSelector: [SPAN] }, span, padded, 1],
    ['a short one with a trace id is padded', { traceIdSelector: [TRACE] }, span, padded, 1],
    ['a short one without ids is not', {}, span, span, 0],
    ['a minute is long enough', { spanSelector: [SPAN] }, minute, minute, 0],
  ])('%s', (_what, saved, given, expected, notices) => {
    const resolution = resolve(saved, given);
    expect(resolution).toMatchObject({ ok: true, value: { query: { range: expected } } });
    expect(resolution.ok && resolution.value.notices).toHaveLength(notices);
  });

  it('is padded for Parca too, whose profiles cover several seconds each', () => {
    expect(resolve({ traceIdSelector: [TRACE] }, span, 'parca')).toMatchObject({ value: { query: { range: padded } } });
  });

  it('means nothing to a pprof endpoint', () => {
    expect(resolve({ spanSelector: [SPAN] }, span, 'pprof')).toMatchObject({
      value: { query: { range: span }, notices: [] },
    });
  });
});

it.each([
  [undefined, 16_384],
  [1, 1],
  [100.4, 16_384],
  [32_768, 32_768],
  [2_000_000, 1_048_576],
])('max nodes %s is %s', (maxNodes, expected) => {
  expect(resolve({ maxNodes })).toMatchObject({ value: { query: { maxNodes: expected } } });
});

describe('files of frames', () => {
  const rule = { action: 'keepStacks', by: 'file', match: 'text', pattern: 'x' };
  const byFile = { presets: [], rules: [rule] };
  const byPackage = { presets: [], rules: [{ ...rule, by: 'package' }] };
  it.each([
    [{}, false, 0],
    [{ frameFilter: { presets: ['go'], rules: [] } }, false, 0],
    [{ frameFilter: { presets: ['node'], rules: [] } }, true, 0],
    [{ frameFilter: byFile, spanSelector: [SPAN] }, true, 0],
    [{ frameFilter: byPackage, spanSelector: [SPAN] }, false, 1],
    [{ frameFilter: byPackage, traceIdSelector: [TRACE] }, true, 0],
  ])('%o: %s', (saved, needsFiles, notices) => {
    const resolution = resolve(saved);
    expect(resolution).toMatchObject({ value: { query: { needsFiles } } });
    expect(resolution.ok && resolution.value.notices).toHaveLength(notices);
  });
});
