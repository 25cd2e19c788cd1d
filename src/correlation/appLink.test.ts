import { appLink, readAppLink, type SpanAddress } from './appLink';

const TRACE = '7e925513d776dfc65ae53d248a5ccafc';
const FULL: SpanAddress = {
  traceId: TRACE,
  spanId: '000000000000000a',
  traceSource: 'tempo-1',
  profileSource: 'p_1',
  range: { from: 1000, to: 2000 },
};

test.each([
  ['all of it', FULL],
  ['a trace alone', { traceId: TRACE }],
])('an address comes back: %s', (_, address) => {
  const url = new URL(appLink(address), 'http://grafana');
  expect(url.pathname).toBe('/a/spanflame-profiles-app/span');
  expect(readAppLink(url.search)).toEqual(address);
});

test.each([
  ['no trace', 'span=a', undefined],
  ['a trace id that is none', 'trace=${__trace}', undefined],
  ['ids in other forms', `trace=0x${TRACE.toUpperCase()}&span=a_1`, { traceId: TRACE, spanId: '000000000000000a' }],
  ['a span and a source that are none', `trace=${TRACE}&span=%3Cb%3E&trace-source=../admin`, { traceId: TRACE }],
  ['half a range', `trace=${TRACE}&from=1`, { traceId: TRACE }],
  ['a range from behind', `trace=${TRACE}&from=2&to=1`, { traceId: TRACE }],
  ['a range of words', `trace=${TRACE}&from=now-1h&to=now`, { traceId: TRACE }],
])('an address that anyone wrote: %s', (_, search, address) => {
  expect(readAppLink(search)).toEqual(address);
});
