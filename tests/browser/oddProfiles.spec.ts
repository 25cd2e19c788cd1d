import { type Page } from '@playwright/test';

import { canvas, flameView, focusFlame, openFile, press, told } from './flamePage';
import { expect, test } from './test';

const row = (page: Page, name: string) =>
  page
    .getByTestId('function-table')
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name, exact: true }) });

test('names of ten thousand characters leave room for the graph', async ({ page, bench }, info) => {
  const [outer, inner] = ['n'.repeat(10_000), `${'m'.repeat(10_000)}end`];
  await openFile(page, bench, { name: 'long.folded', content: `${outer};${inner} 500\n${outer};short 30` });
  await expect(page.getByTestId('remarks')).toContainText('…');
  await canvas(page).click({ position: { x: 60, y: 50 } });
  await focusFlame(page);
  await press(page, 's');
  await expect(page.getByTestId('view-steps')).toContainText(/Callers and callees of m+…m+end/);
  await press(page, 'd');
  await expect(page.getByTestId('view-steps')).toContainText(/Without stacks through m+…/);
  await press(page, 'u');
  await canvas(page).hover({ position: { x: 60, y: 5 } });
  await page.screenshot({ path: info.outputPath('long.png') });
  const [view, graph] = await Promise.all([flameView(page).boundingBox(), canvas(page).boundingBox()]);
  expect((graph?.y ?? 0) - (view?.y ?? 0)).toBeLessThan(200);
});

test('of a delta, shares are of what came and went, as its bars are', async ({ page, bench }) => {
  await openFile(page, bench, { name: 'delta.folded', content: 'main;came 3\nmain;went -5' });
  await expect(row(page, 'came')).toContainText('37.5%');
  await expect(row(page, 'went')).toContainText('-62.5%');
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('came, level 3, self 3, total 3, 37.5%');
  await press(page, '/');
  await page.keyboard.type('went');
  await expect(page.getByTestId('search-found')).toHaveText('1 function, -62.5% of the total');
});

test('figures of memory and their shares have room beside each other', async ({ page, bench }, info) => {
  await openFile(page, bench, 'tests/fixtures/pprof/heap.pb.gz');
  await expect(row(page, 'main.allocWork')).toContainText('91.8%');
  await page.screenshot({ path: info.outputPath('heap.png') });
  const cells = page.getByTestId('function-table').getByRole('cell');
  const overflow = await cells.evaluateAll((all) =>
    all
      .filter((cell) => !cell.querySelector('button') && cell.scrollWidth > cell.clientWidth)
      .map((cell) => cell.textContent)
  );
  expect(overflow).toEqual([]);
});
