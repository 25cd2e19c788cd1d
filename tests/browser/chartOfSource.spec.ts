import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

import { type Bench, startBench } from './bench';
import { CPU, PYROSCOPE } from './explorePage';
import { canvas, flameView, focusFlame, openFile, press, told } from './flamePage';
import { loadPanels, openPanels } from './flamePanels';
import { type PprofFolder, startPprofFolder } from './pprofFolder';
import { expect, test } from './test';

// Axe takes its time on a busy machine.
test.describe.configure({ timeout: 180_000 });

const DDTRACE = 'tests/fixtures/timeOrder/node-ddtrace-wall.pb.gz';
const SUMS = 'tests/fixtures/pprof/cpu-3s.pb.gz';
const RECORDED = 'recorded-profiles';

let folder: PprofFolder;
let own: Bench;
test.beforeAll(async () => {
  folder = await startPprofFolder(RECORDED, {
    'wall.pb.gz': readFileSync(DDTRACE),
    'sums.pb.gz': readFileSync(SUMS),
  });
  own = await startBench('nested', [folder.source]);
});
test.afterAll(() => {
  own.close();
  folder.close();
});

const panel = (name: string) => ({
  title: 'Recorded',
  datasource: RECORDED,
  target: { profileTypeId: '', source: { kind: 'file', name } },
});

async function inTimeOrder(page: Page): Promise<void> {
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-ruler')).toBeVisible();
}

/** What is told of a call some levels down and some calls on. */
async function laterCall(page: Page): Promise<string> {
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('level 4, from');
  return (await told(page).textContent()) ?? '';
}

for (const theme of ['dark', 'light'] as const) {
  test(`a panel of a pprof with moments has the calls that its file has, also after a reload (${theme})`, async ({
    page,
    bench,
  }, info) => {
    await openFile(page, bench, DDTRACE, theme);
    await inTimeOrder(page);
    const call = await laterCall(page);

    await openPanels(page, own, [panel('wall.pb.gz')], theme);
    await expect(page.getByTestId('function-table')).toContainText('parse');
    await inTimeOrder(page);
    await expect(canvas(page)).toHaveAttribute('aria-roledescription', 'flame chart');
    await expect(page.getByTestId('time-order')).toHaveText('1 of 267 samples say no time and are left out.');
    expect(await laterCall(page)).toBe(call);
    await page.screenshot({ path: info.outputPath('panel.png'), fullPage: true });
    const axe = await new AxeBuilder({ page }).include('[data-testid="flame-view"]').analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);

    await press(page, 'Enter');
    await expect(page).toHaveURL(/shape%3DtimeOrder/);
    await expect(page).toHaveURL(/at%3D/);
    await page.reload();
    await loadPanels(page, [panel('wall.pb.gz')]);
    await expect(page.getByTestId('time-ruler')).toBeVisible();
    await focusFlame(page);
    await press(page, 'ArrowUp');
    await expect(told(page)).toHaveText(call);
  });
}

test('search, steps and a saved file are of the calls', async ({ page }) => {
  await openPanels(page, own, [panel('wall.pb.gz')]);
  const before = folder.asked.length;
  await inTimeOrder(page);
  // The file was read for the sums a moment ago.
  expect(folder.asked).toHaveLength(before);
  await flameView(page).getByLabel('Search functions').fill('hash');
  await expect(flameView(page)).toContainText('3 functions, 18.8% of the total');
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'd');
  await expect(page.getByTestId('view-steps')).toContainText('Without stacks through');
  await expect(page.getByTestId('time-ruler')).toBeVisible();

  await page.getByRole('button', { name: 'Save as' }).click();
  await expect(page.getByRole('menuitem', { name: 'Folded stacks, sums only' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'speedscope JSON' }).click();
  const path = test.info().outputPath('again.speedscope.json');
  await (await download).saveAs(path);
  const saved = JSON.parse(readFileSync(path, 'utf8')) as { profiles: unknown[] };
  // The last end_timestamp_ns of the file less the first one, and the period.
  expect(saved.profiles).toMatchObject([{ type: 'evented', unit: 'nanoseconds', endValue: 3_079_656_000 }]);
});

test('what has no order says why', async ({ page }) => {
  const store = { title: 'Store', datasource: PYROSCOPE, target: { profileTypeId: CPU, labelSelector: '{}' } };
  for (const [of, why] of [
    [panel('sums.pb.gz'), 'its samples do not say when they were taken (no label end_timestamp_ns)'],
    [store, 'stores keep sums of 10 to 15 seconds'],
  ] as const) {
    await openPanels(page, own, [of]);
    await focusFlame(page);
    await press(page, 'o');
    await expect(page.getByTestId('time-order')).toContainText(`No order of time here: ${why}`);
    await page.getByTestId('time-order').getByRole('button', { name: 'Top down' }).click();
    await expect(page.getByTestId('time-order')).toBeHidden();
  }
});
