import { type ComparisonAddress, comparisonLink, readComparisonLink } from './comparisonLink';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const RANGE = { from: 1_700_000_000_000, to: 1_700_000_600_000 };
const searchOf = (address: ComparisonAddress): string => comparisonLink(address).split('?')[1];

test.each<ComparisonAddress>([
  { service: 'shop', range: RANGE, window: { kind: 'previous' } },
  { service: 'shop', profileTypeId: CPU, range: RANGE, window: { kind: 'earlier', by: '1w' }, normalisation: 'share' },
  {
    profileSource: 'pyroscope_1',
    labelSelector: '{service_name="a&b", zone=~"x|y"}',
    profileTypeId: `${CPU}:delta`,
    range: RANGE,
    window: { kind: 'fixed', from: 5, to: 9 },
  },
  { labelSelector: '{version="2"}', leftSelector: '{version="1"}', range: RANGE, window: { kind: 'same' } },
  { service: 'shop', range: RANGE, window: { kind: 'beforeChange', label: 'service_version' } },
  { service: 'shop', range: RANGE, window: { kind: 'quietest' } },
  {
    service: 'shop',
    range: RANGE,
    window: { kind: 'previous' },
    normalisation: 'perRequest',
    rate: { source: 'prom', expression: 'sum by (route) (rate(requests_total{a="b"}[1m]))' },
  },
])('%j is read as it was written', (address) => {
  expect(readComparisonLink(searchOf(address))).toEqual(address);
});

test('an address of an alert needs no window', () => {
  expect(readComparisonLink('service=shop&from=1000&to=2000')).toEqual({
    service: 'shop',
    range: { from: 1000, to: 2000 },
    window: { kind: 'previous' },
  });
});

test('times alone are a window too', () => {
  const read = readComparisonLink('service=shop&from=1000&to=2000&before-from=0&before-to=500');
  expect(read?.window).toEqual({ kind: 'fixed', from: 0, to: 500 });
});

const BASE = 'service=shop&from=1000&to=2000';

test.each([
  ['', 'nothing'],
  ['service=shop', 'no range'],
  ['service=shop&from=2000&to=1000', 'a range that ends before it starts'],
  ['service=shop&from=now-1h&to=now', 'a range that moves'],
  ['service=shop&from=1e3&to=Infinity', 'a range without end'],
  ['from=1000&to=2000', 'no series'],
  ['selector=%7Bbroken&from=1000&to=2000', 'matchers that are none'],
])('%s has %s', (search) => {
  expect(readComparisonLink(search)).toBeUndefined();
});

test.each([
  [`${BASE}&profile-source=../../api`, 'profileSource'],
  [`${BASE}&type=cpu`, 'profileTypeId'],
  [`${BASE}&normalisation=best`, 'normalisation'],
  [`${BASE}&before-selector=%7Bx`, 'leftSelector'],
  [`${BASE}&rate-source=../x&rate-query=up`, 'rate'],
  [`${BASE}&rate-query=up`, 'rate'],
])('%s has no %s', (search, field) => {
  expect(readComparisonLink(search)).not.toHaveProperty(field);
});

test.each(['earlier', 'earlier&by=soon', 'before-change', 'before-change&label=%22', 'fixed&before-from=9', 'unknown'])(
  'window %s is the time just before',
  (window) => {
    expect(readComparisonLink(`${BASE}&window=${window}`)?.window).toEqual({ kind: 'previous' });
  }
);
