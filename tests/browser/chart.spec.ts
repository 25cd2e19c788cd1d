import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';

import { canvas, flameView, focusFlame, openFile, pickFile, pixel, press, told } from './flamePage';
import { expect, functionNames, test } from './test';

// Axe takes its time on a busy machine.
test.describe.configure({ timeout: 180_000 });

const REQUESTS = 'tests/fixtures/timeOrder/python-requests.speedscope.json';
const DDTRACE = 'tests/fixtures/timeOrder/node-ddtrace-wall.pb.gz';
const PPROF = 'tests/fixtures/pprof/cpu-3s.pb.gz';

/** Of the canvas itself, where nothing is drawn. */
const NOTHING = '#000000';

for (const theme of ['dark', 'light'] as const) {
  test(`calls of a file are seen as they happened, and found again after a reload (${theme})`, async ({
    page,
    bench,
  }, info) => {
    await openFile(page, bench, REQUESTS, theme);
    await expect(page.getByTestId('function-table')).toContainText('sleep');
    const sums = await functionNames(page);
    await focusFlame(page);
    await press(page, 'o');
    await expect(page.getByTestId('time-ruler')).toBeVisible();
    await expect(canvas(page)).toHaveAttribute('aria-roledescription', 'flame chart');
    await expect.poll(() => functionNames(page)).toEqual(sums);

    // Down to the first request, then to the later ones, whoever called them.
    await focusFlame(page);
    await press(page, 'ArrowDown', 'ArrowDown');
    await expect(told(page)).toContainText('<module>');
    await press(page, 'ArrowDown', 'ArrowDown');
    await expect(told(page)).toContainText('request, level 4, from 0 for 209.723 ms');
    await press(page, 'ArrowRight');
    await expect(told(page)).toContainText('sleep, level 4, from 209.723 ms');
    await press(page, 'ArrowRight');
    await expect(told(page)).toContainText('request, level 4, from 250.041 ms for 594.955 ms');
    await page.screenshot({ path: info.outputPath('chart.png'), fullPage: true });

    await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await expect(told(page)).toContainText('decode, level 5, from 572.053 ms');
    await press(page, 'Enter', 'Space');
    await expect(page.getByTestId('flame-pinned')).toContainText('Duration');
    await expect(page).toHaveURL(/shape%3DtimeOrder/);
    await expect(page).toHaveURL(/at%3D0\.572053/);
    await page.screenshot({ path: info.outputPath('zoomed.png'), fullPage: true });
    const axe = await new AxeBuilder({ page }).include('[data-testid="flame-view"]').analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);

    await page.reload();
    await pickFile(page, REQUESTS);
    await expect(page.getByTestId('time-ruler')).toBeVisible();
    await focusFlame(page);
    await press(page, 'ArrowUp');
    await expect(told(page)).toContainText('decode, level 5, from 572.053 ms');
  });
}

test('where nothing ran there is no bar, and pointer and wheel zoom in time', async ({ page, bench }) => {
  await openFile(page, bench, {
    name: 'gaps.json',
    content: JSON.stringify({
      shared: { frames: [{ name: 'work' }] },
      profiles: [
        {
          type: 'evented',
          name: 'main',
          unit: 'milliseconds',
          startValue: 0,
          endValue: 100,
          events: [10, 30, 60, 90].map((at, nth) => ({ type: nth % 2 === 0 ? 'O' : 'C', frame: 0, at })),
        },
      ],
    }),
  });
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-ruler')).toBeVisible();
  const { width, x, y } = (await canvas(page).boundingBox()) ?? { width: 0, x: 0, y: 0 };
  const drawn = (): Promise<boolean[]> =>
    Promise.all([5, 20, 45, 75, 95].map(async (share) => (await pixel(page, (width * share) / 100, 30)) !== NOTHING));
  await expect.poll(drawn).toEqual([false, true, false, true, false]);
  await page.mouse.click(x + width * 0.75, y + 30);
  await expect.poll(drawn).toEqual([true, true, true, true, true]);
  await expect(page).toHaveURL(/at%3D60/);
  await press(page, 'Escape');
  await expect.poll(drawn).toEqual([false, true, false, true, false]);
  await page.mouse.move(x + width * 0.2, y + 30);
  await expect(page.getByTestId('flame-tooltip')).toContainText(/Start\s*10 ms/);
  await expect(page.getByTestId('flame-tooltip')).toContainText(/Duration\s*20 ms/);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  // The later call has come to where there was nothing.
  await expect.poll(async () => (await drawn())[4]).toBe(true);
});

test('a pprof with moments has its thread, one without says why there is no order', async ({ page, bench }, info) => {
  await openFile(page, bench, DDTRACE);
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-order')).toContainText('1 of 267 samples say no time and are left out.');
  await expect(page.getByTestId('time-ruler')).toBeVisible();
  await expect(page.getByTestId('function-table')).toContainText('parse');
  await page.screenshot({ path: info.outputPath('pprof.png'), fullPage: true });
  // Other shapes are of sums; steps are not.
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('level 2, from');
  await press(page, 's');
  await expect(page.getByTestId('time-ruler')).toBeHidden();
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-ruler')).toBeVisible();
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('level 2, from');
  await press(page, 'd');
  await expect(page.getByTestId('view-steps')).toContainText('Without stacks through');
  await expect(page.getByTestId('time-ruler')).toBeVisible();

  await pickFile(page, PPROF);
  await flameView(page).getByRole('button', { name: 'Top down', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /Time order/ })).toBeDisabled();
  await expect(page.getByRole('menuitem', { name: /Time order/ })).toContainText('do not say when they were taken');
  await page.keyboard.press('Escape');
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-order')).toContainText('No order of time here');
  await page.getByTestId('time-order').getByRole('button', { name: 'Top down' }).click();
  await expect(page.getByTestId('time-order')).toBeHidden();
});

test('a chart is saved in its order, and opens as one again', async ({ page, bench }) => {
  await openFile(page, bench, REQUESTS);
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-ruler')).toBeVisible();
  await page.getByRole('button', { name: 'Save as' }).click();
  await expect(page.getByRole('menuitem', { name: 'Folded stacks, sums only' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'speedscope JSON' }).click();
  const path = test.info().outputPath('again.speedscope.json');
  await (await download).saveAs(path);
  const saved = JSON.parse(readFileSync(path, 'utf8')) as { profiles: Array<{ type: string; endValue: number }> };
  expect(saved.profiles).toMatchObject([{ type: 'evented', endValue: 1.1731581687927246 }]);
});
