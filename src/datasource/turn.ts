/** Runs a piece of work in a task of its own, so that the page stays responsive between two pieces. */
export type Turn = <T>(work: () => T) => Promise<T>;
