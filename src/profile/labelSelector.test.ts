import { formatLabelSelector, type Matcher, matchesLabels, parseLabelSelector } from './labelSelector';

const equal = (name: string, value: string): Matcher => ({ name, op: '=', value });

describe('parseLabelSelector', () => {
  it.each([
    ['{}', []],
    [' { } ', []],
    ['{a="b"}', [equal('a', 'b')]],
    ['{ a = "b" , c != "d", }', [equal('a', 'b'), { name: 'c', op: '!=', value: 'd' }]],
    [
      '{a=~"x|y",b!~"z.*"}',
      [
        { name: 'a', op: '=~', value: 'x|y' },
        { name: 'b', op: '!~', value: 'z.*' },
      ],
    ],
    ['{"service.name"="x"}', [equal('service.name', 'x')]],
    [`{a='it\\'s "so"'}`, [equal('a', `it's "so"`)]],
    ['{a=`c:\\temp\\"}`}', [equal('a', 'c:\\temp\\"}')]],
    ['{a="\\n\\t\\\\\\"\\x41\\101\\u00e9\\U0001f525"}', [equal('a', '\n\t\\"AAé🔥')]],
    ['{a="\\xc3\\xa9"}', [equal('a', 'é')]],
    ['{a="x,y} z"}', [equal('a', 'x,y} z')]],
    ['{_a1="",a="1",a="2"}', [equal('_a1', ''), equal('a', '1'), equal('a', '2')]],
  ])('reads %s', (text, matchers) => {
    expect(parseLabelSelector(text)).toEqual({ ok: true, value: matchers });
  });

  it.each([
    ['', 'expected {', 0],
    ['a="b"', 'expected {', 0],
    ['{a="b"', 'expected , or }', 6],
    ['{a="b"} x', 'expected nothing behind }', 8],
    ['{a="b" c="d"}', 'expected , or }', 7],
    ['{,}', 'expected a label name', 1],
    ['{1a="b"}', 'expected a label name', 1],
    ['{""="b"}', 'expected a label name', 1],
    ['{a}', 'expected =, !=, =~ or !~', 2],
    ['{a==b}', 'expected a value in quotes', 3],
    ['{a=b}', 'expected a value in quotes', 3],
    ['{a="b}', 'the " is not closed', 3],
    ['{a="b\nc"}', 'the " is not closed', 3],
    ['{a="\\q"}', 'unknown escape \\q', 4],
    ['{a="\\U00110000"}', 'unknown escape \\U', 4],
    ['{"a="b"}', 'expected =, !=, =~ or !~', 5],
  ])('says why it cannot read %j', (text, detail, offset) => {
    expect(parseLabelSelector(text)).toEqual({ ok: false, error: { detail, offset } });
  });
});

describe('formatLabelSelector', () => {
  it.each([
    [[], '{}'],
    [[equal('a', 'b'), { name: 'c', op: '!~', value: 'd|e' } as const], '{a="b",c!~"d|e"}'],
    [[equal('service.name', 'x')], '{"service.name"="x"}'],
    [[equal('a', 'a"b\\c\nd\te\r')], '{a="a\\"b\\\\c\\nd\\te\\r"}'],
  ])('%j', (matchers, text) => {
    expect(formatLabelSelector(matchers)).toBe(text);
  });
});

describe('matchesLabels', () => {
  const labels: Readonly<Record<string, string>> = { service: 'checkout', text: 'two\nlines' };

  it.each([
    ['{}', true],
    ['{service="checkout"}', true],
    ['{service="check"}', false],
    ['{service!="check"}', true],
    ['{service=~"check.*"}', true],
    ['{service=~"check"}', false],
    ['{service=~"x|checkout"}', true],
    ['{service=~"(?i)CHECKOUT"}', true],
    ['{service!~"check.*"}', false],
    ['{text=~"two.lines"}', true],
    ['{absent=""}', true],
    ['{absent!=""}', false],
    ['{absent=~".*"}', true],
    ['{service="checkout",absent="x"}', false],
  ])('%s: %s', (selector, expected) => {
    const matchers = parseLabelSelector(selector);
    expect(matchers.ok && matchesLabels(matchers.value, (name) => labels[name] ?? '')).toBe(expected);
  });

  it('throws for a regular expression that does not compile', () => {
    expect(() => matchesLabels([{ name: 'a', op: '=~', value: '(' }], () => '')).toThrow(SyntaxError);
  });
});
