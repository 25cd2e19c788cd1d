import { expect, test } from '@grafana/plugin-e2e';

const TYPE = 'spanflame-profiles-datasource';
const SAVE = { name: /save & test/i };

test('the health check says what was reached', async ({ createDataSourceConfigPage, page }) => {
  await createDataSourceConfigPage({ type: TYPE });
  await page.getByTestId('config-editor').getByRole('textbox', { name: /^URL/ }).fill('http://pyroscope:4040');
  await page.getByRole('button', SAVE).click();
  await expect(page.getByText(/Reached Pyroscope/)).toBeVisible();
});

test('the health check of Parca says what was reached', async ({ createDataSourceConfigPage, page }) => {
  await createDataSourceConfigPage({ type: TYPE });
  const editor = page.getByTestId('config-editor');
  await editor.getByText('Parca', { exact: true }).click();
  await editor.getByRole('textbox', { name: /^URL/ }).fill('http://parca:7070');
  await page.getByRole('button', SAVE).click();
  await expect(page.getByText(/Reached Parca: \d+ profile types/)).toBeVisible();
});

test('a server that is not there is an error in words', async ({ createDataSourceConfigPage, page }) => {
  await createDataSourceConfigPage({ type: TYPE });
  await page.getByTestId('config-editor').getByRole('textbox', { name: /^URL/ }).fill('http://nowhere.invalid:4040');
  await page.getByRole('button', SAVE).click();
  await expect(page.getByText(/Pyroscope cannot be reached/)).toBeVisible();
});

test('a url at the top of a data source is refused, with the way to mend it', async ({ page, request }) => {
  const uid = 'e2e-top-level-url';
  await request.delete(`/api/datasources/uid/${uid}`);
  const created = await request.post('/api/datasources', {
    data: {
      uid,
      name: uid,
      type: TYPE,
      access: 'proxy',
      url: 'http://pyroscope:4040',
      jsonData: { url: 'http://pyroscope:4040' },
    },
  });
  expect(created.ok()).toBe(true);

  await page.goto(`/connections/datasources/edit/${uid}`);
  await page.getByRole('button', SAVE).click();
  await expect(page.getByText(/has a top-level url/)).toBeVisible();
});
