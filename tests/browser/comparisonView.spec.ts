import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';

import { comparisonLink } from '../../src/correlation/comparisonLink';
import { CHANGING, uploadChanging } from './changingService';
import { CPU } from './explorePage';
import { expect, test } from './test';

let range: { readonly from: number; readonly to: number };
test.beforeAll(async ({ bench }) => {
  range = await uploadChanging(bench.store);
});

const view = (page: Page): Locator => page.getByTestId('comparison');

async function open(page: Page, bench: { readonly page: string }, theme = 'dark', within = range): Promise<void> {
  const { service } = CHANGING;
  const link = comparisonLink({ service, profileTypeId: CPU, range: within, window: { kind: 'previous' } });
  await page.goto(`${bench.page}${link}&theme=${theme}`);
  await expect(view(page)).toBeVisible({ timeout: 40_000 });
  await expect(page.getByTestId('flame-canvas')).toBeVisible();
}

async function violations(page: Page, part: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(part).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

test('an address opens a finished comparison that names the function', async ({ page, bench }) => {
  await open(page, bench);
  await expect(page.getByTestId('comparison-sentence')).toContainText(
    `1 place: ${CHANGING.function} under main.calculate`
  );
  await expect(page.getByTestId('comparison-resolution')).toContainText(/Tested between \d+ and \d+ time slices/);
  await page.getByTestId('comparison-sentence').getByRole('button').click();
  await expect(page).toHaveURL(/focus/);
});

test('keys walk the findings, and the strip and the table follow', async ({ page, bench }) => {
  await open(page, bench);
  await page.getByTestId('flame-canvas').focus();
  await page.keyboard.press('n');
  await expect(page.getByTestId('remark-live')).toContainText(`Finding 1 of 1, a warning: ${CHANGING.function} grew`);
  await expect(page.getByTestId('change-strip')).toContainText(CHANGING.function);
  await expect(
    page.getByTestId('changes-table').getByRole('button', { name: CHANGING.function, pressed: true })
  ).toBeVisible();
  await page
    .getByTestId('changes-table')
    .getByText(/^Only what is real/)
    .click();
  await expect(page.getByTestId('changes-table').getByRole('row')).not.toHaveCount(1);
});

test('a side alone and back; both in the address', async ({ page, bench }) => {
  await open(page, bench);
  const sentence = await page.getByTestId('comparison-sentence').innerText();
  await page.getByRole('button', { name: 'Left side alone' }).click();
  await expect(page.getByTestId('asked')).toContainText('Shown: one side alone.');
  await expect(view(page)).toBeHidden();
  await page.reload();
  await expect(page.getByTestId('asked')).toContainText('Shown: one side alone.', { timeout: 40_000 });
  await page.getByTestId('asked').getByRole('button', { name: 'Back' }).click();
  await expect(page.getByTestId('comparison-sentence')).toHaveText(sentence);
});

test('a range that is dragged over is compared with the one before', async ({ page, bench }) => {
  await open(page, bench);
  const strip = page.getByTestId('change-strip').getByRole('slider');
  const box = (await strip.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.55, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 10, { steps: 5 });
  await expect(page.getByTestId('strip-range')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByTestId('asked')).toContainText('Shown: the picked time against the time just before.', {
    timeout: 40_000,
  });
});

test('a slice is shown in the place of the graph', async ({ page, bench }) => {
  await open(page, bench);
  const strip = page.getByTestId('change-strip').getByRole('slider');
  await strip.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('slice')).toContainText('Shown: the slice of the right side');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('slice')).toBeHidden();
});

test('the pod that carries the change is told, and the comparison narrowed to it', async ({ page, bench }) => {
  await open(page, bench);
  await page.getByTestId('flame-canvas').focus();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Which label carries it' }).click();
  const answer = page.getByTestId('label-answer');
  await expect(answer).toHaveAttribute('data-state', 'answered', { timeout: 40_000 });
  await expect(answer).toContainText(`pod carried by ${CHANGING.changedPod}`);
  await answer.getByRole('button', { name: CHANGING.changedPod }).click();
  await expect(page.getByTestId('asked')).toContainText('Shown: two times against each other.', { timeout: 40_000 });
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing in a comparison (${theme})`, async ({ page, bench }, info) => {
    await open(page, bench, theme);
    await page.getByTestId('flame-canvas').focus();
    await page.keyboard.press('n');
    await expect(page.getByTestId('remark-live')).toContainText('Finding 1');
    await page.screenshot({ path: info.outputPath(`comparison-${theme}.png`) });
    expect(await violations(page, '[data-testid="comparison"]')).toEqual([]);
    await page.setViewportSize({ width: 560, height: 900 });
    await page.screenshot({ path: info.outputPath(`comparison-narrow-${theme}.png`) });
    expect(await violations(page, '[data-testid="comparison"]')).toEqual([]);
  });
}
