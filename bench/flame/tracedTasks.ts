import { type Browser, type Page } from 'playwright-core';

/** Of the format in https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU of the thread, where the system tells it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Marks of the page (`performance.mark`) that a stretch of time goes from and to. */
interface Stretch {
  readonly from: string;
  readonly to: string;
}

const TASK = 'ThreadControllerImpl::RunTask';

/**
 * Does something on a page, and answers with the CPU milliseconds of each task that its main thread had meanwhile: that
 * long it answered nobody, however busy the machine is with others. Only of those in a stretch, where one is given. None
 * where the system tells no CPU.
 */
export async function tracedTasks(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
  stretch?: Stretch
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf)
  );
  const timeOf = (mark: string | undefined): number | undefined =>
    traceEvents.find(({ name }) => name === mark && mark !== undefined)?.ts;
  const [from, to] = [timeOf(stretch?.from) ?? -Infinity, timeOf(stretch?.to) ?? Infinity];
  return traceEvents
    .filter((event) => event.name === TASK && mainThreads.has(threadOf(event)))
    .filter(({ ts, dur = 0 }) => ts + dur > from && ts < to)
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}
