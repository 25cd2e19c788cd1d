import { pickType } from './otherProfile';

const type = (id: string) => {
  const [name, sampleType, sampleUnit] = id.split(':');
  return { id, name, sampleType, sampleUnit };
};
const TYPES = [
  'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  'memory:alloc_objects:count:space:bytes',
  'memory:alloc_space:bytes:space:bytes',
  'memory:inuse_space:bytes:space:bytes',
  'block:delay:nanoseconds:contentions:count',
  'mutex:contentions:count:contentions:count',
  'mutex:delay:nanoseconds:contentions:count',
  'goroutine:goroutine:count:goroutine:count',
].map(type);

test.each([
  ['allocations', 'memory:alloc_space:bytes:space:bytes'],
  ['heap', 'memory:inuse_space:bytes:space:bytes'],
  ['locks', 'mutex:delay:nanoseconds:contentions:count'],
  ['goroutines', 'goroutine:goroutine:count:goroutine:count'],
] as const)('of the types that there are, %s is %s', (kind, id) => {
  expect(pickType(TYPES, kind)).toBe(id);
});

test('a kind that there is no type of has none', () => {
  expect(pickType(TYPES.slice(0, 1), 'heap')).toBeUndefined();
});
