import { type FeedConfig } from '../config/config';
import { type Failure } from '../failure';
import { type FeedSink, keyOf, type ServiceKey } from '../feeds/ports';
import { type SeriesBudget } from '../functionChoice';
import { type Log } from '../log';
import { type FamilyMetrics } from './families';
import { type OwnMetrics } from './ownMetrics';
import { ServiceSeries } from './serviceSeries';
import { type ZeroFirst } from './zeroFirst';

interface SinkOptions {
  readonly config: FeedConfig;
  readonly metrics: FamilyMetrics;
  readonly own: OwnMetrics;
  readonly budget: SeriesBudget;
  readonly zeroFirst: ZeroFirst;
  readonly log: Log;
  /** The wall clock, ms since the epoch. */
  readonly now: () => number;
}

/** What a feed reads becomes metrics, and what happens to it its own metrics and lines of the log. */
export function metricsSink({ config, metrics, own, budget, zeroFirst, log, now }: SinkOptions): FeedSink {
  const feed = config.name;
  const services = new Map<string, ServiceSeries>();
  let lastFailure: string | undefined;
  for (const counter of [own.windows, own.givenUp, own.dropped, own.negative]) {
    counter.inc({ feed }, 0);
  }

  function seriesOf(service: ServiceKey): ServiceSeries {
    const key = keyOf(service);
    const known = services.get(key);
    if (known) {
      return known;
    }
    const told = Object.fromEntries(config.labels.map(({ metric }, at) => [metric, service[at] ?? '']));
    const labels = { ...config.fixedLabels, ...told };
    const made = new ServiceSeries(metrics, labels, config.family.scale, config.functions, budget, zeroFirst);
    services.set(key, made);
    return made;
  }

  return {
    add(service, rows) {
      const { refused, negative } = seriesOf(service).put(rows);
      own.dropped.inc({ feed }, refused);
      own.negative.inc({ feed }, negative);
      own.unnamed.set({ feed }, rows.whole === 0 ? 0 : rows.unnamed / rows.whole);
    },
    read({ to }) {
      own.windows.inc({ feed });
      own.lastSuccess.set({ feed }, now() / 1000);
      own.readTo.set(feed, Math.max(to, own.readTo.get(feed) ?? 0));
      if (lastFailure !== undefined) {
        log('info', `${feed}: reads again.`);
      }
      lastFailure = undefined;
    },
    failed(_window, failure: Failure) {
      own.failures.inc({ feed, reason: failure.reason });
      if (failure.detail !== lastFailure) {
        log('warn', `${feed}: ${failure.detail}`);
      }
      lastFailure = failure.detail;
    },
    givenUp(count) {
      own.givenUp.inc({ feed }, count);
      log('warn', `${feed}: ${count === 1 ? '1 window is' : `${count} windows are`} given up and will not be counted.`);
    },
  };
}
