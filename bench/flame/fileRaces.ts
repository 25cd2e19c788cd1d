import { report } from '../report';
import { openLabPage } from './lab';
import { type FilePaint, type FileRoute } from './page/pageApi';
import { median } from './rounds';
import { tracedTasks } from './tracedTasks';

const ROUNDS = 3;
const REST_MILLIS = 500;
/** Where there is no worker the page never starts one afterwards. */
const ROUTES: readonly FileRoute[] = ['worker', 'turns', 'theirs'];
const RIVAL = 'pprof-format + @grafana/flamegraph';
const ANSWER_MILLIS = 50;

/** `task`: CPU milliseconds of the longest task of the page's main thread until half a second after the painting. */
type Paint = FilePaint & { readonly task: number };

let measured: Promise<Readonly<Record<FileRoute, Paint>>> | undefined;

/** A pprof of a million nodes in gzip, from its bytes to its first painted frame. */
export async function bytesToPaint(): Promise<void> {
  const { worker, turns, theirs } = await (measured ??= measure());
  report('bytes-to-paint-1m', RIVAL, 'ms', worker.total, theirs.total);
  report('bytes-to-paint-1m', 'in turns, where no worker starts', 'ms', worker.total, turns.total);
}

/** The longest time that the page does not answer meanwhile. */
export async function longestBlock(): Promise<void> {
  const { worker, turns, theirs } = await (measured ??= measure());
  report('blocked-ms-1m', RIVAL, 'ms', worker.blocked, theirs.blocked);
  report('blocked-ms-1m', 'in turns, where no worker starts', 'ms', worker.blocked, turns.blocked);
  report('blocked-ms-1m', 'the wished for 50 ms', 'ms', worker.blocked, ANSWER_MILLIS);
  report('blocked-ms-1m', 'the wished for 50 ms, longest task, CPU', 'ms', worker.task, ANSWER_MILLIS);
  report('blocked-ms-1m', 'the same in turns', 'ms', turns.task, ANSWER_MILLIS);
}

/** Each route has a page of its own, where one round warms up; medians. */
async function measure(): Promise<Readonly<Record<FileRoute, Paint>>> {
  const results: Partial<Record<FileRoute, Paint>> = {};
  for (const route of ROUTES) {
    const { page, browser } = await openLabPage();
    const paints: FilePaint[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      await page.evaluate('gc()');
      const paint = await page.evaluate((how) => window.bench?.paintFile(how), route);
      if (paint && round >= 0) {
        paints.push(paint);
      }
      await page.evaluate(() => window.bench?.unmount());
    }
    const tasks = await tracedTasks(browser, page, async () => {
      await page.evaluate((how) => window.bench?.paintFile(how), route);
      await page.waitForTimeout(REST_MILLIS);
    });
    await page.close();
    results[route] = {
      task: tasks.length === 0 ? NaN : Math.max(...tasks),
      total: median(paints.map(({ total }) => total)),
      blocked: median(paints.map(({ blocked }) => blocked)),
    };
  }
  return results as Record<FileRoute, Paint>;
}
