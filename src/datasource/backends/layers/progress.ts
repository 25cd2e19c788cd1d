/** How far a query is that was cut into parts. */
export interface Progress<A> {
  /** Parts that answered, of all. */
  readonly done: number;
  readonly of: number;
  /** The answer of those parts; `undefined` as long as none of them found anything. */
  readonly answer: A | undefined;
}

export type OnProgress<A> = (progress: Progress<A>) => void;

/** Answers so far are put together and told at most this often. */
export const PROGRESS_MILLIS = 500;
