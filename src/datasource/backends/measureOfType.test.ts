import { measureOfType } from './measureOfType';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const ALLOCATED = 'memory:alloc_space:bytes:space:bytes';
const IN_USE = 'memory:inuse_space:bytes:space:bytes';

it.each([
  ['parca', `${CPU}:delta`, 'flow'],
  ['parca', ALLOCATED, 'level'],
  ['parca', `${ALLOCATED}:delta`, 'flow'],
  ['parca', IN_USE, 'level'],
  ['pyroscope', CPU, 'flow'],
  ['pyroscope', ALLOCATED, 'flow'],
  ['pyroscope', IN_USE, 'level'],
] as const)('%s %s is a %s', (backend, id, measure) => {
  const [, type, unit] = id.split(':');
  expect(measureOfType(backend, id, { type, unit })).toBe(measure);
});
