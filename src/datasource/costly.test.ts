import { asksFirst, costWords, isCostly } from './costly';
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

it.each([
  ['explore', 'pyroscope', {}, true],
  ['panel-editor', 'parca', {}, true],
  ['dashboard', 'pyroscope', {}, false],
  [undefined, 'pyroscope', {}, false],
  ['explore', 'pprof', {}, false],
  ['explore', 'pyroscope', { allowCostly: true }, false],
] as const)('in %s, %s asks first for %o: %s', (app, backend, part, expected) => {
  expect(asksFirst(query(part), { from: 0, to: 24 * HOUR }, app, backend)).toBe(expected);
});

it('functions over time cost more than a profile', () => {
  const day = { from: 0, to: 24 * HOUR };
  expect(costWords(query({}), day)).toBe(
    'this selects every series over 24 h, which can cost the server minutes of work'
  );
  expect(costWords(query({ queryType: 'functionSeries' }), day)).toContain('for each of up to 60 slices');
});
