import { profileName } from './profileType';

// As Pyroscope names what its clients push; display names by pyroscope-go's sample_type_config.
test.each([
  ['samples cpu', {}, 'process_cpu'],
  ['samples wall cpu', {}, 'wall'],
  ['alloc_objects alloc_space inuse_objects inuse_space', {}, 'memory'],
  ['inuse_objects inuse_space', {}, 'memory'],
  ['contentions delay', { contentions: 'mutex_count', delay: 'mutex_duration' }, 'mutex'],
  ['contentions delay', { contentions: 'block_count', delay: 'block_duration' }, 'block'],
  ['goroutine', { goroutine: 'goroutines' }, 'goroutines'],
  ['other', {}, 'other'],
])('%s with %j is %s', (types, displayNames, name) => {
  const sampleTypes = types.split(' ').map((type) => ({ type, unit: 'count' }));
  expect(profileName(sampleTypes, new Map(Object.entries(displayNames)))).toBe(name);
});
