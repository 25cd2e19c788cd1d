import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';

import { CPU, PYROSCOPE } from './explorePage';
import { flameView, openFile, press } from './flamePage';
import { openPanels } from './flamePanels';
import { expect, test } from './test';

test.describe.configure({ timeout: 180_000 });

const FIXTURES = 'tests/fixtures/disassembly';
const CHURN = 'main.churn';

const dialog = (page: Page): Locator => page.getByTestId('instructions-dialog');
const words = (page: Page): Locator => page.getByTestId('instructions-words');
const row = (page: Page, address: string): Locator =>
  dialog(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: new RegExp(`(^|\\s)${address}$`) }) });
const pickText = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> =>
  dialog(page).getByLabel('Disassembly').setInputFiles(file);
const refusal = (page: Page): Locator => dialog(page).getByRole('alert');
const text = (content: string | Buffer) => ({
  name: 'some.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

async function pick(page: Page, name: string): Promise<void> {
  await flameView(page).getByRole('searchbox').fill(`=${name}`);
  const button = page.getByTestId('function-table').getByRole('button', { name, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** The dialog of a function, by its instructions; all by keyboard. */
async function openInstructions(page: Page, name: string): Promise<void> {
  await pick(page, name);
  await press(page, 'l');
  await expect(page.getByRole('dialog')).toBeVisible();
  const choice = page.getByRole('radio', { name: 'Lines' });
  await choice.focus();
  await press(page, 'ArrowRight');
  await expect(page.getByRole('radio', { name: 'Instructions' })).toBeFocused();
}

for (const theme of ['dark', 'light'] as const) {
  test(`instructions of a function, without and with the text of the program (${theme})`, async ({
    page,
    bench,
  }, info) => {
    await openFile(page, bench, `${FIXTURES}/exe.pb.gz`, theme);
    await openInstructions(page, CHURN);
    await expect(words(page)).toContainText('At 4c71f0 it has most: 170 ms by itself');
    await expect(row(page, '4c71f0')).toContainText('230 ms');
    await expect(row(page, '4c71f0')).toContainText('main.go:34');
    await expect(page.getByTestId('disassembly-commands')).toContainText(
      "go tool objdump -s '^main\\.churn$' /home/dev/src/burn/burn > program.txt"
    );
    await page.screenshot({ path: info.outputPath(`addresses-${theme}.png`) });

    await pickText(page, `${FIXTURES}/exe.go.txt`);
    // As tests/golden/expected/exe.pb.gz.disasm-churn.txt has it.
    await expect(row(page, '4c71f0')).toContainText('ADDQ R10, SI');
    await expect(row(page, '4c71f0')).toContainText('170 ms');
    await expect(row(page, '4c71f0')).toBeInViewport();
    await expect(dialog(page).getByRole('img', { name: 'The hottest instruction' })).toHaveCount(1);
    await page.screenshot({ path: info.outputPath(`instructions-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });
}

test('of a program that may lie anywhere, by the text of binutils; the text stays open for the next function', async ({
  page,
  bench,
}) => {
  await openFile(page, bench, `${FIXTURES}/pie.pb.gz`);
  await openInstructions(page, CHURN);
  await expect(row(page, '55b8959a5590')).toContainText('190 ms');
  await pickText(page, `${FIXTURES}/pie.gnu.txt`);
  await expect(row(page, '4c7590')).toContainText('190 ms');
  await expect(page.getByTestId('instructions-notes')).toContainText(
    'The program ran 0x55b8954de000 above its addresses in this text.'
  );
  await press(page, 'Escape');
  await pick(page, 'main.step');
  await press(page, 'l');
  await expect(row(page, '4c74f5')).toContainText('150 ms');
});

test('a function that is inlined leads to the one that it is in', async ({ page, bench }) => {
  await openFile(page, bench, `${FIXTURES}/exe.pb.gz`);
  await openInstructions(page, 'main.mix');
  await expect(dialog(page).getByRole('status').first()).toContainText('it is inlined');
  await dialog(page).getByRole('button', { name: 'Instructions of main.churn' }).click();
  await expect(row(page, '4c71f0')).toContainText('230 ms');
});

test('what is no disassembly of the program is refused in words', async ({ page, bench }) => {
  await openFile(page, bench, `${FIXTURES}/pie.pb.gz`);
  await openInstructions(page, CHURN);
  await expect(words(page)).toBeVisible();
  await pickText(page, `${FIXTURES}/exe.go.txt`);
  await expect(refusal(page)).toContainText('it is of another build');
  await pickText(page, text('package main\n\nfunc main() {}\n'));
  await expect(refusal(page)).toContainText('This is no disassembly');
  await pickText(page, text(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])));
  await expect(refusal(page)).toContainText('This is the program itself');
  await pickText(page, text('TEXT main.other(SB) a.go\n  a.go:1\t\t0x1000\t\t90\t\tNOP\t\n'));
  await expect(refusal(page)).toContainText('It has one function, and it is not called main.churn');
  await expect(row(page, '55b8959a5590')).toContainText('190 ms');
});

test('of a store that sends no addresses, that is said', async ({ page, bench }, info) => {
  await openPanels(page, bench, [
    {
      title: 'Checkout',
      datasource: PYROSCOPE,
      target: { profileTypeId: CPU, labelSelector: '{service_name="checkout-api", version="v2"}' },
    },
  ]);
  await openInstructions(page, 'calculate');
  await expect(dialog(page).getByRole('status').first()).toContainText('The profile tells no addresses');
  await expect(dialog(page).getByTestId('file-drop')).toBeHidden();
  await page.screenshot({ path: info.outputPath('no-addresses.png') });
});
