import { HOSTILE, HOSTILE_NAMES } from './demoData';
import { expect, functionNames, openTrace, profileView, test } from './test';

test('names of spans, services and functions are text, whatever they look like', async ({ page, bench }, info) => {
  await openTrace(page, bench.page, HOSTILE.id);
  const rows = page.getByTestId('span-row');
  await expect(rows.nth(0)).toContainText(HOSTILE_NAMES[0]);
  await expect(rows.nth(1)).toContainText(HOSTILE_NAMES[1]);
  await rows.nth(0).click();
  await expect(profileView(page, 'profile')).toBeVisible();
  await expect(page.getByTestId('flame-graph').locator('canvas').first()).toBeVisible();
  const shown = await functionNames(page);
  expect(shown).toEqual(
    expect.arrayContaining(HOSTILE_NAMES.map((name) => name.replaceAll(';', ',').replace('\u202E', '\\u202e')))
  );
  await page.getByTestId('flame-canvas').hover({ position: { x: 30, y: 30 } });
  await expect(page.getByText('main', { exact: true }).last()).toBeVisible();
  await page.screenshot({ path: info.outputPath('hostile.png') });
  expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
  expect(await page.locator('img[src="x"], [data-testid="span-row"] script').count()).toBe(0);
});
