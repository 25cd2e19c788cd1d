import { type Place } from './view';
import { type Shape } from './shapes';

export type Side = 'ours' | 'theirs';

/** What the page offers to the program that measures it, as `bench` of its window. All times are milliseconds. */
export interface PageApi {
  /** Makes the tree that is mounted next. */
  prepare(shape: Shape): void;
  /** Mounts the view, and with the tree in it; answers with the time to the first painted frame. */
  mount(side: Side): Promise<number>;
  /** Mounts the view as it is while a profile is asked for, and ends when it is still. */
  await(side: Side): Promise<void>;
  /** Gives the view that waits its tree; answers with the time to the first painted frame. */
  give(side: Side): Promise<number>;
  /** Time from the same start on to the first frame with toolbar and table of functions too. */
  allIsThere(side: Side): Promise<number>;
  /** Whether what was painted is on the canvas. */
  isBlank(side: Side, place: Place): boolean;
  unmount(): void;
  /** Where the heaviest row is that has at most half of the whole. */
  target(): Place | undefined;
  aim(side: Side, place: Place): Promise<void>;
  /** Clicks what was aimed at, and answers with the time to the next painted frame. */
  shoot(side: Side): Promise<number>;
  /** Clicks what was aimed at, and answers with how many frames were painted until nothing moves any more. */
  shootAndFly(side: Side): Promise<number>;
  /** Time from the input to the next painted frame, less the time that the keys must rest for. */
  search(side: Side, text: string): Promise<number>;
  /** Moves the pointer, and ends with the frame. */
  hover(side: Side, place: Place): Promise<void>;
  idleFrame(): Promise<void>;
  /** The file that `profileUrl` answers with, from its bytes to the first painted frame. */
  paintFile(how: FileRoute): Promise<FilePaint>;
}

/** By the worker, in turns on this thread, or by pprof-format and Grafana's flame graph. */
export type FileRoute = 'worker' | 'turns' | 'theirs';

export interface FilePaint {
  readonly total: number;
  /** The longest time for which a timer of 1 ms did not come. */
  readonly blocked: number;
}

declare global {
  interface Window {
    bench?: PageApi;
  }
}
