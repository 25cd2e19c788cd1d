import { METRIC_PREFIX, metricNames, usualName } from './metricNames';

it.each([
  ['process_cpu', 'cpu', 'nanoseconds', 'pyroscope_cpu_seconds_total', 1e-9],
  ['process_cpu', 'samples', 'count', 'pyroscope_cpu_samples_total', 1],
  ['wall', 'wall', 'microseconds', 'pyroscope_wall_seconds_total', 1e-6],
  ['memory', 'alloc_space', 'bytes', 'pyroscope_alloc_bytes_total', 1],
  ['memory', 'alloc_objects', 'count', 'pyroscope_alloc_objects_total', 1],
  ['mutex', 'contentions', 'count', 'pyroscope_mutex_contentions_total', 1],
  ['mutex', 'delay', 'nanoseconds', 'pyroscope_mutex_delay_seconds_total', 1e-9],
  ['block', 'contentions', 'count', 'pyroscope_block_contentions_total', 1],
  ['block', 'delay', 'nanoseconds', 'pyroscope_block_delay_seconds_total', 1e-9],
  ['off-cpu', 'wait.time', 'milliseconds', 'pyroscope_off_cpu_wait_time_seconds_total', 1e-3],
  ['3d', 'frames', 'count', 'pyroscope__3d_frames_total', 1],
])('%s:%s in %s adds up in %s', (name, type, sampleUnit, total, scale) => {
  const usual = usualName(name, type, sampleUnit);
  expect(metricNames(METRIC_PREFIX, usual, 'flow').total).toBe(total);
  expect(usual.scale).toBeCloseTo(scale, 12);
});

it.each([
  ['memory', 'inuse_space', 'bytes', 'pyroscope_inuse_bytes'],
  ['memory', 'inuse_objects', 'count', 'pyroscope_inuse_objects'],
  ['goroutines', 'goroutine', 'count', 'pyroscope_goroutines'],
])('%s:%s in %s stands in %s', (name, type, sampleUnit, total) => {
  expect(metricNames(METRIC_PREFIX, usualName(name, type, sampleUnit), 'level').total).toBe(total);
});

it('names what a function takes itself, and the whole service, beside it', () => {
  expect(metricNames('own_', usualName('process_cpu', 'cpu', 'nanoseconds'), 'flow')).toEqual({
    total: 'own_cpu_seconds_total',
    self: 'own_cpu_self_seconds_total',
    service: 'own_service_cpu_seconds_total',
  });
});
