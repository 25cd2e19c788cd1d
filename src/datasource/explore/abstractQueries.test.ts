import { AbstractLabelOperator } from '@grafana/data';

import { toAbstractQuery, toLabelSelector } from './abstractQueries';

const matcher = (name: string, operator: AbstractLabelOperator, value: string) => ({ name, operator, value });
const EACH = [
  matcher('a', AbstractLabelOperator.Equal, 'x'),
  matcher('b', AbstractLabelOperator.NotEqual, 'y"z'),
  matcher('c', AbstractLabelOperator.EqualRegEx, 'a|b\\.c'),
  matcher('service.name', AbstractLabelOperator.NotEqualRegEx, ''),
];
const SELECTOR = '{a="x",b!="y\\"z",c=~"a|b\\\\.c","service.name"!~""}';

it('labels leave as matchers, whichever operator', () => {
  const query = { refId: 'A', profileTypeId: 'x', labelSelector: SELECTOR };
  expect(toAbstractQuery(query)).toEqual({ refId: 'A', labelMatchers: EACH });
});

it('labels arrive as a selector', () => {
  expect(toLabelSelector({ refId: 'A', labelMatchers: EACH })).toBe(SELECTOR);
});

it.each([
  ['$selector', []],
  ['{a="b"', []],
  ['{}', []],
])('%s gives %o', (labelSelector, labelMatchers) => {
  expect(toAbstractQuery({ refId: 'A', profileTypeId: '', labelSelector }).labelMatchers).toEqual(labelMatchers);
});

it("a metric's name does not become a matcher", () => {
  const labelMatchers = [
    matcher('__name__', AbstractLabelOperator.Equal, 'up'),
    matcher('job', AbstractLabelOperator.Equal, 'a'),
  ];
  expect(toLabelSelector({ refId: 'A', labelMatchers })).toBe('{job="a"}');
});
