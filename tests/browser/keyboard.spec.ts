import { CHECKOUT } from './demoData';
import { expect, openTrace, profileView, spanRow, test } from './test';

test('the span list is walked and picked from with the keyboard', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  const list = page.getByTestId('span-list');
  const activeName = (): Promise<string | null> =>
    list.evaluate((grid) => {
      const id = grid.getAttribute('aria-activedescendant');
      return (id && document.getElementById(id)?.getAttribute('data-span-name')) ?? null;
    });
  await list.focus();
  expect(await activeName()).toBe('POST /checkout');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await activeName()).toBe('pricing.Calculate');
  await page.keyboard.press('Enter');
  await expect(profileView(page, 'profile')).toBeVisible();
  await expect(spanRow(page, 'pricing.Calculate')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(spanRow(page, 'json.Unmarshal')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(spanRow(page, 'json.Unmarshal')).toBeVisible();
  await page.keyboard.press('End');
  expect(await activeName()).toBe('db.Query');
  await page.keyboard.press('Home');
  expect(await activeName()).toBe('POST /checkout');
});
