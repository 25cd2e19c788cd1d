import { Counter, Gauge, type Registry } from 'prom-client';

const PREFIX = 'spanflame_exporter_push_';

/** What the exporter tells of its remote write. */
export interface PushMetrics {
  readonly lastSuccess: Gauge;
  readonly samples: Counter;
  readonly failures: Counter<'reason'>;
  readonly dropped: Counter;
}

export function pushMetrics(registry: Registry): PushMetrics {
  const registers = [registry];
  const name = (rest: string): string => PREFIX + rest;
  return {
    lastSuccess: new Gauge({
      name: name('last_success_timestamp_seconds'),
      help: 'When all series were last taken.',
      registers,
    }),
    samples: new Counter({ name: name('samples_total'), help: 'Samples that were taken.', registers }),
    failures: new Counter({
      name: name('failures_total'),
      help: 'Requests that were not taken, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    dropped: new Counter({
      name: name('dropped_samples_total'),
      help: 'Samples that were not taken before the next were due. What was counted comes with these.',
      registers,
    }),
  };
}
