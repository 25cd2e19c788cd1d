import { type Page } from '@playwright/test';

import { type Bench, startBench } from './bench';
import { upload } from './demoData';
import { CPU, PYROSCOPE } from './explorePage';
import { canvas, flameView, focusFlame, press, told } from './flamePage';
import { openPanels, panelOf } from './flamePanels';
import { expect, test } from './test';

const LEVELS = 120;
const FRAMES = Array.from({ length: LEVELS }, (_, level) => `f${level}`);
const STACKS = FRAMES.map((_, level) => ({
  stack: [...FRAMES.slice(0, level + 1), `leaf${level}`].join(';'),
  cpuMillis: 10 * (level + 1),
}));
const TITLE = 'Deep';

let own: Bench;
test.beforeAll(async () => {
  own = await startBench();
});
test.afterAll(() => own.close());

/** A panel of a deep profile. */
async function openDeep(page: Page): Promise<void> {
  await upload(own.store, 'deep{env=production}', STACKS, Date.now() - 60_000);
  const target = { profileTypeId: CPU, labelSelector: '{service_name="deep"}', maxNodes: 4096 };
  await openPanels(page, own, [{ title: TITLE, datasource: PYROSCOPE, target, rows: 16 }]);
  await expect(canvas(page)).toBeInViewport();
}

/** More samples come, and the panel asks anew as by its timer: no pointer moves. */
async function refresh(page: Page): Promise<void> {
  const summary = await canvas(page).getAttribute('aria-label');
  await upload(own.store, 'deep{env=production}', STACKS, Date.now() - 50_000);
  await page.getByTestId('data-testid RefreshPicker run button').dispatchEvent('click');
  await expect(canvas(page)).not.toHaveAttribute('aria-label', summary ?? '');
  await expect(panelOf(page, TITLE)).toHaveAttribute('data-state', 'Done');
}

const scrolled = (page: Page): Promise<number> => canvas(page).evaluate(({ scrollTop }) => scrollTop);

/** What is drawn, in short. */
const picture = (page: Page): Promise<number> =>
  canvas(page)
    .locator('canvas')
    .first()
    .evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const data = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) {
        sum = (sum * 31 + data[at] + 3 * data[at + 1] + 7 * data[at + 2]) | 0;
      }
      return sum;
    });

test('over a refresh the graph stays where it was scrolled and zoomed to by wheel', async ({ page }) => {
  await openDeep(page);
  const whole = await picture(page);
  const box = await canvas(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 100);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await page.mouse.wheel(0, 700);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(500);
  await page.mouse.move(5, 5);
  await expect.poll(() => picture(page)).not.toBe(whole);
  const [before, at] = [await picture(page), await scrolled(page)];
  await refresh(page);
  // All values have grown alike.
  await expect.poll(() => picture(page)).toBe(before);
  expect(await scrolled(page)).toBe(at);
  await focusFlame(page);
  await press(page, 'Escape');
  await expect.poll(() => picture(page)).not.toBe(before);
});

test('over a refresh what is zoomed to by click stays scrolled, and what is selected out of sight does not come back', async ({
  page,
}) => {
  // What is on its way scrolls by itself.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openDeep(page);
  await canvas(page).click({ position: { x: 100, y: 150 } });
  await expect(told(page)).toContainText('f6, level 8');
  await expect(flameView(page).getByRole('button', { name: 'Whole' })).toBeVisible();
  await canvas(page).evaluate((element) => element.scrollTo(0, 1200));
  await refresh(page);
  expect(await scrolled(page)).toBe(1200);
  await expect(told(page)).toContainText('f6, level 8');
});

test('over a refresh the tooltips stay, and say what is new', async ({ page }) => {
  await openDeep(page);
  await canvas(page).click({ position: { x: 60, y: 50 }, modifiers: ['Shift'] });
  const pinned = page.getByTestId('flame-pinned');
  await expect(pinned).toContainText('f1');
  await canvas(page).hover({ position: { x: 60, y: 90 } });
  const tooltip = page.getByTestId('flame-tooltip');
  await expect(tooltip).toContainText('f3');
  const [before, hovered] = [await pinned.innerText(), await tooltip.innerText()];
  await refresh(page);
  await expect(pinned).toContainText('f1');
  await expect(tooltip).toContainText('f3');
  expect(await pinned.innerText()).not.toBe(before);
  expect(await tooltip.innerText()).not.toBe(hovered);
});

test('over a refresh the tree of calls stays open as it is, and where it is', async ({ page }) => {
  await openDeep(page);
  await flameView(page).getByRole('radio', { name: 'Calls', exact: true }).check({ force: true });
  const grid = page.getByRole('treegrid', { name: 'Calls' });
  await grid.focus();
  await press(page, 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft');
  await expect(told(page)).toContainText('f2, level 4');
  await expect(grid).toHaveAttribute('aria-rowcount', '7');
  await refresh(page);
  await expect(told(page)).toContainText('f2, level 4');
  await expect(grid).toHaveAttribute('aria-rowcount', '7');
  await press(page, 'ArrowRight');
  await expect(grid).not.toHaveAttribute('aria-rowcount', '7');
  await grid.evaluate((element) => element.scrollTo(0, 900));
  await refresh(page);
  expect(await grid.evaluate(({ scrollTop }) => scrollTop)).toBe(900);
});
