import { CART_REQUESTS, CHECKOUT, UNLINKED, UNPROFILED } from './demoData';
import { flameGraph } from './explorePage';
import { expect, functionNames, openTrace, profileView, spanRow, test } from './test';

for (const theme of ['dark', 'light']) {
  test(`a verdict stands above the graph (${theme})`, async ({ page, bench }, info) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, CHECKOUT.id);
    await spanRow(page, 'POST /checkout').click();
    await expect(page.getByTestId('verdict')).toHaveText(
      '200 ms wall, 160 ms CPU: the flame graph explains 80 % of it; 65 % is the child pricing.Calculate.'
    );
    await page.screenshot({ path: info.outputPath(`verdict-${theme}.png`) });
  });

  test(`the doctor names the line that links spans with profiles (${theme})`, async ({ page, bench }, info) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, UNLINKED.id);
    await spanRow(page, 'GET /stock').click();
    await expect(profileView(page, 'empty')).toBeVisible();
    const doctor = page.getByTestId('doctor');
    await expect(doctor).toHaveAttribute('data-asking', 'false');
    await expect(doctor.locator('[data-link="serviceWithoutProfiles"]')).toContainText('Start the profiler of Go');
    await expect(doctor.getByTestId('sdk-setup')).toContainText('otelpyroscope.NewTracerProvider');
    await expect(doctor.getByRole('button', { name: 'Copy' })).toBeVisible();
    await doctor.getByRole('button', { name: 'Everything in its service at that time' }).click();
    await expect(page.getByRole('radio', { name: 'Service then' })).toBeVisible();
    await page.screenshot({ path: info.outputPath(`doctor-${theme}.png`) });
  });

  test(`the slow spans of a name against the fast ones (${theme})`, async ({ page, bench }, info) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, CART_REQUESTS[0].id);
    await spanRow(page, 'GET /cart').click();
    await expect(profileView(page, 'profile')).toBeVisible();
    await page.getByRole('button', { name: 'Slow against fast' }).click();
    await expect(page.getByTestId('slow-fast')).toHaveAttribute('data-state', 'compared');
    await expect(page.getByTestId('comparison-sentence')).toContainText(
      'From a fast span to a slow one: +200 ms (40 ms → 240 ms); 100 % from 1 place: rebuildIndex under '
    );
    await expect(page.getByTestId('slow-fast-words')).toContainText(
      'The slowest 10 % against the rest, of 20 spans found: ids of 2 of 2 slow and 18 of 18 fast ones.'
    );
    await expect(page.getByTestId('comparison-resolution')).toContainText('Only 2 slow spans could be asked for');
    await expect(page.getByTestId('changes-table')).toContainText('rebuildIndex');
    await expect(page.getByTestId('flame-graph').locator('canvas').first()).toBeVisible();
    await page.screenshot({ path: info.outputPath(`slow-fast-${theme}.png`) });
    await page.getByRole('button', { name: 'Back to the span' }).click();
    await expect(page.getByTestId('verdict')).toBeVisible();
  });
}

test('what was looked up for the doctor is not looked up again', async ({ page, bench }) => {
  await openTrace(page, bench.page, UNPROFILED.id);
  const lookUps: string[] = [];
  page.on('request', (request) => {
    if (/LabelValues|SelectSeries/.test(request.url())) {
      lookUps.push(request.url().replace(/.*\//, ''));
    }
  });
  await spanRow(page, 'send').click();
  await expect(page.getByTestId('doctor')).toHaveAttribute('data-asking', 'false');
  const asked = lookUps.length;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(4);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('doctor')).toHaveAttribute('data-asking', 'false');
  expect(lookUps.length).toBe(asked);
});

test('scopes: each is a click away, and the answer says what it is of', async ({ page, bench }, info) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'POST /checkout').click();
  const reason = page.getByTestId('profile-reason');
  await expect(page.getByRole('radio', { name: 'Span and children' })).toBeChecked();
  for (const [scope, total, words] of [
    ['Span', '10 ms', 'without the spans below it'],
    ['Trace', '160 ms', 'the whole trace'],
    ['Service then', '', 'of other requests too'],
  ] as const) {
    await page.getByRole('radio', { name: scope, exact: true }).check({ force: true });
    await expect(reason).toContainText(words);
    await expect(reason).toContainText(total);
  }
  await page.setViewportSize({ width: 520, height: 900 });
  await expect(page.getByTestId('scope-switch').getByRole('combobox')).toBeVisible();
  await page.screenshot({ path: info.outputPath('narrow.png') });
});

test('profile types of the same span are a key apart', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'pricing.Calculate').click();
  await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
  await page.keyboard.press('2');
  await expect(page.getByTestId('profile-reason')).toContainText('12,');
  await page.keyboard.press('[');
  await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
  await page.getByRole('button', { name: 'Keys', exact: true }).hover();
  await expect(page.getByTestId('type-keys')).toContainText('1 process_cpu cpu');
});

test('the pick is in the address: other panels follow, a refresh keeps it, the back button undoes it', async ({
  page,
  bench,
}) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'pricing.Calculate').click();
  const [, , pricing] = CHECKOUT.spans;
  await expect(page).toHaveURL(new RegExp(`var-traceId=${CHECKOUT.id}&var-spanId=${pricing.id}`));
  await expect(page.getByTestId('followed')).toContainText(`trace ${CHECKOUT.id}, span ${pricing.id}`);
  await spanRow(page, 'auth.Validate').click();
  await expect(profileView(page).getByRole('heading')).toContainText('auth.Validate');
  await page.reload();
  await expect(profileView(page).getByRole('heading')).toContainText('auth.Validate');
  await expect(spanRow(page, 'auth.Validate')).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(profileView(page).getByRole('heading')).toContainText('pricing.Calculate');
  expect((await functionNames(page))[0]).toBe('calculate');
});

for (const theme of ['dark', 'light']) {
  test(`on a dashboard other panels follow the pick (${theme})`, async ({ page, bench }, info) => {
    const [, , pricing] = CHECKOUT.spans;
    await openTrace(page, `${bench.page}/?theme=${theme}`, CHECKOUT.id);
    await page.getByRole('button', { name: 'On a dashboard' }).click();
    await spanRow(page, pricing.name).click();
    await expect(page.getByTestId('variable-spanId')).toHaveAttribute('data-value', pricing.id);
    await expect(page.getByTestId('variable-traceId')).toHaveAttribute('data-value', CHECKOUT.id);
    const follower = page.locator(`[data-testid="dashboard-panel"][data-title="CPU of span ${pricing.id}"]`);
    await expect(follower).toHaveAttribute('data-state', 'Done');
    await expect.poll(() => flameGraph(page)).toMatchObject({ total: 120, calculate: 120, unmarshal: 40 });
    await page.screenshot({ path: info.outputPath(`followed-${theme}.png`), fullPage: true });
  });
}

test('a search is a list to pick from; the trace is fetched, and the list is a step back', async ({
  page,
  bench,
}, info) => {
  const query = '{resource.service.name="cart"} | select(span.pyroscope.profile.id)';
  await page.goto(`${bench.page}/?${new URLSearchParams({ query })}`);
  await expect(page.getByText('20 spans found.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('found.png') });
  await page.getByTestId('found-row').first().click();
  await expect(page.getByTestId('span-row')).toHaveCount(1);
  await expect(profileView(page, 'profile')).toBeVisible();
  await page.getByRole('button', { name: '20 found' }).click();
  await expect(page.getByTestId('found-row').first()).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('span-row')).toHaveCount(1);
});
