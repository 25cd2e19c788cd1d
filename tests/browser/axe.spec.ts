import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';

import { CART_REQUESTS, CHECKOUT, UNLINKED } from './demoData';
import { flameView, focusFlame, openFile, press } from './flamePage';
import { flameJson, openPanels, type Row, snapshotPanel } from './flamePanels';
import { expect, openTrace, profileView, spanRow, test } from './test';

// Axe takes its time on a busy machine.
test.describe.configure({ timeout: 180_000 });

const PPROF = 'tests/fixtures/pprof/cpu-3s.pb.gz';

/** What fades in has less contrast until it is there. */
const atRest = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity)
  );

/** What axe finds wrong in a part of the page, a line each. */
async function violations(page: Page, ...parts: readonly string[]): Promise<string[]> {
  await atRest(page);
  const axe = parts.reduce((builder, part) => builder.include(part), new AxeBuilder({ page }));
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

const BOTH_SIDES: readonly Row[] = [
  [0, 'total', 100, 0, 200, 0],
  [1, 'main', 100, 0, 200, 0],
  [2, 'kept', 50, 50, 50, 50],
  [2, 'grown', 20, 20, 150, 150],
  [2, 'gone', 30, 30, 0, 0],
];

const pane = (page: Page, name: string): Promise<void> =>
  flameView(page).getByRole('radiogroup', { name: 'What is shown' }).getByRole('radio', { name, exact: true }).check();

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the profile of a span, whatever of it is shown (${theme})`, async ({ page, bench }) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, CHECKOUT.id);
    await spanRow(page, 'pricing.Calculate').click();
    await expect(profileView(page, 'profile')).toBeVisible();
    await expect(flameView(page)).toBeVisible();
    for (const name of ['Both', 'Graph', 'Functions', 'Calls']) {
      await pane(page, name);
      expect.soft(await violations(page, '[data-testid="profile-view"]'), name).toEqual([]);
    }
    await pane(page, 'Both');
    await focusFlame(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('flame-pinned')).toBeVisible();
    expect.soft(await violations(page, '[data-testid="flame-view"]'), 'pinned').toEqual([]);
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    expect.soft(await violations(page, '[role="menu"]'), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    await focusFlame(page);
    await page.keyboard.press('d');
    await page.keyboard.press('u');
    await page.keyboard.press('s');
    await expect(page.getByTestId('flame-graph')).toHaveCount(2);
    expect.soft(await violations(page, '[data-testid="flame-view"]'), 'sandwich').toEqual([]);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await violations(page, '[role="dialog"]'), 'keys').toEqual([]);
  });

  test(`axe finds nothing in the list of spans, the doctor, and slow against fast (${theme})`, async ({
    page,
    bench,
  }) => {
    await openTrace(page, `${bench.page}/?theme=${theme}`, UNLINKED.id);
    await spanRow(page, 'GET /stock').click();
    await expect(page.getByTestId('doctor')).toHaveAttribute('data-asking', 'false');
    expect.soft(await violations(page, '[data-testid="profile-view"]'), 'doctor').toEqual([]);
    await openTrace(page, `${bench.page}/?theme=${theme}`, CART_REQUESTS[0].id);
    await spanRow(page, 'GET /cart').click();
    expect.soft(await violations(page, '[data-testid="span-list"]'), 'spans').toEqual([]);
    await page.getByRole('button', { name: 'Slow against fast' }).click();
    await expect(page.getByTestId('changes-table')).toBeVisible();
    expect.soft(await violations(page, '[data-testid="profile-view"]'), 'slow against fast').toEqual([]);
  });

  test(`axe finds nothing on the start page with a file open (${theme})`, async ({ page, bench }) => {
    await openFile(page, bench, PPROF, theme);
    await page.getByLabel('Search functions').fill('runtime');
    await expect(page.getByTestId('search-found')).toContainText('of the total');
    expect.soft(await violations(page, '[data-testid="opened-file"]', '[data-testid="file-drop"]')).toEqual([]);
    await page.setViewportSize({ width: 1000, height: 600 });
    await pane(page, 'Calls');
    await expect(page.getByTestId('call-tree')).toBeVisible();
    expect.soft(await violations(page, '[data-testid="call-tree"]'), 'more calls than there is room for').toEqual([]);
  });

  test(`axe finds nothing in a comparison, with its menus open (${theme})`, async ({ page, bench }) => {
    await openPanels(page, bench, [snapshotPanel('Both sides', flameJson(BOTH_SIDES))], theme);
    await expect(flameView(page)).toBeInViewport();
    for (const name of ['Both', 'Graph', 'Functions', 'Calls']) {
      await pane(page, name);
      expect.soft(await violations(page, '[data-testid="flame-view"]'), name).toEqual([]);
    }
    await focusFlame(page);
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'h', 'Space');
    await expect(page.getByTestId('view-steps')).toBeVisible();
    expect.soft(await violations(page, '[data-testid="flame-view"]'), 'a step').toEqual([]);
    await page.getByLabel('Search functions').fill('grown');
    await expect(page.getByTestId('search-found')).toContainText('of the total');
    expect.soft(await violations(page, '[data-testid="call-tree"]'), 'calls in which something is found').toEqual([]);
    for (const name of ['Top down', 'Less', 'Look', 'Save as']) {
      await flameView(page).getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect.soft(await violations(page, '[role="menu"]'), name).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    }
  });
}
