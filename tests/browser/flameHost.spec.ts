import { type Locator, type Page } from '@playwright/test';

import { CPU, PYROSCOPE } from './explorePage';
import { canvas, flameView, focusFlame, pixel, press, told } from './flamePage';
import { flameJson, openPanels, panelOf, type Row, snapshotPanel } from './flamePanels';
import { expect, test } from './test';

const ROWS: readonly Row[] = [
  [0, 'total', 100, 0, 200, 0],
  [1, 'main', 100, 0, 200, 0],
  [2, 'kept', 50, 10, 50, 0],
  [3, 'inner', 40, 40, 50, 50],
  [2, 'grown', 20, 20, 150, 150],
  [2, 'gone', 30, 30, 0, 0],
];
const PANEL = snapshotPanel('Both sides', flameJson(ROWS));

const colorOf = (place: Locator): Promise<string> => place.evaluate((element) => getComputedStyle(element).color);
/** What of a view has colours of its own: a bar, the minimap, the table. */
async function look(page: Page): Promise<readonly string[]> {
  const minimap = flameView(page).locator('canvas').first();
  return [
    await pixel(page, 200, 50),
    await minimap.evaluate((drawn) => (drawn as HTMLCanvasElement).toDataURL()),
    await colorOf(page.getByTestId('function-table').getByRole('columnheader').first()),
    await colorOf(page.getByTestId('function-table').getByRole('cell').last()),
  ];
}

/** Zooms to `kept`, and selects what it calls. */
async function lookAround(page: Page): Promise<void> {
  await expect(canvas(page)).toBeInViewport();
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(page).toHaveURL(/flame-1=focus[^&]*kept/);
  await press(page, 'ArrowDown');
  await stillThere(page);
}

async function stillThere(page: Page): Promise<void> {
  await expect(page).toHaveURL(/flame-1=focus[^&]*kept/);
  await expect(told(page)).toContainText('inner, level 4');
  // What is zoomed to is as wide as the view, `inner` nearly so.
  const width = (await canvas(page).boundingBox())?.width ?? 0;
  await expect.poll(() => pixel(page, width * 0.85, 70)).toBe(await pixel(page, width * 0.3, 70));
}

test('the theme is switched while one looks', async ({ page, bench }, info) => {
  await openPanels(page, bench, [PANEL], 'dark');
  await lookAround(page);
  const dark = await look(page);
  await openPanels(page, bench, [PANEL], 'light');
  await lookAround(page);
  const light = await look(page);
  expect(light.filter((part, at) => part === dark[at])).toEqual([]);
  for (const [label, wanted] of [
    ['Dark', dark],
    ['Light', light],
  ] as const) {
    await page.getByRole('radio', { name: label }).click({ force: true });
    await expect.poll(() => look(page)).toEqual(wanted);
    await stillThere(page);
    await page.screenshot({ path: info.outputPath(`${label}.png`) });
  }
});

test('a panel is made narrower, hidden, shown again and magnified', async ({ page, bench }) => {
  await openPanels(page, bench, [PANEL]);
  await lookAround(page);
  // While an edge is dragged the size is another one in each frame, and the minimap is seen in all of them.
  const blank = await flameView(page).evaluate(async (view) => {
    const parent = view.parentElement ?? view;
    const minimap = view.querySelector('canvas');
    let frames = 0;
    for (let step = 0; step < 12; step++) {
      parent.style.width = `${900 - step * 20}px`;
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      const alpha = minimap?.getContext('2d')?.getImageData(2, 2, 1, 1).data[3];
      frames += alpha === 255 ? 0 : 1;
    }
    parent.style.width = '';
    return frames;
  });
  expect(blank).toBe(0);
  await stillThere(page);

  const display = (value: string): Promise<void> =>
    panelOf(page, 'Both sides').evaluate((panel, wanted) => {
      panel.style.display = wanted;
    }, value);
  await display('none');
  await expect(canvas(page)).toBeHidden();
  await display('');
  await stillThere(page);

  const client = await page.context().newCDPSession(page);
  const magnified = { width: 720, height: 500, deviceScaleFactor: 2, mobile: false };
  await client.send('Emulation.setDeviceMetricsOverride', magnified);
  const bars = canvas(page).locator('canvas').first();
  await expect
    .poll(() => bars.evaluate((drawn) => (drawn as HTMLCanvasElement).width / drawn.getBoundingClientRect().width))
    .toBeCloseTo(2, 1);
  await stillThere(page);
});

test('a panel goes while its profile is on its way', async ({ page, bench }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let asked = 0;
  let gone = 0;
  page.on('requestfailed', () => gone++);
  await page.route(/SelectMerge/, async (route) => {
    asked++;
    await held;
    await route.continue().catch(() => undefined);
  });
  const target = { profileTypeId: CPU, labelSelector: '{service_name="checkout-api"}' };
  // It waits for a panel that is never done.
  void openPanels(page, bench, [{ title: 'Checkout', datasource: PYROSCOPE, target }]).catch(() => undefined);
  await expect.poll(() => asked).toBeGreaterThan(0);
  await page.getByRole('tab', { name: 'Alerts' }).click();
  await expect(panelOf(page, 'Checkout')).toBeHidden();
  letGo();
  // Nobody waits for it: it is called off, and what comes of it is no error on the page.
  await expect.poll(() => gone).toBeGreaterThan(0);
});
