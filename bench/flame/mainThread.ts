import { readFileSync } from 'node:fs';

import { type Browser } from 'playwright-core';

/** The main thread of the pages of a browser. */
export interface MainThread {
  /** CPU milliseconds since it was started; NaN where the system tells none. */
  cpu(): number;
}

/**
 * On a busy machine the time on a clock is that of the others too, so what the thread computed is read beside it.
 * Format: https://docs.kernel.org/scheduler/sched-stats.html
 */
export async function mainThreadOf(browser: Browser): Promise<MainThread> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return { cpu: () => renderers.reduce((sum, pid) => sum + cpuOf(pid), 0) };
}

function cpuOf(pid: number): number {
  try {
    const [nanos] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanos) / 1e6;
  } catch (error) {
    // A renderer may have ended; where there is no /proc none is known.
    return process.platform === 'linux' && (error as NodeJS.ErrnoException).code === 'ENOENT' ? 0 : NaN;
  }
}
