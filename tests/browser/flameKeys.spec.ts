import { type Page } from '@playwright/test';

import { canvas, flameView, focusFlame, openFile, press, told } from './flamePage';
import { flameJson, openPanels, type Row, snapshotPanel } from './flamePanels';
import { expect, test } from './test';

const MANY = {
  name: 'many.folded',
  content: Array.from({ length: 2000 }, (_, at) => `main;f${String(at).padStart(4, '0')} ${at + 1}`).join('\n'),
};
const name = (page: Page, of: string) =>
  page.getByTestId('function-table').getByRole('button', { name: of, exact: true });

test('a table of any length is one stop for the Tab key, and walked by arrows', async ({ page, bench }) => {
  await openFile(page, bench, MANY);
  await name(page, 'f1999').focus();
  await press(page, 'ArrowDown');
  await expect(name(page, 'f1998')).toBeFocused();
  await press(page, 'PageDown');
  await expect(name(page, 'f1988')).toBeFocused();
  await press(page, 'End');
  await expect(name(page, 'main')).toBeFocused();
  await expect(name(page, 'main')).toBeInViewport();
  await press(page, 'Home', 'ArrowDown', 'Enter');
  await expect(name(page, 'f1998')).toHaveAttribute('aria-pressed', 'true');
  await press(page, 'Tab');
  await expect(page.getByTestId('function-table').locator(':focus')).toHaveCount(0);
  await press(page, 'Shift+Tab');
  await expect(name(page, 'f1998')).toBeFocused();
});

test('what is scrolled out of sight keeps the keyboard', async ({ page, bench }) => {
  await openFile(page, bench, MANY);
  await name(page, 'f1999').focus();
  await page
    .getByTestId('function-table')
    .getByRole('rowgroup')
    .evaluate((rows) => rows.scrollTo(0, 20_000));
  await expect(name(page, 'f1290')).toBeVisible();
  await press(page, 'ArrowDown');
  await expect(name(page, 'f1998')).toBeFocused();
  await expect(name(page, 'f1998')).toBeInViewport();
});

test('a menu that closes gives the keyboard back to the function it was opened on', async ({ page, bench }) => {
  await openFile(page, bench, MANY);
  await name(page, 'f1999').focus();
  await press(page, 'ArrowDown');
  await expect(name(page, 'f1998')).toBeFocused();
  await press(page, 'Shift+F10');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press(page, 'Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(name(page, 'f1998')).toBeFocused();
  await focusFlame(page);
  await press(page, 'ArrowDown');
  await expect(told(page)).toContainText('total, level 1');
  // With the whole nothing can be done.
  await press(page, 'Shift+F10', 'ArrowDown');
  await expect(told(page)).toContainText('main, level 2');
  await expect(page.getByRole('menu')).toBeHidden();
  await press(page, 'Shift+F10');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press(page, 'Escape');
  await expect(canvas(page)).toBeFocused();
});

const ROWS: readonly Row[] = [
  [0, 'total', 100, 0],
  [1, 'main', 100, 10],
  [2, 'work', 90, 90],
];

test('calls have their menu by key, each table for itself', async ({ page, bench }) => {
  await openPanels(page, bench, [snapshotPanel('One', flameJson(ROWS)), snapshotPanel('Two', flameJson(ROWS))]);
  for (const at of [0, 1]) {
    await flameView(page).nth(at).getByRole('radio', { name: 'Calls', exact: true }).check({ force: true });
  }
  const second = page.getByRole('treegrid').nth(1);
  await second.focus();
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(page.getByTestId('flame-live').nth(1)).toContainText('work, level 3');
  const active = await second.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active}"]`)).toHaveCount(1);
  await expect(second.locator(`[id="${active}"]`)).toContainText('work');
  await press(page, 'Shift+F10');
  await page.getByRole('menuitem', { name: 'Hide its frames' }).click();
  await expect(page.getByTestId('view-steps')).toHaveCount(1);
  await expect(flameView(page).nth(1).getByTestId('view-steps')).toContainText('work');
  await expect(told(page)).toHaveText('');
});

test('names in a narrow table keep the end that tells them apart', async ({ page, bench }) => {
  const of = (at: number) => `github.com/acme/shop/internal/checkout/pricing.(*Calculator).Part${at}`;
  const content = [1, 2, 3, 4].map((at) => `${of(at)} ${at}`).join('\n');
  await page.setViewportSize({ width: 900, height: 700 });
  await openFile(page, bench, { name: 'long.folded', content });
  // Where the end of the text stands, against the edge of its cell.
  const overhang = await name(page, of(4)).evaluate((button) => {
    const text = document.createRange();
    text.selectNodeContents(button);
    return text.getBoundingClientRect().right - button.getBoundingClientRect().right;
  });
  expect(overhang).toBeLessThanOrEqual(0);
  expect(await name(page, of(4)).evaluate((button) => button.scrollWidth > button.clientWidth)).toBe(true);
});

test('where the graph goes, the keyboard stays in the view, and goes back to it', async ({ page, bench }) => {
  await openFile(page, bench, { name: 'small.folded', content: 'main;a;b 500\nmain;c 400' });
  await canvas(page).click({ position: { x: 60, y: 50 } });
  await expect(told(page)).toContainText('a, level 3');
  await focusFlame(page);
  await press(page, 's');
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  await press(page, 'd');
  await expect(flameView(page)).toContainText('No stack that is left has a frame of a.');
  await press(page, 'u');
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  await press(page, 'ArrowUp', 'ArrowUp');
  await expect(told(page)).toContainText('main, level 2');
});
