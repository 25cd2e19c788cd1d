import { exportedMetrics } from '../../src/alerting/exportedMetrics';
import { defaultName, metricFamily } from '../../src/exporter/metrics/metricFamily';
import { type Measure } from '../../src/profile/measure';

/** What an alert is written on is what the exporter writes. */
it.each<[string, Measure]>([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'flow'],
  ['process_cpu:samples:count:cpu:nanoseconds', 'flow'],
  ['wall:wall:microseconds:wall:nanoseconds', 'flow'],
  ['memory:alloc_space:bytes:space:bytes', 'flow'],
  ['memory:alloc_objects:count:space:bytes', 'flow'],
  ['memory:inuse_space:bytes:space:bytes', 'level'],
  ['memory:inuse_objects:count:space:bytes', 'level'],
  ['goroutines:goroutine:count:goroutine:count', 'level'],
  ['mutex:contentions:count:contentions:count', 'flow'],
  ['mutex:delay:nanoseconds:contentions:count', 'flow'],
  ['block:contentions:count:contentions:count', 'flow'],
  ['block:delay:nanoseconds:contentions:count', 'flow'],
  ['off-cpu:wait.time:milliseconds::', 'flow'],
])('%s has the names and the scale of the exporter', (profileTypeId, measure) => {
  const [name, type, unit] = profileTypeId.split(':');
  const { scale, ...parts } = defaultName(name, type, unit);
  const { inclusive, self, service } = metricFamily({ prefix: 'pyroscope_', ...parts }, measure, scale, profileTypeId);
  expect(exportedMetrics(profileTypeId)).toMatchObject({
    ok: true,
    value: { total: inclusive, self, service, measure, scale: expect.closeTo(scale, 12) as number },
  });
});
