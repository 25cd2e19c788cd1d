import { setMaxListeners } from 'node:events';
import { Registry } from 'prom-client';

import { type OpenBackend, openBackend } from './backends';
import { type Config } from './config/config';
import { createFeed } from './createFeed';
import { type Feed } from './feeds/ports';
import { type Log } from './log';
import { Budget } from './metrics/budget';
import { familyMetrics } from './metrics/families';
import { metricsSink } from './metrics/metricsSink';
import { ownMetrics } from './metrics/ownMetrics';
import { processMetrics } from './metrics/processMetrics';
import { ZeroFirst } from './metrics/zeroFirst';
import { type PushMetrics, pushMetrics } from './push/pushMetrics';
import { type Snapshot, snapshotOf } from './push/snapshot';

export interface Exporter {
  /** Reads what is due in all feeds. Rejects only when the signal aborted. */
  tick(now: number, signal: AbortSignal): Promise<void>;
  /**
   * All metrics as Prometheus reads them (text format 0.0.4). What was seen as 0 counts from the next call on, unless it is
   * pushed.
   */
  scrape(): Promise<string>;
  /** All series, to be pushed. What was 0 in them counts once `arrived` was called. */
  snapshot(): Promise<{ readonly snapshot: Snapshot; readonly arrived: () => void }>;
  readonly pushMetrics: PushMetrics | undefined;
  clockStepped(direction: 'forwards' | 'backwards'): void;
  /** Windows that were read, and failures, of all feeds since the start. */
  outcome(): { readonly read: number; readonly failed: number };
}

interface ExporterOptions {
  readonly version: string;
  readonly log: Log;
  /** The wall clock, ms since the epoch. */
  readonly now: () => number;
}

export function createExporter(config: Config, { version, log, now }: ExporterOptions): Exporter {
  const registry = new Registry();
  const own = ownMetrics(registry, { version, maxSeries: config.maxSeries, now });
  processMetrics(registry);
  const families = familyMetrics(registry, config.feeds);
  const budget = new Budget(config.maxSeries, (used) => own.series.set(used));
  const zeroFirst = new ZeroFirst();
  const backends = new Map<string, OpenBackend>();
  const outcome = { read: 0, failed: 0 };

  const feeds: readonly Feed[] = config.feeds.map((feed) => {
    const { name } = feed.backend;
    const open =
      backends.get(name) ??
      openBackend(feed.backend, config.stepMillis, (seconds) => own.requests.observe({ backend: name }, seconds));
    backends.set(name, open);
    const metrics = families.get(feed.family.total);
    if (!metrics) {
      throw new Error(`No metrics were made for ${feed.family.total}`);
    }
    const sink = metricsSink({ config: feed, metrics, own, budget, zeroFirst, log, now });
    const said = new Set<string>();
    const counting = {
      ...sink,
      read: (window: Parameters<typeof sink.read>[0]) => {
        outcome.read++;
        sink.read(window);
      },
      failed: (...failure: Parameters<typeof sink.failed>) => {
        outcome.failed++;
        sink.failed(...failure);
      },
    };
    return createFeed(open, feed, config, counting, (reason) => {
      if (!said.has(reason)) {
        said.add(reason);
        log('info', `${feed.name}: ${reason}`);
      }
    });
  });

  return {
    async tick(at, signal) {
      // Every request listens to the signal: to one of this tick, so that nothing of it is kept when it is over.
      const tick = new AbortController();
      const stop = (): void => tick.abort(signal.reason);
      setMaxListeners(0, tick.signal);
      signal.addEventListener('abort', stop);
      try {
        await Promise.all(feeds.map((feed) => feed.tick(at, tick.signal)));
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    async scrape() {
      const arrived = zeroFirst.shown();
      const text = await registry.metrics();
      if (!config.remoteWrite) {
        arrived();
      }
      return text;
    },
    async snapshot() {
      const arrived = zeroFirst.shown();
      return { snapshot: await snapshotOf(registry), arrived };
    },
    pushMetrics: config.remoteWrite && pushMetrics(registry),
    clockStepped: (direction) => own.clockSteps.inc({ direction }),
    outcome: () => ({ ...outcome }),
  };
}
