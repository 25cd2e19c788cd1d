import { type Locator, type Page } from '@playwright/test';

import { flameGraph } from './explorePage';
import { expect, test } from './test';

const panel = (page: Page, title: string): Locator =>
  page.locator(`[data-testid="dashboard-panel"][data-title="${title}"]`);
/** Which version comes or goes first depends on where the range begins. */
const VERSION_CHANGED = /^version v[12] (appeared|is gone)/;
const variable = (page: Page, name: string): Locator => page.getByTestId(`variable-${name}`);

async function pick(page: Page, name: string, option: string): Promise<void> {
  await variable(page, name).getByRole('combobox').click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
}

test.beforeEach(async ({ page, bench }) => {
  await page.goto(`${bench.page}/d/profiles`);
  await expect(panel(page, 'Flame graph of All')).toHaveAttribute('data-state', 'Done');
});

test('a variable lists what goes with those before it, and panels follow', async ({ page }, info) => {
  await pick(page, 'label', 'service_name');
  await expect(variable(page, 'value')).toHaveAttribute('data-value', '$__all');
  await pick(page, 'value', 'recommender');
  await expect(panel(page, 'Flame graph of recommender')).toHaveAttribute('data-state', 'Done');
  await expect.poll(() => flameGraph(page)).toEqual({ total: 4_800, recommend: 4_800, score: 3_600, load: 1_200 });
  await page.screenshot({ path: info.outputPath('dashboard.png'), fullPage: true });
});

test('a variable is edited with a preview of its values', async ({ page }, info) => {
  await page.getByRole('button', { name: 'Edit value' }).click();
  const preview = page.getByTestId('variable-preview');
  await expect(preview).toContainText('v1');
  await page.getByTestId('variable-editor').getByRole('radio', { name: 'Profile type' }).check({ force: true });
  await expect(preview).toContainText('process_cpu - cpu');
  await page.screenshot({ path: info.outputPath('variable-editor.png') });
});

test('an ad hoc filter narrows every panel', async ({ page }) => {
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByTestId('filter-label').click();
  await page.getByRole('option', { name: 'service_name', exact: true }).click();
  await page.getByTestId('filter-value').click();
  await page.getByRole('option', { name: 'recommender', exact: true }).click();
  await expect.poll(() => flameGraph(page)).toEqual({ total: 4_800, recommend: 4_800, score: 3_600, load: 1_200 });
});

test('changes of a label are marks on the series', async ({ page }) => {
  const series = page.getByTestId('dashboard-panel').first();
  await expect(series.getByTestId('event-mark').first()).toBeVisible();
  const mark = series.getByRole('button', { name: VERSION_CHANGED }).first();
  const words = (await mark.getAttribute('aria-label')) ?? '';
  await mark.press('Enter');
  await expect(page.getByTestId('event-words')).toContainText(words);
});

test('an annotation query is added with its editor, and marks the changes of another label', async ({ page }, info) => {
  const marks = page.getByTestId('dashboard-panel').first().getByRole('button', { name: VERSION_CHANGED });
  await expect(marks.first()).toBeVisible();
  // Uploads that lie apart by more than a step make it appear more than once.
  const before = await marks.count();
  await page.getByRole('button', { name: 'Add annotation' }).click();
  const editor = page.getByTestId('annotation-editor');
  await expect(editor.getByLabel('Profile type')).toHaveValue('process_cpu - cpu');
  await expect(editor.getByLabel('Label', { exact: true })).toHaveValue('version');
  await expect(editor.getByLabel('Query type')).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('annotation-editor.png') });

  await expect(marks).toHaveCount(2 * before);
  await page.getByRole('switch', { name: 'Versions' }).click({ force: true });
  await expect(marks).toHaveCount(before);
  await editor.getByLabel('Label', { exact: true }).click();
  await page.getByRole('option', { name: 'env', exact: true }).click();
  await expect(marks).toHaveCount(0);
});
