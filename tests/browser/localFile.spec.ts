import { gzipSync } from 'node:zlib';

import { type Page } from '@playwright/test';

import { saveAs } from './flamePage';
import { expect, functionNames, test } from './test';

const APP = '/a/spanflame-profiles-app';
const PPROF = 'tests/fixtures/pprof/cpu-3s.pb.gz';
const speedscope = JSON.stringify({
  $schema: 'https://www.speedscope.app/file-format-schema.json',
  shared: { frames: [{ name: 'main' }, { name: 'work' }, { name: '<img src=x onerror="globalThis.hacked=1">' }] },
  profiles: [
    {
      type: 'sampled',
      name: 'first',
      unit: 'milliseconds',
      startValue: 0,
      endValue: 9,
      samples: [
        [0, 1],
        [0, 2],
      ],
      weights: [4, 5],
    },
    { type: 'sampled', name: 'second', unit: 'bytes', startValue: 0, endValue: 2048, samples: [[0]], weights: [2048] },
  ],
});
const buffer = (name: string, text: string | Buffer) => ({ name, mimeType: '', buffer: Buffer.from(text) });

const picker = (page: Page) => page.getByLabel('Profile file');
const openedFile = (page: Page) => page.getByTestId('opened-file');

/** Counts the workers that answered, and the requests that carried anything away. */
function watch(page: Page): { readonly workers: () => number; readonly sent: string[] } {
  let workers = 0;
  const sent: string[] = [];
  page.on('worker', () => workers++);
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.url().length > 300) {
      sent.push(`${request.method()} ${request.url().slice(0, 80)}`);
    }
  });
  return { workers: () => workers, sent };
}

test('files of three formats, one after the other, by a worker and without sending anything', async ({
  page,
  bench,
}, info) => {
  await page.goto(`${bench.page}${APP}`);
  await expect(page.getByText('sent nowhere')).toBeVisible();
  const seen = watch(page);

  await picker(page).setInputFiles(PPROF);
  await expect(openedFile(page)).toContainText('cpu-3s.pb.gz');
  await expect(openedFile(page)).toContainText('pprof · taken 2026-');
  await expect.poll(() => functionNames(page)).toContain('runtime.memmove');
  await openedFile(page).scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('pprof.png'), fullPage: true });
  await page.getByRole('combobox', { name: 'What to show' }).click();
  await page.getByRole('option', { name: 'samples count' }).click();
  await expect(openedFile(page)).toContainText(/· \d+ in all/);

  await picker(page).setInputFiles(buffer('stacks.folded', 'main;parse 30\nmain;render;draw 70\n'));
  await expect(openedFile(page)).toContainText('folded stacks · 100 in all · 4 nodes');
  await expect.poll(() => functionNames(page)).toEqual(['draw', 'parse', 'main', 'render']);

  await picker(page).setInputFiles(buffer('two.speedscope.json', speedscope));
  await expect(openedFile(page)).toContainText('speedscope JSON · 9 ms in all · 3 nodes');
  await expect.poll(() => functionNames(page)).toEqual(['<img src=x onerror="globalThis.hacked=1">', 'work', 'main']);
  await page.getByRole('combobox', { name: 'What to show' }).click();
  await page.getByRole('option', { name: 'second bytes' }).click();
  await expect(openedFile(page)).toContainText('2 KiB in all · 1 nodes');

  expect(seen.workers()).toBe(3);
  expect(seen.sent).toEqual([]);
  expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
});

test('a file is picked by keyboard, and one that is no profile says what it is', async ({ page, bench }, info) => {
  page.on('filechooser', (chooser) => {
    void chooser.setFiles(buffer('login.html', '<!doctype html><title>Sign in</title>'));
  });
  await page.goto(`${bench.page}${APP}?theme=light`);
  await page.getByRole('button', { name: 'Open a file' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText("login.html can't be opened")).toBeVisible();
  await expect(page.getByText('The file is an HTML page, not a profile.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('refused.png'), fullPage: true });
  await picker(page).setInputFiles(buffer('empty.folded', ''));
  await expect(page.getByText('The file is empty.')).toBeVisible();
  await picker(page).setInputFiles(PPROF);
  await expect(openedFile(page)).toBeVisible();
  await expect(page.getByText("can't be opened")).toBeHidden();
  await page.screenshot({ path: info.outputPath('light.png'), fullPage: true });
});

test('a file is dropped', async ({ page, bench }) => {
  await page.goto(`${bench.page}${APP}`);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['main;dropped 7\n'], 'dropped.folded'));
    data.items.add(new File(['x 1\n'], 'second.folded'));
    return data;
  });
  await page.getByTestId('file-drop').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(openedFile(page)).toContainText('dropped.folded');
  await expect(page.getByText('One file at a time: 1 more were left out.')).toBeVisible();
});

for (const [format, label, kind] of [
  ['pprof', 'pprof', 'pprof'],
  ['folded', 'Folded stacks', 'folded stacks'],
  ['speedscope', 'speedscope JSON', 'speedscope JSON'],
  ['html', 'HTML file', 'HTML file of Spanflame'],
] as const) {
  test(`saved as ${format}, it opens again with the same functions`, async ({ page, bench }) => {
    await page.goto(`${bench.page}${APP}`);
    await picker(page).setInputFiles(PPROF);
    await expect(openedFile(page)).toBeVisible();
    await expect(page.getByTestId('function-table')).toContainText('runtime.memmove');
    const before = await functionNames(page);
    const saved = await saveAs(page, label);
    await picker(page).setInputFiles(saved);
    await expect(openedFile(page)).toContainText(kind);
    await expect(openedFile(page)).toContainText(saved.replace(/.*\//, ''));
    await expect.poll(() => functionNames(page)).toEqual(before);
  });
}

test('the SVG and the HTML file stand for themselves, from the disk', async ({ page, bench, context }, info) => {
  await page.goto(`${bench.page}${APP}`);
  await picker(page).setInputFiles(PPROF);
  const [svg, html] = [await saveAs(page, 'SVG picture'), await saveAs(page, 'HTML file')];
  const other = await context.newPage();
  const troubles: string[] = [];
  other.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  other.on('pageerror', (error) => troubles.push(error.message));
  const asked: string[] = [];
  other.on('request', (request) => !request.url().startsWith('file:') && asked.push(request.url()));

  await other.goto(`file://${svg}`);
  await expect(other.locator('svg > g').first()).toBeVisible();
  await other.screenshot({ path: info.outputPath('svg.png') });
  expect(await other.locator('script').count()).toBe(0);

  await other.goto(`file://${html}`);
  await expect(other.locator('#status')).toContainText('total — 490 ms (100.00 %)');
  await other.screenshot({ path: info.outputPath('html.png') });
  await other.getByLabel('Search').fill('runtime.');
  await expect(other.locator('#matched')).toContainText(/^[1-9]\d?(\.\d+)? % matches$/);
  await other.getByRole('application').focus();
  await other.keyboard.press('ArrowDown');
  await other.keyboard.press('Enter');
  await expect(other.locator('#status')).not.toContainText('total —');
  await other.emulateMedia({ colorScheme: 'dark' });
  await other.screenshot({ path: info.outputPath('html-dark.png') });
  const nameOf = (): Promise<string | null> => other.locator('#status').textContent();
  const before = await nameOf();
  await other.locator('canvas').click({ position: { x: 40, y: 45 } });
  expect(await nameOf()).not.toBe(before);
  await other.getByText('Functions (').click();
  await expect(other.locator('td').first()).toBeVisible();
  expect(troubles).toEqual([]);
  expect(asked).toEqual([]);
});

test.describe('where the content security policy', () => {
  // Chromium reports each worker that it blocks on the console.
  const GRAFANA =
    "script-src 'self' 'unsafe-eval' 'unsafe-inline' 'strict-dynamic' 'nonce-abc'; object-src 'none'; font-src 'self'; style-src 'self' 'unsafe-inline' blob:; img-src * data:; base-uri 'self'; connect-src 'self'; manifest-src 'self'; media-src 'none'; form-action 'self'";

  for (const [name, policy, workers] of [
    ['forbids workers', "worker-src 'none'", 0],
    ['is of Grafana, without a word on workers', GRAFANA, undefined],
  ] as const) {
    test(`${name}, a file opens all the same`, async ({ browser, bench }) => {
      const page = await browser.newPage();
      await page.route(`**${APP}`, async (route) => {
        const answer = await route.fetch();
        const html = (await answer.text()).replace(/<script/g, '<script nonce="abc"');
        await route.fulfill({
          response: answer,
          body: html,
          headers: { ...answer.headers(), 'content-security-policy': policy },
        });
      });
      await page.goto(`${bench.page}${APP}`);
      const seen = watch(page);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await picker(page).setInputFiles(PPROF);
      await expect(openedFile(page)).toBeVisible({ timeout: 2500 });
      await expect.poll(() => functionNames(page)).toContain('runtime.memmove');
      await picker(page).setInputFiles(buffer('packed.folded.gz', gzipSync('main;again 3\n')));
      await expect(openedFile(page)).toContainText('folded stacks');
      if (workers !== undefined) {
        expect(seen.workers()).toBe(workers);
      }
      expect(errors).toEqual([]);
      await page.close();
    });
  }
});

test('a worker whose script is not there is done without', async ({ page, bench }) => {
  await page.route(/\.js/, async (route) => {
    const answer = await route.fetch();
    const isWorker = (await answer.text()).startsWith('var worker');
    await (isWorker ? route.abort() : route.fulfill({ response: answer }));
  });
  await page.goto(`${bench.page}${APP}`);
  await picker(page).setInputFiles(PPROF);
  await expect.poll(() => functionNames(page)).toContain('runtime.memmove');
});

test('the graph of a file is in sight as soon as it is opened', async ({ page, bench }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${bench.page}${APP}`);
  await picker(page).setInputFiles(PPROF);
  await expect(page.getByTestId('flame-canvas')).toBeInViewport({ ratio: 0.7 });
});
