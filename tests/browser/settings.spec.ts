import { expect, test } from './test';

test.use({ requestsMayFail: true });
const SETTINGS = '/connections/datasources/edit/checkout-profiles';

test('Save & test says what was reached', async ({ page, bench }, info) => {
  await page.goto(bench.page + SETTINGS);
  await expect(page.getByTestId('config-editor').getByRole('textbox', { name: /^URL/ })).toHaveValue(bench.store);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByTestId('settings-result')).toHaveAttribute('data-status', 'success');
  await expect(page.getByTestId('settings-result')).toContainText('Reached Pyroscope');
  await page.screenshot({ path: info.outputPath('settings.png'), fullPage: true });
});

test('a wrong address is saved, said, and put right', async ({ page, bench }) => {
  await page.goto(bench.page + SETTINGS);
  const url = page.getByTestId('config-editor').getByRole('textbox', { name: /^URL/ });
  const result = page.getByTestId('settings-result');
  await url.fill('http://127.0.0.1:9');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(result).toHaveAttribute('data-status', 'error');
  await expect(result).toContainText('Pyroscope');
  await page.reload();
  await expect(url).toHaveValue('http://127.0.0.1:9');
  await url.fill(bench.store);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(result).toHaveAttribute('data-status', 'success');
});
