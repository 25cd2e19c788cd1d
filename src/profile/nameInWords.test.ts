import { nameInWords } from './nameInWords';

test.each([
  ['main', 'main'],
  ['\u202Eevil', '\\u202eevil'],
  ['a'.repeat(160), 'a'.repeat(160)],
  [`${'a'.repeat(5000)}${'z'.repeat(5000)}`, `${'a'.repeat(100)}…${'z'.repeat(60)}`],
  // No half of a character is left where it is cut.
  [`${'a'.repeat(99)}🚀${'b'.repeat(100)}🚀${'z'.repeat(59)}`, `${'a'.repeat(99)}…${'z'.repeat(59)}`],
])('%j in a sentence is %j', (name, words) => {
  expect(nameInWords(name)).toBe(words);
});
