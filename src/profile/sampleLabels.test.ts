import { encodeStacks, type Stack } from '../../tests/encodeStacks';
import { decodePprof } from './pprof';
import { type Profile } from './profile';
import { labelNames, labelValues, type SampleFilter, samplesWhere } from './sampleLabels';

const SPAN = '00f067aa0ba902b7';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const HIGH_SPAN = 'fff067aa0ba902b7';

const STACKS: readonly Stack[] = [
  { stack: 'a 1', labels: { span_id: SPAN, trace_id: TRACE, route: '/cart' } },
  { stack: 'b 1', labels: { span_id: HIGH_SPAN, route: '/pay' } },
  { stack: 'c 1', labels: { profile_id: SPAN.toUpperCase() } },
  { stack: 'd 1', labels: { 'span id': BigInt.asIntN(64, BigInt(`0x${HIGH_SPAN}`)) } },
  { stack: 'e 1', labels: { 'local root span id': String(BigInt(`0x${SPAN}`)) } },
  { stack: 'f 1', labels: { 'trace id': String(BigInt(`0x${TRACE.slice(16)}`)) } },
  { stack: 'g 1', labels: { 'otel.traceid': TRACE } },
  { stack: 'h 1', labels: { otel_traceid: TRACE, bytes: 512n } },
  'i 1',
];

describe('samplesWhere', () => {
  it.each([
    ['nothing asked', {}, 'abcdefghi'],
    ['a span', { spanIds: [SPAN] }, 'ace'],
    ['a span with its highest bit set', { spanIds: [HIGH_SPAN] }, 'bd'],
    ['several spans', { spanIds: [SPAN, HIGH_SPAN] }, 'abcde'],
    ['a trace', { traceIds: [TRACE] }, 'afgh'],
    ['a span of a trace', { spanIds: [SPAN], traceIds: [TRACE] }, 'a'],
    ['no span of several', { spanIds: [] }, ''],
    ['an id that is none', { spanIds: ['checkout'] }, ''],
    ['a label', { matchers: [{ name: 'route', op: '=', value: '/cart' }] }, 'a'],
    ['another label than', { matchers: [{ name: 'route', op: '!=', value: '/cart' }] }, 'bcdefghi'],
    ['a pattern', { matchers: [{ name: 'route', op: '=~', value: '/.*' }] }, 'ab'],
    ['no label', { matchers: [{ name: 'route', op: '=', value: '' }] }, 'cdefghi'],
    ['not a pattern', { matchers: [{ name: 'route', op: '!~', value: '/c.*' }] }, 'bcdefghi'],
  ] as Array<[string, SampleFilter, string]>)('%s', async (_, filter, expected) => {
    const profile = await profileOf(STACKS);
    const keep = samplesWhere(profile, filter);
    const names = Array.from({ length: profile.sampleCount }, (__, sample) =>
      keep(sample) ? 'abcdefghi'[sample] : ''
    );
    expect(names.join('')).toBe(expected);
  });
});

describe('labels of a profile', () => {
  it('are the text labels, sorted', async () => {
    const profile = await profileOf(STACKS);
    expect(labelNames(profile)).toEqual([
      'local root span id',
      'otel.traceid',
      'otel_traceid',
      'profile_id',
      'route',
      'span_id',
      'trace id',
      'trace_id',
    ]);
    expect(labelValues(profile, 'route')).toEqual(['/cart', '/pay']);
    expect(labelValues(profile, 'bytes')).toEqual([]);
    expect(labelValues(profile, 'absent')).toEqual([]);
  });
});

async function profileOf(stacks: readonly Stack[]): Promise<Profile> {
  const result = await decodePprof(encodeStacks(stacks));
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
