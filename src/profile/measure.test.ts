import { measureOf } from './measure';

it.each([
  ['cpu', 'flow'],
  ['samples', 'flow'],
  ['wall', 'flow'],
  ['alloc_space', 'flow'],
  ['alloc_objects', 'flow'],
  ['alloc_in_new_tlab_bytes', 'flow'],
  ['contentions', 'flow'],
  ['delay', 'flow'],
  ['exceptions', 'flow'],
  ['inuse_space', 'level'],
  ['inuse_objects', 'level'],
  ['goroutine', 'level'],
  ['goroutines', 'level'],
  ['threads', 'level'],
  ['threadcreate', 'level'],
  ['live', 'level'],
  ['space', 'level'],
  ['objects', 'level'],
])('%s is a %s', (type, measure) => {
  expect(measureOf({ type, unit: 'count' })).toBe(measure);
});
