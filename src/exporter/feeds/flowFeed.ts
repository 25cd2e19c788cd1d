import { type Feed, type FeedSink, keyOf, type ServiceKey, type WindowReader } from './ports';
import { ReadRanges } from '../windows/readRanges';
import { Schedule, type ScheduleOptions } from '../windows/schedule';
import { newestEnd, type TimeWindow } from '../windows/timeWindow';

interface OpenWindow {
  readonly window: TimeWindow;
  /** Services that are still to be read; `undefined` as long as they are not known. */
  waiting: readonly ServiceKey[] | undefined;
}

/**
 * Reads window after window of a flow, and each service of a window once. What fails is read again at the next tick,
 * oldest first, until it is given up. A service that fails holds up no other.
 */
export class FlowFeed implements Feed {
  private open: OpenWindow[] = [];
  private readonly schedule: Schedule;
  /** By service: what was counted, so that a clock that jumps back counts nothing twice. */
  private readonly counted = new Map<string, ReadRanges>();

  constructor(
    private readonly reader: WindowReader,
    private readonly sink: FeedSink,
    private readonly options: ScheduleOptions
  ) {
    this.schedule = new Schedule(options);
  }

  /** Reads all that is due. */
  async tick(now: number, signal: AbortSignal): Promise<void> {
    this.openDue(now);
    const failing = new Set<string>();
    const newest = newestEnd(now, this.options.stepMillis, this.options.lagMillis);
    for (const open of this.open.filter(({ window }) => window.to <= newest)) {
      const { window } = open;
      if (!open.waiting) {
        const services = await this.reader.services(window, signal);
        if (!services.ok) {
          this.sink.failed(window, services.error);
          return;
        }
        open.waiting = services.value.filter((service) => !this.countedOf(service).has(window));
      }
      open.waiting = await this.readServices(window, open.waiting, failing, signal);
      if (open.waiting.length === 0) {
        this.open = this.open.filter((other) => other !== open);
        this.sink.read(window);
      }
    }
  }

  private openDue(now: number): void {
    const { windows, givenUp } = this.schedule.due(now);
    const known = new Set(this.open.map(({ window }) => window.from));
    const fresh = windows.filter(({ from }) => !known.has(from));
    this.open = [...this.open, ...fresh.map((window) => ({ window, waiting: undefined }))].sort(
      (a, b) => a.window.from - b.window.from
    );
    const tooOld = this.open.splice(0, Math.max(0, this.open.length - this.options.backlog));
    const lost = tooOld.reduce((sum, { waiting }) => sum + (waiting?.length ?? 1), givenUp);
    if (lost > 0) {
      this.sink.givenUp(lost);
    }
  }

  /** Answers with the services that are still to be read. Those in `failing` are not asked again in this tick. */
  private async readServices(
    window: TimeWindow,
    services: readonly ServiceKey[],
    failing: Set<string>,
    signal: AbortSignal
  ): Promise<readonly ServiceKey[]> {
    const left = await Promise.all(
      services.map(async (service) => {
        const key = keyOf(service);
        if (failing.has(key)) {
          return [service];
        }
        const rows = await this.reader.functions(window, service, signal);
        if (!rows.ok) {
          failing.add(key);
          this.sink.failed(window, rows.error);
          return [service];
        }
        if (rows.value) {
          this.countedOf(service).add(window);
          this.sink.add(service, rows.value);
        }
        return [];
      })
    );
    return left.flat();
  }

  private countedOf(service: ServiceKey): ReadRanges {
    const key = keyOf(service);
    const known = this.counted.get(key) ?? new ReadRanges();
    this.counted.set(key, known);
    return known;
  }
}
