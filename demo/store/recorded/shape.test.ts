import { shapeOf } from './shape';

test.each([
  [
    { b: 1, a: '12', c: 'x', d: null, e: true },
    { a: 'integer', b: 'number', c: 'text', d: 'null', e: 'boolean' },
  ],
  [[{ a: 1 }, { b: '-2' }], [{ a: 'number', b: 'integer' }]],
  [[[], ['x'], []], [['text']]],
  [['1', 'x', null], ['integer|null|text']],
  [[{ a: [] }, { a: 'x' }], [{ a: 'list|text' }]],
  [[], []],
])('%j', (value, shape) => {
  expect(shapeOf(value)).toEqual(shape);
});

test('the order of keys and the number of elements say nothing', () => {
  expect(shapeOf({ a: [1, 2], b: '' })).toEqual(shapeOf({ b: 'y', a: [3] }));
});
