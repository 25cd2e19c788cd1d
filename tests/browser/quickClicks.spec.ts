import { CHECKOUT } from './demoData';
import { expect, functionNames, openTrace, profileView, spanRow, test } from './test';

test('of several spans clicked quickly, the last one is shown, and the earlier requests are given up', async ({
  page,
  bench,
}) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  const givenUp: string[] = [];
  page.on('requestfailed', (request) => {
    if (request.url().includes('SelectMerge')) {
      givenUp.push(`${request.failure()?.errorText} ${request.postDataJSON()?.spanSelector}`);
    }
  });

  // The first two answers come after the last one's.
  let asked = 0;
  bench.breakProfiles((request, response) => {
    if (!request.url?.includes('SelectMerge') || asked++ >= 2) {
      return false;
    }
    setTimeout(() => response.writeHead(500).end('late'), 1_500);
    return true;
  });
  for (const name of ['auth.Validate', 'POST /checkout', 'pricing.Calculate']) {
    const request = page.waitForRequest(/SelectMerge/);
    await spanRow(page, name).click();
    await request;
  }
  await expect(profileView(page).getByRole('heading')).toContainText('pricing.Calculate');
  await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
  await page.waitForTimeout(2_000);
  await expect(profileView(page, 'profile')).toBeVisible();
  expect((await functionNames(page))[0]).toBe('calculate');
  const [root, auth, pricing] = CHECKOUT.spans.map(({ id }) => id);
  expect(givenUp).toEqual([`net::ERR_ABORTED ${auth}`, `net::ERR_ABORTED ${[root, auth, pricing]}`]);
});
