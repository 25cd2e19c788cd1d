import { CPU, explore, framesOf, isDone, legend, result } from './explorePage';
import { expect, test } from './test';

const ONE_SERVICE = '{service_name="recommender"}';

test('a metrics query draws a series per value of the labels it groups by', async ({ page, bench }, info) => {
  const query = { queryType: 'metrics', labelSelector: ONE_SERVICE, groupBy: ['version'], includeExemplars: true };
  await explore(page, bench, query);
  await isDone(page);
  await expect(page.getByTestId('series-chart')).toHaveAttribute('data-series', '2');
  expect((await legend(page)).sort()).toEqual([expect.stringContaining('v1'), expect.stringContaining('v2')]);
  await page.screenshot({ path: info.outputPath('series.png') });
});

test('a point on a series says which profile it stands for, and links to it', async ({ page, bench }, info) => {
  const query = { queryType: 'metrics', labelSelector: ONE_SERVICE, includeExemplars: true };
  await explore(page, bench, query);
  await isDone(page);
  await page.getByTestId('exemplar').first().click();
  await expect(page.getByTestId('row-details')).toContainText('version');
  await page.screenshot({ path: info.outputPath('exemplar.png') });
  await page.getByTestId('row-details').getByRole('link').click();
  await expect(page).toHaveURL(/profileIdSelector/);
});

test('functions are followed over time', async ({ page, bench }, info) => {
  const query = { queryType: 'functionSeries', labelSelector: ONE_SERVICE, functions: ['score', 'load'] };
  await explore(page, bench, query);
  await isDone(page);
  await expect(page.getByTestId('series-chart')).toHaveAttribute('data-series', '2');
  expect((await legend(page)).sort()).toEqual([expect.stringContaining('load'), expect.stringContaining('score')]);
  await page.screenshot({ path: info.outputPath('function-series.png') });
});

test('changes of a label are listed with their times', async ({ page, bench }) => {
  await explore(page, bench, { queryType: 'labelChanges', labelSelector: ONE_SERVICE, label: 'version' });
  await isDone(page);
  const [events] = await framesOf(page, 'annotations');
  expect(events.title).toEqual(expect.arrayContaining(['version v2 appeared']));
});

test('both shows the graph above the flame graph', async ({ page, bench }) => {
  await explore(page, bench, { queryType: 'both', labelSelector: ONE_SERVICE, profileTypeId: CPU });
  await isDone(page);
  await expect(page.getByTestId('series-chart')).toBeVisible();
  await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
});
