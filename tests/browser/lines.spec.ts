import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';

import { startBench } from './bench';
import { CPU, PARCA, PYROSCOPE } from './explorePage';
import { flameView, openFile, press } from './flamePage';
import { openPanels } from './flamePanels';
import { expect, test } from './test';

test.describe.configure({ timeout: 180_000 });

const PPROF = 'tests/fixtures/pprof/cpu-3s.pb.gz';
/** It calls itself; what its lines cost is in tests/golden/expected/cpu-3s.pb.gz.list-recursion.txt. */
const SORT = 'slices.pdqsortOrdered[go.shape.int]';
const HOSTILE = '<img src=x onerror="globalThis.hacked=1">';
const source = (lines: number, name = 'zsortordered.go') => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(
    Array.from({ length: lines }, (_, at) => (at === 126 ? `\t${HOSTILE}` : `\tline ${at + 1}()`)).join('\n')
  ),
});

const dialog = (page: Page): Locator => page.getByTestId('lines-dialog');
const row = (page: Page, line: number): Locator =>
  dialog(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: new RegExp(`(^|\\s)${line}$`) }) });

async function pick(page: Page, name: string): Promise<void> {
  await flameView(page).getByRole('searchbox').fill(`"${name}"`);
  const button = page.getByTestId('function-table').getByRole('button', { name, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

for (const theme of ['dark', 'light'] as const) {
  test(`of a file, the lines of a function and its source beside them (${theme})`, async ({ page, bench }, info) => {
    await openFile(page, bench, PPROF, theme);
    await pick(page, SORT);
    await press(page, 'l');
    await expect(page.getByTestId('lines-words')).toHaveText(
      'Self 0 ns, total 60 ms. Line 127 has most: 50 ms, 83.3% of the function.'
    );
    await expect(row(page, 127)).toContainText('50 ms');
    await expect(row(page, 75)).toContainText('10 ms');
    await expect(dialog(page).getByRole('img', { name: 'The hottest line' })).toHaveCount(1);
    await page.screenshot({ path: info.outputPath(`lines-${theme}.png`) });

    await dialog(page).getByLabel('Source file').setInputFiles(source(480));
    await expect(row(page, 127)).toContainText(HOSTILE);
    await expect(row(page, 127)).toBeInViewport();
    await expect(row(page, 123)).toContainText('line 123()');
    await expect(page.getByTestId('source-doubts')).toBeHidden();
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    await page.screenshot({ path: info.outputPath(`source-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);

    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(flameView(page)).toBeVisible();
  });
}

test('lines are of what the steps leave, as the table of functions is', async ({ page, bench }) => {
  await openFile(page, bench, PPROF);
  await pick(page, 'slices.partitionOrdered[go.shape.int]');
  await press(page, 'f');
  await expect(page.getByTestId('view-steps')).toContainText('Only stacks through');
  await pick(page, SORT);
  const entry = page.getByTestId('function-table').getByRole('row').filter({ hasText: SORT });
  await expect(entry).toContainText('30 ms');
  await press(page, 'l');
  // As tests/golden/expected/cpu-3s.pb.gz.list-recursion-focus.txt has it.
  await expect(page.getByTestId('lines-words')).toHaveText(
    'Self 0 ns, total 30 ms. Line 116 has most: 30 ms, 100.0% of the function.'
  );
  await expect(row(page, 123)).toContainText('20 ms');
  await expect(page.getByTestId('lines-notes')).toHaveText('Counted of what the steps leave, as the graph is.');
});

test('a source file that is not the right one is told', async ({ page, bench }) => {
  await openFile(page, bench, PPROF);
  await pick(page, SORT);
  await press(page, 'l');
  await expect(row(page, 127)).toBeVisible();
  await dialog(page).getByLabel('Source file').setInputFiles(source(100, 'other.go'));
  const doubts = page.getByTestId('source-doubts');
  await expect(doubts).toContainText('The profile names zsortordered.go, and this is other.go');
  await expect(doubts).toContainText('The profile names line 127, and this file ends at line 100');
  await expect(row(page, 127)).toContainText('50 ms');
  await dialog(page)
    .getByLabel('Source file')
    .setInputFiles({ ...source(1), buffer: Buffer.from([0x7f, 0, 1]) });
  await expect(dialog(page).getByRole('alert')).toContainText("can't be shown: This is no text");
});

const CHECKOUT_V2 = '{service_name="checkout-api", version="v2"}';
const panel = (uid: string, profileTypeId: string, labelSelector = CHECKOUT_V2) => ({
  title: 'Checkout',
  datasource: uid,
  target: { profileTypeId, labelSelector },
});

for (const [uid, profileTypeId] of [
  [PYROSCOPE, CPU],
  [PARCA, `${CPU}:delta`],
]) {
  test(`of ${uid}, the lines are asked for, and again where there was no answer`, async ({ page, bench }, info) => {
    await openPanels(page, bench, [panel(uid, profileTypeId)]);
    await pick(page, 'calculate');
    await page.route(/datasources\/proxy/, (route) =>
      route.fulfill({ status: 200, contentType: 'application/json', body: '{"broken":' })
    );
    await press(page, 'l');
    await expect(dialog(page)).toHaveAttribute('data-state', 'failed');
    await expect(dialog(page).getByRole('status').first()).toContainText('No answer for the lines of calculate: ');
    await page.unroute(/datasources\/proxy/);
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByTestId('lines-words')).toContainText('Line 1 has most: ');
    await expect(dialog(page)).toContainText('checkout.ts');
    await page.screenshot({ path: info.outputPath('lines.png') });
  });
}

test('what is asked for and not waited for is cancelled', async ({ page, bench }) => {
  await openPanels(page, bench, [panel(PYROSCOPE, CPU)]);
  await pick(page, 'calculate');
  let isAsked = false;
  const cancelled = page.waitForEvent('requestfailed', (request) => request.url().includes('SelectMergeProfile'));
  await page.route(/SelectMergeProfile/, () => {
    isAsked = true;
  });
  await press(page, 'l');
  await expect(dialog(page).getByRole('status').first()).toContainText('Asking for the lines of calculate…');
  await expect.poll(() => isAsked).toBe(true);
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await cancelled;
  await expect(dialog(page)).toBeHidden();
});

test('lines lead to the repository that the data source names', async ({ page }, info) => {
  const own = await startBench();
  await page.goto(`${own.page}/connections/datasources/edit/${PYROSCOPE}`);
  const editor = page.getByTestId('config-editor');
  const link = editor.getByRole('textbox', { name: /^Link to a line/ });
  await link.fill('javascript:alert(1)//${file}');
  await expect(editor.getByText(/A link starts with https:/)).toBeVisible();
  await link.fill('https://github.com/acme/shop/blob/${version}/${file}#L${line}');
  await expect(editor.getByText(/A link starts with https:/)).toBeHidden();
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByTestId('settings-result')).toHaveAttribute('data-status', 'success');

  await openPanels(page, own, [panel(PYROSCOPE, CPU)]);
  await pick(page, 'calculate');
  await press(page, 'l');
  const address = 'https://github.com/acme/shop/blob/v2/checkout.ts#L1';
  await expect(dialog(page).getByRole('link', { name: 'Open in the repository' })).toHaveAttribute('href', address);
  const line = dialog(page).getByRole('link', { name: 'Line 1 in the repository' });
  await expect(line).toHaveAttribute('href', address);
  await expect(line).toHaveAttribute('rel', 'noopener noreferrer');
  await page.screenshot({ path: info.outputPath('repository.png') });

  await page.keyboard.press('Escape');
  await openPanels(page, own, [panel(PYROSCOPE, CPU, '{service_name="checkout-api"}')]);
  await pick(page, 'calculate');
  await press(page, 'l');
  await expect(dialog(page)).toContainText('No link to the repository. The link to the repository needs one value');
  own.close();
});
