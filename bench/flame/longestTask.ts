import { type Browser, type Page } from 'playwright-core';

/** Of the format in https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU of the thread, where the system tells it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Does something on a page, and answers with the CPU milliseconds of the longest task that its main thread had meanwhile:
 * that long it answered nobody, however busy the machine is with others. NaN where the system tells none.
 */
export async function longestTask(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf)
  );
  const tasks = traceEvents.flatMap((event) =>
    event.tdur !== undefined && mainThreads.has(threadOf(event)) ? [event.tdur / 1000] : []
  );
  return tasks.length === 0 ? NaN : Math.max(...tasks);
}
