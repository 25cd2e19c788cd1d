import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/chromium.mjs';
import { GRAFANA_PAGE } from '../../scripts/grafanaPage.mjs';
import { reportLimit } from '../reportLimit';

/** What a user is asked to wait at most, in ms: for the list of spans, and for the answer to a click. */
const PAINT_LIMIT_MS = 1000;
const PICK_LIMIT_MS = 100;
const ROUNDS = 5;

/** The span panel in Chromium with a trace of so many spans: from its frame to painted rows. The least of some rounds. */
export const paint = (name: string, spans: number) => async (): Promise<void> =>
  inPage(async (page) => {
    const least = await leastOf(() => page.evaluate(`benchPanel.paint(${spans})`));
    reportLimit(name, 'ms', least, PAINT_LIMIT_MS);
  });

/** From a click on a span to the painted answer that it is picked and asked for. The least of some rounds. */
export const pick = (name: string, spans: number) => async (): Promise<void> =>
  inPage(async (page) => {
    await page.evaluate(`benchPanel.paint(${spans})`);
    let row = 0;
    const least = await leastOf(() => page.evaluate(`benchPanel.pick(${++row})`));
    reportLimit(name, 'ms', least, PICK_LIMIT_MS);
  });

async function leastOf(measure: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let round = -1; round < ROUNDS; round++) {
    const ms = Number(await measure());
    least = round < 0 ? least : Math.min(least, ms);
  }
  return least;
}

/** A page with the panel's source, bundled as a build for production has it. */
async function inPage(work: (page: Page) => Promise<void>): Promise<void> {
  const { outputFiles } = await build({
    ...GRAFANA_PAGE,
    entryPoints: ['bench/costs/spanPanelPage.tsx'],
    write: false,
    format: 'iife',
    globalName: 'benchPanel',
    // Fonts and pictures that nothing here shows.
    loader: { '.svg': 'dataurl', '.woff2': 'empty', '.ttf': 'empty', '.css': 'empty' },
  });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('crash', () => troubles.push('the page crashed'));
    // A page of an origin, as a blank one may keep nothing. Nothing is asked of the network.
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><div id="root"></div>' })
    );
    await page.goto('http://localhost/');
    await page.addScriptTag({ content: outputFiles[0].text });
    assertNoTrouble(troubles);
    await work(page);
    assertNoTrouble(troubles);
  } finally {
    await browser.close();
  }
}

function assertNoTrouble(troubles: readonly string[]): void {
  if (troubles.length > 0) {
    throw new Error(`The page reported: ${troubles.join('; ')}`);
  }
}
