import { type StoredSpan } from './otlp';
import { readTraceQl } from './traceQl';

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const SPAN: StoredSpan = {
  span: {
    traceId: 'a',
    spanId: 'b',
    name: 'say "hi" && go',
    startTimeUnixNano: 1,
    endTimeUnixNano: 2,
    attributes: [text('pyroscope.profile.id', 'b')],
  },
  resource: { attributes: [text('service.name', 'api')] },
  scope: undefined,
};

test.each([
  ['{}', true],
  ['{resource.service.name="api"}', true],
  ['{resource.service.name="web"}', false],
  ['{ resource.service.name = "api" && name = "say \\"hi\\" && go" }', true],
  ['{span.pyroscope.profile.id="b"} | select(resource.service.version)', true],
  ['{span.service.name="api"}', false],
])('%s matches: %s', (query, matches) => {
  expect(readTraceQl(query)?.matches(SPAN)).toBe(matches);
});

test('what is selected, without its scope', () => {
  const read = readTraceQl('{} | select(span.pyroscope.profile.id, resource.service.version)');
  expect(read?.select).toEqual(['pyroscope.profile.id', 'service.version']);
  expect(read?.isFilter).toBe(false);
});

test.each(['', 'abc', '{duration > 1s}', '{name =~ "a"}', '{name="a" || name="b"}', '{name="a"'])(
  '%j is not understood',
  (query) => {
    expect(readTraceQl(query)).toBeUndefined();
  }
);
