import { type Page } from '@playwright/test';

import { CPU, explore, flameGraph, isDone, legend, PARCA, result } from './explorePage';
import { expect, test } from './test';

// Parca answers a selector without profiles with 404.
test.use({ requestsMayFail: true });

async function changeTo(page: Page, name: string): Promise<void> {
  await page.getByTestId('explore-source').click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('labels are kept when Explore changes to a data source of another plugin, and back', async ({ page, bench }) => {
  await explore(page, bench, { labelSelector: '{service_name="recommender", version!="v1"}' });
  await isDone(page);
  await changeTo(page, 'Labels only (of the workbench)');
  await expect(page.getByTestId('label-matchers')).toHaveText('{service_name="recommender", version!="v1"}');
  await changeTo(page, 'Checkout profiles');
  await expect(page.getByTestId('label-selector')).toContainText('recommender');
  await expect(page.getByTestId('label-selector')).toContainText('v1');
});

test('Parca shows the same profiles as Pyroscope', async ({ page, bench }, info) => {
  const query = { queryType: 'both', labelSelector: '{service_name="recommender"}', profileTypeId: `${CPU}:delta` };
  await explore(page, bench, { ...query, groupBy: ['version'] }, { uid: PARCA });
  await isDone(page);
  await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
  const { load, score } = await flameGraph(page);
  expect({ load, score }).toEqual({ load: 1_200, score: 3_600 });
  expect(await legend(page)).toHaveLength(2);
  await page.screenshot({ path: info.outputPath('parca.png') });
});

test('a profile type of Pyroscope that Parca has under another id is said', async ({ page, bench }) => {
  await explore(page, bench, { labelSelector: '{service_name="recommender"}' }, { uid: PARCA });
  await isDone(page);
  await expect(result(page)).toContainText(`${CPU}:delta`);
});
