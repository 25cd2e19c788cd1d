import { expect, test } from '@playwright/test';

const DASHBOARD = '/d/spanflame-trace-to-profile';

test('from the list of requests to the flame graph of a span', async ({ page }) => {
  await page.goto(`${DASHBOARD}?var-version=v2`);
  await page
    .getByRole('link', { name: /^[0-9a-f]{32}$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/var-traceId=[0-9a-f]{32}/);

  await page.locator('[data-testid="span-row"][data-span-name="pricing.Calculate"]').click();
  await expect(page.getByTestId('profile-view')).toHaveAttribute('data-state', 'profile');
  await expect(page.getByTestId('function-table')).toContainText('encoding/json');
});

test('a span without a profile of its own says which wider one is shown', async ({ page }) => {
  await page.goto(`${DASHBOARD}?var-version=v2`);
  await page
    .getByRole('link', { name: /^[0-9a-f]{32}$/ })
    .first()
    .click();

  await page.locator('[data-testid="span-row"][data-span-name="recommend.rank"]').click();
  await expect(page.getByTestId('profile-view')).toHaveAttribute('data-state', 'wider');
  await expect(page.getByTestId('profile-reason')).not.toBeEmpty();
});
