import fc from 'fast-check';

import { LevelNumbers } from './levelNumbers';

const read = (text: string, start = 0): ReturnType<LevelNumbers['read']> =>
  new LevelNumbers(new TextEncoder().encode(text)).read(start);
const numbersOf = (text: string): readonly number[] | undefined => {
  const level = read(text);
  return level && Array.from(level.numbers);
};

it.each([
  ['[]', []],
  ['[0,7]', [0, 7]],
  ['[ 0 ,\n7\t]', [0, 7]],
  ['{"values":["0","007"]}', [0, 7]],
  ['{ "values" : [ "0" , "999999999999999" ] }', [0, 999_999_999_999_999]],
])('%s is read', (text, numbers) => {
  expect(numbersOf(text)).toEqual(numbers);
});

it.each([
  '[-1]',
  '[1.5]',
  '[1e3]',
  '[01]',
  '[1234567890123456]',
  '["1]',
  '[1"]',
  '[""]',
  '[1,]',
  '[1',
  '[',
  '["1"',
  '{"values":[1]',
  '{"value":[1]}',
  '{"values":[1],"more":1}',
  '{}',
  '[[1]]',
  '[null]',
  '7',
  '',
])('%s is left to JSON.parse', (text) => {
  expect(read(text)).toBeUndefined();
});

it('numbers are those of JSON.parse, wherever the level stands and however it is spaced', () => {
  const space = fc.constantFrom('', ' ', '\n  ');
  const numbers = fc.array(fc.integer({ min: 0, max: 999_999_999_999_999 }), { maxLength: 9000 });
  fc.assert(
    fc.property(numbers, space, fc.boolean(), fc.boolean(), (values, gap, isText, isInObject) => {
      const list = JSON.stringify(isText ? values.map(String) : values).replaceAll(',', `${gap},${gap}`);
      const level = isInObject ? `{${gap}"values":${gap}${list}}` : list;
      expect(read(`[[],${level},[5]]`, 4)).toEqual({ numbers: Float64Array.from(values), end: 4 + level.length });
    }),
    { numRuns: 50 }
  );
});
