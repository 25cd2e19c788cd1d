import { type FunctionRows } from '../functionRows';
import { newestEnd } from '../windows/timeWindow';
import { type Feed, type FeedSink, keyOf, type ServiceKey, type WindowReader } from './ports';

interface LevelOptions {
  readonly stepMillis: number;
  readonly lagMillis: number;
  /** How often every process uploads a profile. */
  readonly profileMillis: number;
}

/** So many uploads of a process are averaged. */
const UPLOADS = 4;

/**
 * A level, such as the heap in use, from a server that adds up all profiles of a window: their sum by the number of
 * uploads that a window holds is the level of all processes. Nothing adds up over time, so what fails is not read again.
 */
export class LevelFeed implements Feed {
  private readonly shown = new Map<string, ServiceKey>();

  constructor(
    private readonly reader: WindowReader,
    private readonly sink: FeedSink,
    private readonly options: LevelOptions
  ) {}

  async tick(now: number, signal: AbortSignal): Promise<void> {
    const { stepMillis, lagMillis, profileMillis } = this.options;
    const to = newestEnd(now, stepMillis, lagMillis);
    const length = Math.ceil((UPLOADS * profileMillis) / stepMillis) * stepMillis;
    const window = { from: to - length, to };
    const services = await this.reader.services(window, signal);
    if (!services.ok) {
      this.sink.failed(window, services.error);
      return;
    }
    this.clearOthers(services.value);
    const failures = await Promise.all(
      services.value.map(async (service) => {
        const rows = await this.reader.functions(window, service, signal);
        if (!rows.ok) {
          this.sink.failed(window, rows.error);
        } else if (rows.value) {
          this.shown.set(keyOf(service), service);
          this.sink.add(service, scaleRows(rows.value, profileMillis / length));
        }
        return !rows.ok;
      })
    );
    if (!failures.includes(true)) {
      this.sink.read(window);
    }
  }

  /** A service that is gone has no level: its series fall to 0. */
  private clearOthers(services: readonly ServiceKey[]): void {
    const present = new Set(services.map(keyOf));
    for (const [key, service] of this.shown) {
      if (!present.has(key)) {
        this.sink.add(service, NOTHING);
        this.shown.delete(key);
      }
    }
  }
}

const NOTHING: FunctionRows = {
  sampleType: { type: '', unit: '' },
  name: [],
  total: new Float64Array(),
  self: new Float64Array(),
  whole: 0,
  unnamed: 0,
};

export const scaleRows = (rows: FunctionRows, factor: number): FunctionRows => ({
  ...rows,
  total: rows.total.map((value) => value * factor),
  self: rows.self.map((value) => value * factor),
  whole: rows.whole * factor,
  unnamed: rows.unnamed * factor,
});
