import { digitOf, typeForKey, typesByKey } from './typeKeys';

const WALL = 'wall:wall:nanoseconds:wall:nanoseconds';
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const ALLOC = 'memory:alloc_space:bytes:space:bytes';
const MUTEX = 'mutex:delay:nanoseconds:mutex:count';
const BLOCK = 'block:delay:nanoseconds:block:count';
const HEAP = 'memory:inuse_space:bytes:space:bytes';
const ORDERED = [WALL, CPU, ALLOC, MUTEX, BLOCK, HEAP];

test('what a span did comes before what it made others wait for, and before what merely is', () => {
  expect(typesByKey([HEAP, BLOCK, MUTEX, ALLOC, CPU, WALL])).toEqual(ORDERED);
});

test.each([
  ['1', CPU, WALL],
  ['5', CPU, BLOCK],
  ['7', CPU, undefined],
  ['0', CPU, undefined],
  [']', CPU, ALLOC],
  ['[', CPU, WALL],
  ['[', WALL, HEAP],
  [']', HEAP, WALL],
  [']', 'unknown', WALL],
  ['x', CPU, undefined],
])('%s from %s leads to %s', (key, current, to) => {
  expect(typeForKey(key, ORDERED, current)).toBe(to);
});

test('without types no key is for anything', () => {
  expect(typeForKey(']', [], CPU)).toBeUndefined();
});

test('only nine have a digit', () => {
  expect([0, 8, 9].map(digitOf)).toEqual(['1', '9', '']);
});
