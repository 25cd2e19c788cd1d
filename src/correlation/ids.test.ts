import { parseSpanId, parseTraceId, sameTrace } from './ids';

const TRACE = '7e925513d776dfc65ae53d248a5ccafc';

test.each([
  ['as it is', '5a6826ef86f78493', '5a6826ef86f78493'],
  ['upper case', '5A6826EF86F78493', '5a6826ef86f78493'],
  ['0x', '0x5a6826ef86f78493', '5a6826ef86f78493'],
  ['spaces around', ' 5a6826ef86f78493\n', '5a6826ef86f78493'],
  ['leading zero cut off', '4463df08a7150b3', '04463df08a7150b3'],
  ['one digit', 'a', '000000000000000a'],
  ['digits only: hex up to 16', '1234567890123456', '1234567890123456'],
  ['decimal uint64', '6514412834894316691', '5a67d7f5601f0493'],
  ['greatest uint64', '18446744073709551615', 'ffffffffffffffff'],
  ['suffix of the trace view', '5a6826ef86f78493_1', '5a6826ef86f78493'],
  ['base64', 'Wmgm74b3hJM=', '5a6826ef86f78493'],
  ['base64 without padding', 'Wmgm74b3hJM', '5a6826ef86f78493'],
  ['base64 for URLs', '_____w8PDw8', 'ffffffff0f0f0f0f'],
  ['base64 for URLs that ends like a suffix', 'Wmgm74b3h_8', '5a6826ef86f787ff'],
  ['base64 with a suffix', 'Wmgm74b3hJM=_2', '5a6826ef86f78493'],
  ['base64 that begins with 0x', '0xAAAAAAAAA=', 'd310000000000000'],
  ['0X in upper case, with a suffix', '0X5A6826EF86F78493_12', '5a6826ef86f78493'],
  ['decimal with a suffix', '6514412834894316691_1', '5a67d7f5601f0493'],
  ['a BigInt', BigInt('6514412834894316691'), '5a67d7f5601f0493'],
])('span id, %s', (_, text, id) => {
  expect(parseSpanId(text)).toBe(id);
});

test.each([
  ['empty', ''],
  ['all zero', '0000000000000000'],
  ['an unresolved variable', '${__span.tags["pyroscope.profile.id"]}'],
  ['too long', '5a6826ef86f784930'],
  ['more than a uint64', '18446744073709551616'],
  ['a word', 'checkout'],
  ['a number, which has lost digits', 6514412834894316691],
  ['a suffix alone', '_1'],
  ['0x alone', '0x'],
  ['nothing', null],
])('no span id: %s', (_, text) => {
  expect(parseSpanId(text)).toBeUndefined();
});

test.each([
  ['as it is', TRACE, TRACE],
  ['base64', 'fpJVE9d238Za5T0kilzK/A==', TRACE],
  ['64 bits', '5ae53d248a5ccafc', '00000000000000005ae53d248a5ccafc'],
  ['leading zeros cut off', 'e925513d776dfc65ae53d248a5ccafc', '0e925513d776dfc65ae53d248a5ccafc'],
  ['decimal uint64', '6514412834894316691', '00000000000000005a67d7f5601f0493'],
  ['32 digits, none a letter', '12345678901234567890123456789012', '12345678901234567890123456789012'],
])('trace id, %s', (_, text, id) => {
  expect(parseTraceId(text)).toBe(id);
});

test.each([
  [true, TRACE, TRACE],
  [true, TRACE, '00000000000000005ae53d248a5ccafc'],
  [false, TRACE, '00000000000000005ae53d248a5ccafd'],
  [false, TRACE, '8e925513d776dfc65ae53d248a5ccafc'],
])('sameTrace is %s', (same, a, b) => {
  expect(sameTrace(a, b)).toBe(same);
});
