import { CHECKOUT } from './demoData';
import { expect, functionNames, openTrace, profileView, spanRow, test } from './test';

for (const theme of ['dark', 'light']) {
  test(`a span of a trace leads to its flame graph (${theme})`, async ({ page, bench }, info) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, CHECKOUT.id);
    await expect(page.getByText('Workbench, not Grafana')).toBeVisible();
    await expect(page.getByTestId('span-row')).toHaveCount(CHECKOUT.spans.length);
    await expect(profileView(page, 'idle')).toBeVisible();
    await spanRow(page, 'pricing.Calculate').click();
    await expect(profileView(page, 'profile')).toBeVisible();
    await expect(page.getByTestId('flame-graph').locator('canvas').first()).toBeVisible();
    await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
    expect(await functionNames(page)).toEqual(['calculate', 'unmarshal', 'handle', 'main']);
    await page.screenshot({ path: info.outputPath(`span-profile-${theme}.png`) });
  });
}

for (const theme of ['dark', 'light']) {
  test(`a profile that is asked for has its view already, and comes into it (${theme})`, async ({
    page,
    bench,
  }, info) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, CHECKOUT.id);
    let answer = (): void => undefined;
    const isAsked = new Promise<void>((asked) => {
      void page.route(/SelectMerge/, async (route) => {
        asked();
        await new Promise<void>((resolve) => (answer = resolve));
        await route.continue();
      });
    });
    await spanRow(page, 'pricing.Calculate').click();
    await isAsked;
    await expect(profileView(page, 'loading')).toBeVisible();
    const search = page.getByRole('searchbox', { name: 'Search functions' });
    await search.fill('calc');
    await expect(page.getByRole('button', { name: 'Save as' })).toBeDisabled();
    await page.screenshot({ path: info.outputPath(`waiting-${theme}.png`) });
    answer();
    await expect(profileView(page, 'profile')).toBeVisible();
    await expect(search).toHaveValue('calc');
    await expect(page.getByTestId('search-found')).toContainText('1 function, 100.0% of the total');
    expect(await functionNames(page)).toEqual(['calculate']);
  });
}

test('the profile of a span holds the samples of the spans below it, and of no other request', async ({
  page,
  bench,
}) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'POST /checkout').click();
  await expect(profileView(page, 'profile')).toBeVisible();
  await expect(page.getByTestId('profile-reason')).toContainText('160 ms');
  const names = await functionNames(page);
  expect(names).toContain('validate');
  expect(names).not.toContain('somebodyElse');
});

test('a span without samples of its own shows a wider profile, and says so', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'json.Unmarshal').click();
  await expect(profileView(page, 'wider')).toBeVisible();
  await expect(page.getByTestId('profile-reason')).toContainText('pricing.Calculate');
  await expect(page.getByTestId('profile-reason')).toContainText('not only this span');
});

test('another profile type shows other values of the same span', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'pricing.Calculate').click();
  await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
  await page.getByTestId('profile-type-switch').getByRole('combobox').click();
  await page.getByRole('option', { name: /process_cpu samples/ }).click();
  await expect(page.getByTestId('profile-reason')).toContainText('12,');
});
