import { explore, isDone, result } from './explorePage';
import { expect, test } from './test';

test('a query for every series over a long range asks first, and runs once that is agreed to', async ({
  page,
  bench,
}, info) => {
  let asked = 0;
  page.on('request', (request) => (asked += request.url().includes('SelectMerge') ? 1 : 0));
  await explore(page, bench, {}, { range: { from: 'now-24h', to: 'now' } });
  await isDone(page);
  await expect(result(page)).toContainText('every series');
  expect(asked).toBe(0);
  await page.screenshot({ path: info.outputPath('costly.png') });
  await explore(page, bench, { allowCostly: true }, { range: { from: 'now-24h', to: 'now' } });
  await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
  expect(asked).toBeGreaterThan(0);
});
