export type Level = 'info' | 'warn' | 'error';
export type Log = (level: Level, message: string) => void;

/** One line of logfmt to stderr, so that stdout has nothing but metrics. */
export const logTo =
  (write: (line: string) => void, now: () => number): Log =>
  (level, message) =>
    write(`time=${new Date(now()).toISOString()} level=${level} msg=${JSON.stringify(message)}\n`);
