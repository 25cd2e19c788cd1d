import { type Page } from '@playwright/test';

import { focusFlame, openFile, press, told } from './flamePage';
import { expect, test } from './test';

const JSON_CPU = 'tests/fixtures/findings/go-parser-cpu.pb.gz';
const HEAP = 'tests/fixtures/pprof/heap.pb.gz';

const remark = (page: Page) => page.getByTestId('remark').first();
const live = (page: Page) => page.getByTestId('remark-live');

/** How many pixels of the layer above the bars are painted. */
const marked = (page: Page): Promise<number> =>
  page.getByTestId('flame-overlay').evaluate((element) => {
    const drawn = element as HTMLCanvasElement;
    const { data } = drawn.getContext('2d')!.getImageData(0, 0, drawn.width, drawn.height);
    return data.filter((value, at) => at % 4 === 3 && value > 0).length;
  });

for (const theme of ['dark', 'light'] as const) {
  test(`n and p walk what there is to look at, each marked on the graph (${theme})`, async ({ page, bench }, info) => {
    await openFile(page, bench, JSON_CPU, theme);
    await expect(remark(page)).toContainText('9 callers meet in go/parser.(*parser).next, which has 33 % of the total');
    await expect.poll(() => marked(page)).toBeGreaterThan(500);
    await page.getByTestId('flame-view').scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath(`read-${theme}.png`) });
    await focusFlame(page);
    await press(page, 'n');
    await expect(live(page)).toHaveText(/^Finding 1 of 6, a warning: 9 callers meet/);
    await expect(told(page)).toHaveText(/^go\/parser\.\(\*parser\)\.next, level/);
    await press(page, 'n');
    await expect(live(page)).toHaveText(/^Finding 2 of 6, a warning: Go's allocator has 32 %/);
    await press(page, 'p', 'p');
    await expect(live(page)).toHaveText(/^Finding 6 of 6: The deepest stacks/);
    await page.getByRole('button', { name: 'Show all findings' }).click();
    await expect(page.getByTestId('remark')).toHaveCount(6);
    await page.screenshot({ path: info.outputPath(`list-${theme}.png`) });
    await page.getByRole('button', { name: 'Close the findings' }).click();
    await expect(page.getByTestId('remarks')).toBeHidden();
    // The row that is selected keeps its ring.
    await expect(page.getByRole('button', { name: 'What to look at: 6' })).toBeVisible();
  });
}

test('what to do next is a button: lines of the function, and its callers', async ({ page, bench }) => {
  await openFile(page, bench, 'tests/fixtures/pprof/pyroscope-merge.pb');
  await expect(remark(page)).toContainText('Hashing has 60 % of the time.');
  await page.getByRole('button', { name: 'Callers and callees' }).click();
  await expect(page.getByTestId('view-steps')).toContainText('Callers and callees of crypto/sha256.Sum256');
  await openFile(page, bench, HEAP);
  await expect(remark(page)).toContainText('main.allocWork has 92 % of the total by itself');
  await page.getByRole('button', { name: 'Show its lines' }).click();
  await expect(page.getByTestId('function-table')).toContainText('main.allocWork /home/dev/src/x/target/main.go:62');
  await expect(page.getByRole('searchbox', { name: 'Search functions' })).toHaveValue('"main.allocWork"');
});

test('a profile of which there is nothing to say has a quiet line', async ({ page, bench }) => {
  await openFile(page, bench, 'tests/fixtures/findings/go-jpeg-cpu.pb.gz');
  await expect(page.getByTestId('remarks')).toHaveText('Nothing stands out.');
});
