import { CHECKOUT } from './demoData';
import { expect, openTrace, profileView, spanRow, test } from './test';

test('the label selector completes names and values, and the query draws a flame graph', async ({
  page,
  bench,
}, info) => {
  await page.goto(`${bench.page}/explore`);
  const editor = page.getByTestId('label-selector');
  await expect(editor.locator('.view-lines')).toBeVisible();
  await editor.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type('{');
  const suggestions = page.locator('.suggest-widget.visible');
  await expect(suggestions).toContainText('service_name');
  await page.screenshot({ path: info.outputPath('completion.png') });
  await page.keyboard.type('version="');
  await expect(suggestions).toContainText('v2');
  await page.keyboard.type('v2"}');
  await page.keyboard.press('Shift+Enter');
  const result = page.getByTestId('explore-result');
  await expect(result).toHaveAttribute('data-state', 'Done');
  await expect(result.locator('canvas').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('explore.png') });
});

test('the panel’s link opens the same query in Explore', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'pricing.Calculate').click();
  await expect(profileView(page, 'profile')).toBeVisible();
  await page.getByTestId('explore-link').click();
  await expect(page).toHaveURL(/\/explore\?/);
  await expect(page.getByTestId('query-editor')).toBeVisible();
  await page.getByRole('button', { name: 'Run query' }).click();
  await expect(page.getByTestId('explore-result').locator('canvas').first()).toBeVisible();
  await expect(page.getByTestId('explore-result')).toContainText('120 ms');
});
