import { type Result } from '../../profile/result';
import { type Failure } from '../failure';
import { type FunctionRows } from '../functionRows';
import { type TimeWindow } from '../windows/timeWindow';

/** Values of the labels that tell services apart, in the order of the configuration. */
export type ServiceKey = readonly string[];

/** Where a feed reads from. Aborted promises reject with the signal's reason. */
export interface WindowReader {
  /** The services that may have profiles in a window: all that have, and perhaps others. */
  services(window: TimeWindow, signal: AbortSignal): Promise<Result<readonly ServiceKey[], Failure>>;
  /** `undefined` where there are no samples. */
  functions(
    window: TimeWindow,
    service: ServiceKey,
    signal: AbortSignal
  ): Promise<Result<FunctionRows | undefined, Failure>>;
}

/** Where a feed's figures go. */
export interface FeedSink {
  add(service: ServiceKey, rows: FunctionRows): void;
  /** All of a window was read. */
  read(window: TimeWindow): void;
  failed(window: TimeWindow, failure: Failure): void;
  /** So many windows, or services of a window, will not be read. */
  givenUp(count: number): void;
}

/** A feed is asked for its work at every step. `now` is the wall clock, ms since the epoch. Rejects only when aborted. */
export interface Feed {
  tick(now: number, signal: AbortSignal): Promise<void>;
}

export const keyOf = (service: ServiceKey): string => JSON.stringify(service);
