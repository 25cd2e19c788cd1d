import { type RemoteWriteConfig } from '../config/config';
import { type Exporter } from '../exporter';
import { type Log } from '../log';
import { type Clock } from '../loop';
import { type PushMetrics } from './pushMetrics';
import { type Sent, sendBatch } from './sendBatch';
import { type Batch } from './writeRequest';

interface PusherOptions {
  readonly config: RemoteWriteConfig;
  readonly exporter: Pick<Exporter, 'snapshot'>;
  readonly metrics: PushMetrics;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** As many as Prometheus sends at once. */
const SERIES_AT_ONCE = 2_000;
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 5_000;

/**
 * Sends all series to a store of metrics. What is not taken until the next ones are due is dropped: counters hold what was
 * counted meanwhile, so that only points of them are missing. Nothing is sent that is older than what was.
 */
export class Pusher {
  private lastTime = -Infinity;
  private lastFailure: string | undefined;

  constructor(private readonly options: PusherOptions) {}

  /**
   * Sends the series as they are now, each batch until it is taken, or refused, or the monotonic clock is at `until`. Rejects
   * only when the signal aborted.
   */
  async push(until: number, signal: AbortSignal): Promise<void> {
    await this.send(until, signal, false);
  }

  /** Sends the series for the last time, and that they end. */
  async end(until: number, signal: AbortSignal): Promise<void> {
    await this.send(until, signal, true);
  }

  private async send(until: number, signal: AbortSignal, isLast: boolean): Promise<void> {
    const { config, exporter, metrics, clock } = this.options;
    const { snapshot, arrived } = await exporter.snapshot();
    const time = clock.now();
    const count = snapshot.name.length;
    if (time <= this.lastTime) {
      metrics.dropped.inc(count);
      this.fail({
        reason: 'clock',
        detail: 'The clock is behind the samples that were sent: nothing is sent until then.',
      });
      return;
    }
    this.lastTime = isLast ? time + 1 : time;
    let missing = 0;
    for (let from = 0; from < count; from += SERIES_AT_ONCE) {
      const to = Math.min(count, from + SERIES_AT_ONCE);
      const sent = await this.sendUntil({ snapshot, from, to, common: config.labels, time, isLast }, until, signal);
      if (sent.kind === 'taken') {
        metrics.samples.inc(to - from);
        continue;
      }
      missing += to - from;
      if (sent.reason !== 'rejected') {
        missing = count - from;
        break;
      }
    }
    metrics.dropped.inc(missing);
    if (missing > 0) {
      return;
    }
    arrived();
    metrics.lastSuccess.set(clock.now() / 1000);
    if (this.lastFailure !== undefined) {
      this.options.log('info', 'Remote write: all series are taken again.');
    }
    this.lastFailure = undefined;
  }

  private async sendUntil(batch: Batch, until: number, signal: AbortSignal): Promise<Sent> {
    const { config, version, clock } = this.options;
    for (let wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
      const sent = await sendBatch(config, batch, version, signal);
      if (sent.kind === 'taken') {
        return sent;
      }
      this.fail(sent);
      if (sent.kind === 'refused' || clock.monotonic() + wait >= until) {
        return sent;
      }
      await clock.sleep(wait, signal);
    }
  }

  private fail({ reason, detail }: { readonly reason: string; readonly detail: string }): void {
    this.options.metrics.failures.inc({ reason });
    if (detail !== this.lastFailure) {
      this.options.log('warn', `Remote write: ${detail}`);
    }
    this.lastFailure = detail;
  }
}
