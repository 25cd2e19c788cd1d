import { type ProfileFrameMeta } from '../datasource/query';
import { alertSubject } from './alertSubject';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const META: ProfileFrameMeta = {
  profileTypeId: CPU,
  labelSelector: '{service_name="checkout", env="production", version=~"v1|v2", "k8s.pod"="a"}',
  detail: 'function',
  details: ['function'],
  range: { from: 0, to: 100_000 },
  rows: { shown: 3, inFull: 3 },
  foldedShare: 0,
  functions: { name: ['calculate', 'main'], self: [60e9, 20e9], total: [70e9, 80e9] },
};
const subjectOf = (more: Partial<ProfileFrameMeta>, name = 'calculate') => {
  const subject = alertSubject({ ...META, ...more }, name);
  return subject.ok ? subject.value : subject.error;
};

it('takes the labels along that a rule can be on, by their names in the metric', () => {
  expect(subjectOf({})).toMatchObject({
    functionName: 'calculate',
    serviceLabel: 'service_name',
    series: [
      { name: 'service', value: 'checkout' },
      { name: 'env', value: 'production' },
    ],
    leftOut: [
      { name: 'version', op: '=~', value: 'v1|v2' },
      { name: 'k8s.pod', op: '=', value: 'a' },
    ],
    metrics: { total: 'pyroscope_cpu_seconds_total' },
  });
  expect(subjectOf({ labelSelector: '{service="a"}' })).toMatchObject({ serviceLabel: 'service' });
  expect(subjectOf({ labelSelector: '{}' })).toMatchObject({ serviceLabel: 'service_name', series: [] });
});

it('knows what the function takes now: 70 s of CPU in 100 s, of 80 s', () => {
  expect(subjectOf({})).toMatchObject({
    total: { value: expect.closeTo(0.7) as number, share: 0.875 },
    self: { value: expect.closeTo(0.6) as number, share: 0.75 },
  });
});

it.each<[string, Partial<ProfileFrameMeta>, object]>([
  [
    'of a captured profile',
    { source: { kind: 'delta', profile: 'mutex', seconds: 10 } },
    { value: expect.closeTo(7), share: 0.875 },
  ],
  ['of a process since its start', { source: { kind: 'snapshot', profile: 'mutex' } }, { share: 0.875 }],
  ['of a level', { profileTypeId: 'memory:inuse_space:bytes:space:bytes' }, { share: 0.875 }],
])('knows as much as can be told %s', (_case, more, total) => {
  expect((subjectOf(more) as { total: object }).total).toEqual({ value: undefined, ...total });
});

it.each<[string, Partial<ProfileFrameMeta>, string]>([
  ['a span', { spanSelector: ['1'.repeat(16)] }, 'calculate'],
  ['a trace', { traceIdSelector: ['1'.repeat(32)] }, 'calculate'],
  ['a part of it', { stackTraceSelector: ['main'] }, 'calculate'],
  ['what a filter leaves', { frameFilter: { presets: [], rules: [] } }, 'calculate'],
  ['others', {}, 'absent'],
])('does not take for usual what a profile of %s shows', (_case, more, name) => {
  expect(subjectOf(more, name)).toMatchObject({ total: undefined, self: undefined });
});

it.each<[string, Partial<ProfileFrameMeta>, string, string]>([
  ['lines', { detail: 'line' }, 'a', 'rows are lines here'],
  ['values of labels', { labelLevels: ['span_name'] }, 'a', 'rows may be values of a label'],
  ['an unreadable selector', { labelSelector: '{' }, 'a', 'the label selector cannot be read'],
  ['no profile type', { profileTypeId: '' }, 'a', 'is no profile type'],
  ['bytes that were no text', {}, 'a\ufffd', 'is no UTF-8'],
  ['half a surrogate pair', {}, 'a\ud800', 'is no UTF-8'],
])('says why there can be none: %s', (_case, more, name, why) => {
  expect(subjectOf(more, name)).toContain(why);
});

it('says why there can be none: a file', () => {
  expect(alertSubject(undefined, 'a')).toMatchObject({
    ok: false,
    error: expect.stringContaining('from a file') as string,
  });
});
