import { type Page } from '@playwright/test';

import { type Bench, startBench } from './bench';
import { upload } from './demoData';
import { CPU, PARCA, PYROSCOPE } from './explorePage';
import { canvas, flameView, press, told } from './flamePage';
import { openPanels } from './flamePanels';
import { expect, test } from './test';

const WIDE = 'wide';
/** The same functions, with half the time. */
const HALF = 'half';
/** Two blocks with 40 functions each, of which the store sends the largest. */
const STACKS = ['read', 'write'].flatMap((block, at) =>
  Array.from({ length: 40 }, (_, i) => ({ stack: `main;${block};${block}${i}`, cpuMillis: 1000 - 10 * i - at }))
);
const MAX_NODES = 40;

let own: Bench;
test.beforeAll(async () => {
  own = await startBench();
  const at = Date.now() - 60_000;
  await upload(own.store, `${WIDE}{env=production}`, STACKS, at);
  const half = STACKS.map(({ stack, cpuMillis }) => ({ stack, cpuMillis: 10 * Math.round(cpuMillis / 20) }));
  await upload(own.store, `${HALF}{env=production}`, half, at);
});
test.afterAll(() => own.close());

const note = (page: Page) => page.getByTestId('folded-note');
const view = (page: Page) => page.getByTestId('view-steps');

for (const [uid, profileTypeId] of [
  [PYROSCOPE, CPU],
  [PARCA, `${CPU}:delta`],
]) {
  test(`of ${uid}, a block that was cut is asked for in full, and stands where it stood`, async ({ page }, info) => {
    const asked: unknown[] = [];
    await page.route(/SelectMergeStacktraces/, async (route) => {
      asked.push((route.request().postDataJSON() as { stackTraceSelector?: unknown }).stackTraceSelector);
      await route.continue();
    });
    const target = { profileTypeId, labelSelector: `{service_name="${WIDE}"}`, maxNodes: MAX_NODES };
    await openPanels(page, own, [{ title: 'Wide', datasource: uid, target }]);
    await expect(canvas(page)).toBeInViewport();
    await expect(note(page)).toContainText(/dotted rows named "other" stand for .*nodes that were cut off/);
    await expect(page.getByText(/raise max nodes|Shown \d+ of/)).toBeHidden();

    await canvas(page).focus();
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect(told(page)).toContainText('read, level 3');
    await page.screenshot({ path: info.outputPath('cut.png') });
    await note(page).getByRole('button', { name: 'Show all below read in full' }).click();
    await expect(view(page)).toContainText('In full below main › read');
    await expect(note(page)).toContainText('The dotted row named "other" stands for');
    await canvas(page).focus();
    await press(page, 'ArrowDown', 'End');
    await expect(told(page)).toContainText('read39, level 4');
    await page.screenshot({ path: info.outputPath('in-full.png') });
    if (uid === PYROSCOPE) {
      expect(asked).toEqual([undefined, { callSite: [{ name: 'main' }, { name: 'read' }] }]);
    }

    // It stays over a refresh, and is one undo away from what came.
    await page.getByTestId('data-testid RefreshPicker run button').click();
    await expect(view(page)).toContainText('In full below main › read');
    await expect(flameView(page).getByRole('button', { name: 'Whole' })).toBeVisible();
    await canvas(page).focus();
    await press(page, 'u');
    await expect(note(page)).toContainText(/^\d+ dotted rows/);
  });
}

for (const [uid, profileTypeId] of [
  [PYROSCOPE, CPU],
  [PARCA, `${CPU}:delta`],
]) {
  test(`of ${uid}, a block below the value of a label is shown in full there`, async ({ page }) => {
    const target = {
      profileTypeId,
      labelSelector: `{service_name="${WIDE}"}`,
      labelLevels: ['env'],
      maxNodes: MAX_NODES,
    };
    await openPanels(page, own, [{ title: 'Wide', datasource: uid, target }]);
    await expect(note(page)).toContainText(/dotted rows named "other" stand for .*nodes that were cut off/);
    await canvas(page).focus();
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect(told(page)).toContainText('read, level 4');
    await note(page).getByRole('button', { name: 'Show all below read in full' }).click();
    await expect(view(page)).toContainText('In full below production › main › read');
    await expect(note(page)).toContainText('The dotted row named "other" stands for');
    await canvas(page).focus();
    await press(page, 'ArrowDown', 'End');
    await expect(told(page)).toContainText('read39, level 5');
  });
}

test('a block of a comparison is shown in full on both sides, as they were compared', async ({ page }, info) => {
  const target = {
    queryType: 'comparison',
    profileTypeId: CPU,
    labelSelector: `{service_name="${WIDE}"}`,
    compareWith: { window: { kind: 'same' }, labelSelector: `{service_name="${HALF}"}` },
    normalisation: 'absolute',
    maxNodes: MAX_NODES,
  };
  await openPanels(page, own, [{ title: 'Wide', datasource: PYROSCOPE, target }]);
  await expect(note(page)).toContainText(/dotted rows named "other" stand for .*nodes that were cut off/);
  await canvas(page).focus();
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(told(page)).toContainText('read, level 3');
  await expect(page.getByText(/Shown \d+ of/)).toBeHidden();
  await expect(page.getByTestId('changes-table')).toBeVisible();
  await note(page).getByRole('button', { name: 'Show all below read in full' }).click();
  await expect(view(page)).toContainText('In full below main › read');
  await expect(note(page)).toContainText('The dotted row named "other" stands for');
  await canvas(page).focus();
  await press(page, 'ArrowDown', 'End');
  await expect(told(page)).toContainText('read39, level 4');
  await expect(page.getByTestId('changes-table')).toBeVisible();
  await page.screenshot({ path: info.outputPath('in-full.png') });
  await page.getByRole('button', { name: 'Top down' }).click();
  await page.getByRole('menuitem', { name: 'By package' }).click();
  await expect(note(page)).toContainText('To ask for them in full, go top down and undo the steps that change stacks.');
});

test('a store that fails leaves the graph, and can be asked again', async ({ page }) => {
  const target = { profileTypeId: CPU, labelSelector: `{service_name="${WIDE}"}`, maxNodes: MAX_NODES };
  await openPanels(page, own, [{ title: 'Wide', datasource: PYROSCOPE, target }]);
  await expect(canvas(page)).toBeInViewport();
  await page.route(/SelectMergeStacktraces/, (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '{"flamegraph":7}' })
  );
  await note(page).getByRole('button', { name: 'Show all in full' }).click();
  await expect(note(page)).toContainText('No answer for all in full:');
  await expect(note(page)).toContainText(/dotted rows named "other" stand/);
  await page.unroute(/SelectMergeStacktraces/);
  await note(page).getByRole('button', { name: 'Try again' }).click();
  await expect(note(page)).toBeHidden();
});
