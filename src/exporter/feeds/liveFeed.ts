import { type Result } from '../../profile/result';
import { type Failure } from '../failure';
import { type FunctionRows } from '../functionRows';
import { type TimeWindow } from '../windows/timeWindow';
import { scaleRows } from './levelFeed';
import { type Feed, type FeedSink } from './ports';

interface LiveOptions {
  readonly stepMillis: number;
  /** How many times longer a step is than what a profile covers; 1 for a level. */
  readonly factor: number;
}

export type ReadLive = (window: TimeWindow, signal: AbortSignal) => Promise<Result<FunctionRows | undefined, Failure>>;

/**
 * A process that keeps no history: each step it is profiled for a part of it, and what was found stands for the whole
 * step. What fails can't be read again.
 */
export class LiveFeed implements Feed {
  constructor(
    private readonly read: ReadLive,
    private readonly sink: FeedSink,
    private readonly options: LiveOptions
  ) {}

  async tick(now: number, signal: AbortSignal): Promise<void> {
    const window = { from: now - this.options.stepMillis, to: now };
    const rows = await this.read(window, signal);
    if (!rows.ok) {
      this.sink.failed(window, rows.error);
      this.sink.givenUp(1);
      return;
    }
    if (rows.value) {
      this.sink.add([], scaleRows(rows.value, this.options.factor));
    }
    this.sink.read(window);
  }
}
