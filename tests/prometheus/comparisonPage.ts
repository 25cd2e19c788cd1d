import { chromium, type Page } from 'playwright-core';

import { CHROMIUM_ARGS } from '../../scripts/chromium.mjs';

/** What a page shows of a finished comparison. */
export interface ShownComparison {
  readonly title: string;
  readonly sentence: string;
  /** What is compared with what: names and times. */
  readonly sides: string;
  /** What is searched for, and how much that is. */
  readonly searched: string;
  readonly found: string;
  /** Rows of the table of functions that are found: name, left, right, change, self, q. */
  readonly functions: ReadonlyArray<readonly string[]>;
  /** What the page itself reports as wrong. */
  readonly troubles: readonly string[];
}

const LIMIT_MS = 60_000;

/** Opens a link in Chromium, waits for the comparison that it leads to, and takes a screenshot of it. */
export async function openComparison(
  link: string,
  executablePath: string,
  screenshot: string
): Promise<ShownComparison> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, timezoneId: 'UTC', locale: 'en-US' });
    page.setDefaultTimeout(LIMIT_MS);
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(link);
    try {
      await page.getByTestId('flame-canvas').first().waitFor();
      return {
        title: await page.getByTestId('compare-page').getByRole('heading').first().innerText(),
        sentence: await page.getByTestId('comparison-sentence').innerText(),
        sides: await page.getByTestId('comparison-sides').innerText(),
        searched: await page.getByRole('searchbox', { name: 'Search functions' }).inputValue(),
        found: await page.getByTestId('search-found').filter({ hasText: 'of the total' }).innerText(),
        functions: await rowsOf(page),
        troubles,
      };
    } finally {
      await page.screenshot({ path: screenshot });
    }
  } finally {
    await browser.close();
  }
}

async function rowsOf(page: Page): Promise<string[][]> {
  const rows = page.getByTestId('changes-table').locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"])');
  await rows.first().waitFor();
  return Promise.all((await rows.all()).map((row) => row.getByRole('cell').allInnerTexts()));
}
