import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const PREFIX = 'spanflame_exporter_';

/** What the exporter tells of itself. */
export interface OwnMetrics {
  readonly lastSuccess: Gauge<'feed'>;
  /** Ends of the newest windows that were read, by feed, ms since the epoch. */
  readonly readTo: Map<string, number>;
  readonly windows: Counter<'feed'>;
  readonly failures: Counter<'feed' | 'reason'>;
  readonly givenUp: Counter<'feed'>;
  readonly dropped: Counter<'feed'>;
  readonly negative: Counter<'feed'>;
  readonly unnamed: Gauge<'feed'>;
  readonly series: Gauge;
  readonly requests: Histogram<'backend'>;
  readonly clockSteps: Counter<'direction'>;
}

interface OwnOptions {
  readonly version: string;
  readonly maxSeries: number;
  /** The wall clock, ms since the epoch. */
  readonly now: () => number;
}

export function ownMetrics(registry: Registry, { version, maxSeries, now }: OwnOptions): OwnMetrics {
  const registers = [registry];
  const readTo = new Map<string, number>();
  const counter = <L extends string>(name: string, help: string, labelNames: L[]): Counter<L> =>
    new Counter({ name: PREFIX + name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> =>
    new Gauge({ name: PREFIX + name, help, labelNames, registers });

  gauge('build_info', 'The version that runs, always 1.', ['version']).set({ version }, 1);
  gauge('series_limit', 'Most series of functions and services (maxSeries).').set(maxSeries);
  new Gauge({
    name: `${PREFIX}window_lag_seconds`,
    help: 'How long ago the newest window ended that a feed has read.',
    labelNames: ['feed'],
    registers,
    collect() {
      readTo.forEach((end, feed) => this.set({ feed }, (now() - end) / 1000));
    },
  });
  return {
    readTo,
    lastSuccess: gauge('last_success_timestamp_seconds', 'When a feed last read all of a window.', ['feed']),
    windows: counter('windows_total', 'Windows that were read and counted.', ['feed']),
    failures: counter('failures_total', 'Failures to read a window, by reason; it is read again.', ['feed', 'reason']),
    givenUp: counter('given_up_total', 'Windows, or services of a window, that will not be counted.', ['feed']),
    dropped: counter('dropped_functions_total', 'Functions of windows without room for their series.', ['feed']),
    negative: counter('negative_values_total', 'Negative values of functions, which no counter can count.', ['feed']),
    unnamed: gauge('unnamed_ratio', 'Share of the last window that the server folded into "other".', ['feed']),
    series: gauge('series', 'Series of functions and services.'),
    requests: new Histogram({
      name: `${PREFIX}request_seconds`,
      help: 'How long requests to backends took.',
      labelNames: ['backend'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10],
      registers,
    }),
    clockSteps: counter('clock_steps_total', 'Jumps of the wall clock by more than a second.', ['direction']),
  };
}
