import { completeSelector, nameText, valueText } from './selectorCompletion';

/** The cursor is written as `^`; the answer as `kind [replaced text] name others`. */
function completeAt(drawn: string): string {
  const cursor = drawn.indexOf('^');
  const text = drawn.replace('^', '');
  const found = completeSelector(text, cursor);
  switch (found.kind) {
    case 'none':
      return 'none';
    case 'operator':
      return `operator [${text.slice(found.from, found.to)}]`;
    case 'name':
      return `name [${text.slice(found.from, found.to)}] with ${found.others}`;
    case 'value':
      return `value of ${found.name} [${text.slice(found.from, found.to)}] with ${found.others}${found.isQuoted ? '' : ' unquoted'}`;
  }
}

describe('completeSelector', () => {
  it.each([
    ['^', 'name [] with {}'],
    ['{^}', 'name [] with {}'],
    ['{^', 'name [] with {}'],
    ['{serv^}', 'name [serv] with {}'],
    ['{serv^ice_name="a"}', 'name [service_name] with {}'],
    ['{a="b",^}', 'name [] with {a="b"}'],
    ['{a="b", ^}', 'name [] with {a="b"}'],
    ['{^,a="b"}', 'name [] with {a="b"}'],
    ['{"service.n^', 'name ["service.n] with {}'],
    ['{service_name ^}', 'operator []'],
    ['{service_name !^}', 'operator [!]'],
    ['{a=^}', 'value of a [] with {} unquoted'],
    ['{a!= ^}', 'value of a [] with {} unquoted'],
    ['{a="^"}', 'value of a [] with {}'],
    ['{a!="x^y", b="c"}', 'value of a [xy] with {b="c"}'],
    ['{b="c", a=~"x^', 'value of a [x] with {b="c"}'],
    ['{a=~"one|tw^o"}', 'value of a [tw] with {}'],
    ['{a!~"(one^)"}', 'value of a [one] with {}'],
    ['{"service.name"="^"}', 'value of service.name [] with {}'],
    ['{a="b\\"^c"}', 'value of a [b\\"c] with {}'],
    ['{a="x,y",b="^"}', 'value of b [] with {a="x,y"}'],
    ['{a="}",b="^"}', 'value of b [] with {a="}"}'],
    ['{a="b"^}', 'none'],
    ['{a="b"}^', 'none'],
    ['^{a="b"}', 'none'],
    ['$selector^', 'none'],
  ])('%s: %s', (drawn, expected) => {
    expect(completeAt(drawn)).toBe(expected);
  });
});

it.each([
  ['GET /a', { isRegex: false, isQuoted: true }, 'GET /a'],
  ['a"b\\c', { isRegex: false, isQuoted: false }, '"a\\"b\\\\c"'],
  ['10.0.0.1:80', { isRegex: true, isQuoted: true }, '10\\\\.0\\\\.0\\\\.1:80'],
])('value %s (%o) is written %s', (value, context, expected) => {
  expect(valueText(value, context)).toBe(expected);
});

it.each([
  ['service_name', 'service_name'],
  ['service.name', '"service.name"'],
])('name %s is written %s', (name, expected) => {
  expect(nameText(name)).toBe(expected);
});
