import { type Address, appLink, readAppLink } from './appLink';

const TRACE = '7e925513d776dfc65ae53d248a5ccafc';
const FULL: Address = {
  of: 'trace',
  traceId: TRACE,
  spanId: '000000000000000a',
  traceSource: 'tempo-1',
  profileSource: 'p_1',
  range: { from: 1000, to: 2000 },
};

test.each<[string, Address]>([
  ['all of it', FULL],
  ['a trace alone', { of: 'trace', traceId: TRACE }],
  ['a service', { of: 'profile', service: 'shop/c&d', profileSource: 'p_1', range: { from: 1000, to: 2000 } }],
  ['a profile id', { of: 'profile', profileId: '000000000000000a', range: { from: 1000, to: 2000 } }],
])('an address comes back: %s', (_, address) => {
  const url = new URL(appLink(address), 'http://grafana');
  expect(url.pathname).toBe('/a/spanflame-profiles-app/span');
  expect(readAppLink(url.search)).toEqual(address);
});

test.each([
  ['no trace', 'span=a', undefined],
  ['a trace id that is none', 'trace=${__trace}', undefined],
  [
    'ids in other forms',
    `trace=0x${TRACE.toUpperCase()}&span=a_1`,
    { of: 'trace', traceId: TRACE, spanId: '000000000000000a' },
  ],
  [
    'a span and a source that are none',
    `trace=${TRACE}&span=%3Cb%3E&trace-source=../admin`,
    { of: 'trace', traceId: TRACE },
  ],
  ['half a range', `trace=${TRACE}&from=1`, { of: 'trace', traceId: TRACE }],
  ['a range from behind', `trace=${TRACE}&from=2&to=1`, { of: 'trace', traceId: TRACE }],
  ['a range of words', `trace=${TRACE}&from=now-1h&to=now`, { of: 'trace', traceId: TRACE }],
  ['a service at no time', 'service=shop', undefined],
  ['a profile id that is none', 'profile=<b>&from=1&to=2', undefined],
  [
    'a trace with a service',
    `trace=${TRACE}&service=shop&from=1&to=2`,
    { of: 'trace', traceId: TRACE, range: { from: 1, to: 2 } },
  ],
])('an address that anyone wrote: %s', (_, search, address) => {
  expect(readAppLink(search)).toEqual(address);
});
