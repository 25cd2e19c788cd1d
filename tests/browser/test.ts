import { test as base, expect, type Locator, type Page } from '@playwright/test';

import { type Bench, startBench } from './bench';

interface PerTest {
  /** Whether requests may fail in this test; Chromium reports each on the console. */
  readonly requestsMayFail: boolean;
}
interface PerWorker {
  readonly bench: Bench;
}

/** Every test fails when the page reports an error, and finds the store unbroken at its start. */
export const test = base.extend<PerTest, PerWorker>({
  requestsMayFail: [false, { option: true }],
  bench: [
    async ({}, use) => {
      const bench = await startBench();
      await use(bench);
      bench.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ page, bench, requestsMayFail }, use) => {
    bench.breakProfiles(undefined);
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      const isFailedRequest = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !(isFailedRequest && requestsMayFail)) {
        troubles.push(`console: ${message.text()} (${message.location().url})`);
      }
    });
    await use(page);
    expect(troubles).toEqual([]);
  },
});
export { expect };

export const spanRow = (page: Page, name: string): Locator =>
  page.getByTestId('span-row').and(page.locator(`[data-span-name=${JSON.stringify(name)}]`));

export const profileView = (page: Page, state?: string): Locator =>
  page.locator(`[data-testid="profile-view"]${state ? `[data-state="${state}"]` : ''}`);

/** Opens a trace by its row in the list. */
export async function openTrace(page: Page, address: string, traceId: string): Promise<void> {
  await page.goto(address);
  await page.locator(`[data-testid="trace-row"][data-trace-id="${traceId}"]`).click();
  await expect(page.getByTestId('span-row').first()).toBeVisible();
}

/** The function names in the table, hottest first. */
export async function functionNames(page: Page): Promise<string[]> {
  const names = page
    .getByTestId('function-table')
    .locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"]) button');
  await expect(names.first()).toBeVisible();
  return names.allInnerTexts();
}
