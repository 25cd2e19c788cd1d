import { type Locator, type Page } from '@playwright/test';

import { canvas, flameView, focusFlame, openFile, press, told } from './flamePage';
import { flameJson, openPanels, panelOf, type Row, snapshotPanel } from './flamePanels';
import { expect, test } from './test';

const LONG = `com.example.${'checkout.pricing.'.repeat(8)}Calculator.calculate`;
const DEEP = Array.from({ length: 30 }, (_, level) => `level${level}`).join(';');
const FILE = { name: 'names.folded', content: `main;${LONG};leaf 60\nmain;${DEEP} 40` };
const BOTH_SIDES: readonly Row[] = [
  [0, 'total', 100, 0, 200, 0],
  [1, 'main', 100, 0, 200, 0],
  [2, 'kept', 50, 50, 50, 50],
  [2, 'grown', 50, 50, 150, 150],
];
const COMPARISON = snapshotPanel('Both sides', flameJson(BOTH_SIDES));

/** How far the page is wider than its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** All but parts of a pixel. */
const WHOLE = { ratio: 0.99 };

/** Whether all of it is in the window, and no text in it is cut off. */
async function isWhole(of: Locator): Promise<void> {
  await expect(of).toBeInViewport(WHOLE);
  const cut = of.evaluate((element) =>
    [element, ...element.querySelectorAll('*')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'hidden')
      .map(({ textContent }) => textContent)
  );
  expect(await cut).toEqual([]);
}

/** Each button of the toolbar is inside the view from left to right. */
async function toolsFit(page: Page): Promise<void> {
  const view = await flameView(page).boundingBox();
  const tools = page.getByTestId('flame-toolbar').locator('button, input[type="search"], label');
  for (const tool of await tools.all()) {
    const { x, width } = (await tool.boundingBox()) ?? { x: -1, width: 0 };
    expect(x).toBeGreaterThanOrEqual(view?.x ?? 0);
    expect(x + width).toBeLessThanOrEqual((view?.x ?? 0) + (view?.width ?? 0));
  }
}

// WCAG 1.4.10 and 1.4.4: 320 CSS pixels, and twice the size in a window of 1440 × 1000.
for (const [width, height, deviceScaleFactor] of [
  [320, 640, 1],
  [720, 500, 2],
] as const) {
  test.describe(`in ${width} × ${height} CSS pixels, ${deviceScaleFactor} of the screen's each`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor });

    test('a file is looked around in, and no menu, tooltip or tool is out of sight', async ({ page, bench }, info) => {
      await openFile(page, bench, FILE);
      await expect(page.getByTestId('function-table')).toContainText('leaf');
      expect(await overhang(page)).toBe(0);
      await toolsFit(page);
      expect((await canvas(page).boundingBox())?.height).toBeGreaterThanOrEqual(120);

      // The second level is the long name, from the left.
      for (const position of [
        { x: 20, y: 50 },
        { x: 150, y: 50 },
      ]) {
        await canvas(page).hover({ position });
        await expect(page.getByTestId('flame-tooltip')).toContainText('Calculator.calculate');
        await isWhole(page.getByTestId('flame-tooltip'));
        await canvas(page).click({ button: 'right', position });
        await isWhole(page.getByRole('menu'));
        await page.screenshot({ path: info.outputPath('menu.png') });
        await press(page, 'Escape');
      }
      for (const name of ['Top down', 'Less', 'Look', 'Save as']) {
        await flameView(page).getByRole('button', { name }).click();
        await isWhole(page.getByRole('menu'));
        await press(page, 'Escape');
        await expect(page.getByRole('menu')).toBeHidden();
      }
      await focusFlame(page);
      await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space');
      await expect(page.getByTestId('flame-pinned')).toBeInViewport(WHOLE);
      await press(page, 'Escape', '?');
      await expect(page.getByRole('dialog')).toBeInViewport(WHOLE);
      await press(page, 'Escape');
      expect(await overhang(page)).toBe(0);
    });

    test('a deep call has room for its name', async ({ page, bench }) => {
      await openFile(page, bench, FILE);
      await flameView(page).getByRole('radio', { name: 'Calls', exact: true }).check({ force: true });
      await page.getByLabel('Search functions').fill('"level29"');
      await expect(page.getByTestId('search-found')).toContainText('1 function');
      await press(page, 'Enter');
      await expect(told(page)).toContainText('level29, level 32');
      const name = page.getByTestId('call-tree').getByRole('row', { selected: true }).locator('bdi');
      await expect.poll(async () => (await name.boundingBox())?.width).toBeGreaterThan(20);
    });

    test('a comparison has room for its names, and says what its patterns mean', async ({ page, bench }) => {
      await openPanels(page, bench, [COMPARISON]);
      const name = page.getByTestId('function-table').getByRole('button', { name: 'grown' });
      await expect(name).toBeAttached();
      expect((await name.boundingBox())?.width).toBeGreaterThan(60);
      expect((await canvas(page).boundingBox())?.height).toBeGreaterThanOrEqual(120);
      await isWhole(page.getByTestId('change-legend'));
      expect(await overhang(page)).toBe(0);
    });
  });
}

// 5 and 4 rows of Grafana's grid.
for (const [width, height, rows, least] of [
  [300, 182, 5, 120],
  [400, 144, 4, 80],
] as const) {
  test.describe(`in a panel of ${width} × ${height} CSS pixels`, () => {
    // The page leaves so much beside it.
    test.use({ viewport: { width: width + 40, height: 700 } });

    test('the graph has the room, and all else is scrolled to', async ({ page, bench }, info) => {
      await openPanels(page, bench, [{ ...COMPARISON, rows }]);
      const panel = await panelOf(page, 'Both sides').boundingBox();
      expect(panel).toMatchObject({ width, height });
      await expect(canvas(page)).toBeInViewport(WHOLE);
      const graph = await canvas(page).boundingBox();
      expect(graph?.height).toBeGreaterThanOrEqual(least);
      expect((graph?.y ?? 0) + (graph?.height ?? 0)).toBeLessThanOrEqual((panel?.y ?? 0) + (panel?.height ?? 0));
      await page.screenshot({ path: info.outputPath('panel.png') });

      await toolsFit(page);
      await canvas(page).hover({ position: { x: 40, y: 30 } });
      const search = page.getByLabel('Search functions');
      await expect(async () => {
        await page.mouse.wheel(0, 50);
        await expect(search).toBeInViewport({ ...WHOLE, timeout: 300 });
      }).toPass({ timeout: 15_000 });
      await search.fill('grown');
      await expect(page.getByTestId('search-found')).toContainText('1 function');
      expect((await search.boundingBox())?.width).toBeGreaterThan(100);
      await toolsFit(page);
      await page.screenshot({ path: info.outputPath('scrolled.png') });
      await focusFlame(page);
      await expect(canvas(page)).toBeInViewport(WHOLE);
      expect(await overhang(page)).toBe(0);
    });
  });
}
