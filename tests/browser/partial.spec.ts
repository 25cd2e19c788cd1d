import { explore, flameGraph, isDone, result } from './explorePage';
import { expect, test } from './test';

test.use({ requestsMayFail: true });

const DAY = 86_400_000;

test('a long range whose old part fails shows the rest, and says what is missing', async ({ page, bench }, info) => {
  await page.route(/SelectMergeStacktraces/, async (route) => {
    const { end } = route.request().postDataJSON() as { readonly end: number };
    await (Number(end) < Date.now() - 1.5 * DAY
      ? route.fulfill({
          status: 500,
          contentType: 'application/json',
          body: '{"code":"unknown","message":"lost block"}',
        })
      : route.continue());
  });
  await explore(
    page,
    bench,
    { labelSelector: '{service_name="recommender"}' },
    { range: { from: 'now-72h', to: 'now' } }
  );
  await isDone(page);
  await expect(result(page).getByTestId('notice').filter({ hasText: 'lost block' })).toHaveAttribute(
    'data-severity',
    'warning'
  );
  await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
  expect((await flameGraph(page)).score).toBe(3_600);
  await page.screenshot({ path: info.outputPath('partial.png') });
});
