import { type Page } from '@playwright/test';

import { CPU, PYROSCOPE } from './explorePage';
import { canvas, flameView, focusFlame, pixel, press, told } from './flamePage';
import { flameJson, type FlamePanel, loadPanels, openPanels, panelOf, type Row, snapshotPanel } from './flamePanels';
import { expect, test } from './test';

const SECOND = 1e9;
/** Pixels of a bar. */
const ROW = 20;
const BOTH_SIDES: readonly Row[] = [
  [0, 'total', 100, 0, 200, 0],
  [1, 'main', 100, 0, 200, 0],
  [2, 'kept', 50, 50, 50, 50],
  [2, 'grown', 20, 20, 150, 150],
  [2, 'gone', 30, 30, 0, 0],
];
const ofSeconds = (rows: readonly Row[]): readonly Row[] =>
  rows.map(([level, name, ...values]): Row => [level, name, ...values.map((value) => value * SECOND)]);
const COMPARISON = snapshotPanel('Both sides', flameJson(ofSeconds(BOTH_SIDES)));
const RECOMMENDER: FlamePanel = {
  title: 'Recommender',
  datasource: PYROSCOPE,
  target: { profileTypeId: CPU, labelSelector: '{service_name="recommender"}' },
};
const CHECKOUT: FlamePanel = {
  title: 'Checkout',
  datasource: PYROSCOPE,
  target: { profileTypeId: CPU, labelSelector: '{service_name="checkout-api", version="v2"}' },
};

const steps = (page: Page) => page.getByTestId('view-steps');
const canvasOf = (page: Page, title: string) => panelOf(page, title).getByTestId('flame-canvas').first();

for (const theme of ['dark', 'light'] as const) {
  test(`a comparison in a panel tells its sides apart (${theme})`, async ({ page, bench }, info) => {
    await openPanels(page, bench, [COMPARISON], theme);
    await expect(canvas(page)).toBeInViewport();
    await expect(page.getByRole('columnheader', { name: 'Change', exact: true })).toBeVisible();
    await focusFlame(page);
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect(told(page)).toContainText('kept, level 3, left 50 s, right 50 s');
    await press(page, 'ArrowRight');
    await expect(told(page)).toContainText('grown, level 3, left 20 s, right 2.50 mins, change');
    await press(page, 'ArrowRight');
    await expect(told(page)).toContainText('gone, level 3, left 30 s, right 0 ns');
    await page.screenshot({ path: info.outputPath('comparison.png') });
    // What is the same on both sides is grey, though it is half the share that it was.
    const width = (await canvas(page).boundingBox())?.width ?? 0;
    const [kept, grown] = [await pixel(page, width * 0.3, 50), await pixel(page, width * 0.8, 50)];
    const spread = (hex: string): number => {
      const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
      return Math.max(...parts) - Math.min(...parts);
    };
    expect(spread(kept)).toBeLessThan(12);
    expect(spread(grown)).toBeGreaterThan(30);
  });
}

test('of two panels each has its state, and the browser goes back to it', async ({ page, bench }) => {
  await openPanels(page, bench, [RECOMMENDER, CHECKOUT]);
  await expect(canvasOf(page, 'Recommender')).toBeInViewport();
  await canvasOf(page, 'Recommender').focus();
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(page).toHaveURL(/flame-1=focus[^&]*score/);
  await canvasOf(page, 'Checkout').scrollIntoViewIfNeeded();
  await canvasOf(page, 'Checkout').focus();
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'f');
  await expect(panelOf(page, 'Checkout').getByTestId('view-steps')).toContainText('Only stacks through calculate');
  await expect(page).toHaveURL(/flame-2=steps[^&]*calculate/);
  await expect(page).toHaveURL(/flame-1=focus[^&]*score/);
  await expect(panelOf(page, 'Recommender').getByTestId('view-steps')).toBeHidden();

  // Grafana adds an entry to the history where another time or variable is chosen.
  await page.evaluate(() => history.pushState({}, '', location.href));
  await press(page, 'u');
  await expect(page).not.toHaveURL(/flame-2=/);
  await page.goBack();
  await expect(panelOf(page, 'Checkout').getByTestId('view-steps')).toContainText('Only stacks through calculate');
  await page.goForward();
  await expect(panelOf(page, 'Checkout').getByTestId('view-steps')).toBeHidden();
});

test('a comparison says what its colours mean', async ({ page, bench }) => {
  await openPanels(page, bench, [COMPARISON]);
  const legend = page.getByTestId('change-legend');
  await expect(legend).toContainText('left only');
  await expect(legend).toContainText('more of the total on the right');
  await flameView(page).getByRole('button', { name: 'Look', exact: true }).click();
  await page.getByRole('menuitem', { name: 'By package' }).click();
  await expect(legend).toBeHidden();
});

test('in a small panel the table below the graph is scrolled to', async ({ page, bench }, info) => {
  await page.setViewportSize({ width: 520, height: 700 });
  await openPanels(page, bench, [{ ...CHECKOUT, rows: 8 }]);
  const row = page.getByTestId('function-table').getByRole('row').nth(2);
  await expect(row).toBeAttached();
  await canvas(page).hover({ position: { x: 40, y: 30 } });
  await expect(async () => {
    await page.mouse.wheel(0, 400);
    await expect(row).toBeInViewport({ ratio: 1, timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  await page.screenshot({ path: info.outputPath('small.png') });
});

test('all that was chosen stays over a refresh', async ({ page, bench }) => {
  await openPanels(page, bench, [CHECKOUT]);
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'f', 'Enter');
  await flameView(page).getByRole('radio', { name: 'Calls' }).check({ force: true });
  await press(page, '/');
  await page.keyboard.type('unm');
  await expect(page.getByTestId('search-found')).toContainText('of the total');
  const before = page.url();
  const refreshed = page.waitForResponse(/SelectMergeStacktraces/);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await refreshed;
  await expect(panelOf(page, 'Checkout')).toHaveAttribute('data-state', 'Done');
  await expect(steps(page)).toContainText('Only stacks through calculate');
  await expect(page.getByLabel('Search functions')).toHaveValue('unm');
  await expect(flameView(page).getByRole('radio', { name: 'Calls' })).toBeChecked();
  expect(page.url()).toBe(before);
});

test('a delta below zero is drawn by its size, and said as it is', async ({ page, bench }, info) => {
  const rows: readonly Row[] = [
    [0, 'total', -10, 0],
    [1, 'main', -10, 0],
    [2, 'freed', -30, -30],
    [2, 'taken', 20, 20],
  ];
  await openPanels(page, bench, [snapshotPanel('Delta', flameJson(ofSeconds(rows)))]);
  await expect(canvas(page)).toBeInViewport();
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('freed, level 3, self -30 s, total -30 s');
  await press(page, 'ArrowRight');
  await expect(told(page)).toContainText('taken, level 3, self 20 s');
  await page.screenshot({ path: info.outputPath('delta.png') });
});

test('a profile without samples says so, and one that comes later is shown', async ({ page, bench }) => {
  const nothing = { ...CHECKOUT, target: { profileTypeId: CPU, labelSelector: '{service_name="nobody"}' } };
  await openPanels(page, bench, [nothing]);
  await expect(panelOf(page, 'Checkout')).toContainText(/no samples|nothing/i);
  await loadPanels(page, [snapshotPanel('Root alone', flameJson([[0, 'total', 0, 0]]))]);
  await expect(panelOf(page, 'Root alone')).toContainText(/total|no samples/i);
  await loadPanels(page, [CHECKOUT]);
  await expect(canvas(page)).toBeInViewport();
});

test('a low panel shows bars, and all of it can be reached', async ({ page, bench }, info) => {
  for (const rows of [4, 5, 8]) {
    await openPanels(page, bench, [{ ...CHECKOUT, rows }]);
    await expect(canvas(page)).toBeVisible();
    await page.screenshot({ path: info.outputPath(`low-${rows}.png`) });
    await focusFlame(page);
    await press(page, 'ArrowDown', 'ArrowDown');
    await expect(told(page)).toContainText('main, level 2');
    // The second row, below the root, can be seen.
    const [bars, panel] = [await canvas(page).boundingBox(), await panelOf(page, 'Checkout').boundingBox()];
    expect((bars?.y ?? 0) + 2 * ROW).toBeLessThanOrEqual((panel?.y ?? 0) + (panel?.height ?? 0));
  }
});

test('what is pinned stays while the pointer moves, and goes by key', async ({ page, bench }) => {
  await openPanels(page, bench, [CHECKOUT]);
  await expect(canvas(page)).toBeInViewport();
  await canvas(page).click({ position: { x: 40, y: 28 }, modifiers: ['Shift'] });
  const pinned = page.getByTestId('flame-pinned');
  await expect(pinned).toContainText('main');
  await canvas(page).hover({ position: { x: 60, y: 72 } });
  await expect(page.getByTestId('flame-tooltip')).toBeVisible();
  await expect(pinned).toContainText('main');
  await canvas(page).hover({ position: { x: 200, y: 72 } });
  await expect(pinned).toBeVisible();
  await focusFlame(page);
  await press(page, 'Escape');
  await expect(pinned).toBeHidden();
});

test('all of the view is reached by keyboard alone', async ({ page, bench }) => {
  await openPanels(page, bench, [CHECKOUT]);
  await expect(canvas(page)).toBeInViewport();
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
      return at?.closest('[data-testid="flame-view"]')
        ? [at.getAttribute('aria-label'), at.getAttribute('role'), label].join(' ')
        : undefined;
    });
  await page.getByLabel('Search functions').focus();
  const reached: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await press(page, 'Tab');
    const at = await focused();
    if (at === undefined) {
      break;
    }
    reached.push(at);
  }
  const all = reached.join('\n');
  for (const part of [
    'Both',
    'Top down',
    'Less',
    'Look',
    'Save',
    'Keys of the flame graph',
    'application',
    'Function',
  ]) {
    expect.soft(all).toContain(part);
  }
  await page.getByRole('button', { name: 'Top down' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press(page, 'ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Bottom up' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page).toHaveURL(/flame-1=shape[^&]*bottomUp/);
  await press(page, 'Shift+Tab');
  await expect(page.getByRole('button', { name: 'Bottom up' })).toBeVisible();
});

test('what a search finds is dropped, hidden, or all that is left, as a step that the address keeps', async ({
  page,
  bench,
}) => {
  await openPanels(page, bench, [CHECKOUT]);
  await expect(canvas(page)).toBeInViewport();
  await page.getByLabel('Search functions').fill('ma');
  await expect(page.getByTestId('search-found')).toHaveText('2 functions, 100.0% of the total');
  await page.getByLabel('Search functions').press('Enter');
  await page.getByLabel('Search functions').press('Enter');
  await expect(page.getByTestId('search-at')).toHaveText('2 of 2');
  await flameView(page).getByRole('button', { name: 'With all that is found' }).click();
  await page.getByRole('menuitem', { name: 'Drop their stacks' }).click();
  await expect(steps(page)).toContainText('Without stacks through functions with ma');
  await press(page, 'Control+z');
  await page.getByLabel('Search functions').fill('lid');
  await expect(page.getByTestId('search-found')).toContainText('1 function');
  await flameView(page).getByRole('button', { name: 'With all that is found' }).click();
  await page.getByRole('menuitem', { name: 'Only their stacks' }).click();
  await expect(steps(page)).toContainText('Only stacks through functions with lid');
  await expect(page).toHaveURL(/flame-1=.*klid/);
  await expect(page.getByTestId('search-found')).toHaveText('1 function, 100.0% of the total');
});
