import { isCostly } from './costly';
import { type ProfilingQuery } from './query';

const HOUR = 3_600_000;
const query = (part: Partial<ProfilingQuery>): ProfilingQuery => ({
  refId: 'A',
  profileTypeId: 'cpu',
  labelSelector: '{}',
  ...part,
});

it.each([
  ['{}', true],
  ['{ }', true],
  ['{service_name=~".*"}', true],
  ['{service_name=~".+"}', true],
  ['{service_name=~"(.*)"}', true],
  ['{service_name!="a"}', true],
  ['{service_name!~"a.*"}', true],
  ['{service_name="a"}', false],
  ['{service_name=~"a|b"}', false],
  ['{service_name=~".*a"}', false],
  ['{region!="eu",service_name="a"}', false],
  ['$selector', false],
  ['{a="b"', false],
])('%s over a day: %s', (labelSelector, expected) => {
  expect(isCostly(query({ labelSelector }), { from: 0, to: 24 * HOUR })).toBe(expected);
});

it.each([
  [6 * HOUR, false],
  [6 * HOUR + 1, true],
])('every series over %s ms: %s', (to, expected) => {
  expect(isCostly(query({}), { from: 0, to })).toBe(expected);
});

it.each([
  [{ spanSelector: ['a'] }, false],
  [{ traceIdSelector: ['a'] }, false],
  [{ profileIdSelector: ['a'] }, false],
  [{ spanSelector: [] }, true],
  [{ queryType: 'labels' as const }, false],
  [{ queryType: 'metrics' as const }, true],
])('%o over a day: %s', (part, expected) => {
  expect(isCostly(query(part), { from: 0, to: 24 * HOUR })).toBe(expected);
});
