import { type Page } from '@playwright/test';

import { comparisonLink } from '../../src/correlation/comparisonLink';
import { CHANGING, uploadDeployed } from './changingService';
import { type Bench } from './bench';
import { CPU, explore, framesOf, isDone, result } from './explorePage';
import { expect, test } from './test';

const SERVICE = 'deploys';
const FOUND = `1 place: ${CHANGING.function} under main.calculate`;
const WAIT = { timeout: 60_000 };

let range: { readonly from: number; readonly to: number };
test.beforeAll(async ({ bench }) => {
  range = await uploadDeployed(bench.store, SERVICE);
});

async function open(page: Page, bench: Bench, more = '', within = range): Promise<void> {
  const link = comparisonLink({
    service: SERVICE,
    profileTypeId: CPU,
    range: within,
    window: { kind: 'previous' },
  });
  await page.goto(`${bench.page}${link}${more}`);
  await expect(page.getByTestId('flame-canvas')).toBeVisible(WAIT);
}

/** Picks from the menu of what to compare with. */
async function pick(page: Page, preset: string): Promise<void> {
  await page.getByRole('button', { name: /^Compare with/ }).click();
  await page.getByRole('menuitem', { name: preset }).click();
}

for (const [preset, title, sides] of [
  ['The time just before', '10 min before', 1],
  ['Same time yesterday', '1d earlier', 1],
  ['Same time last week', '1w earlier', 1],
  ['The quietest of the day', 'Quietest 10 min', 1],
  // Before the longer range there is nothing to compare with, so that at first it is shown alone.
  ['Before the last change of version', 'Before version=v2', 2],
] as const) {
  test(`"${preset}" leads to what has changed since`, async ({ page, bench }) => {
    await open(page, bench, '', { from: range.to - sides * (range.to - range.from), to: range.to });
    await pick(page, preset);
    await expect(page.getByTestId('asked')).toContainText('Shown: ', WAIT);
    await expect(page.getByTestId('comparison-sides')).toContainText(title);
    await expect(page.getByTestId('comparison-sentence')).toContainText(FOUND);
  });
}

for (const [name, window] of [
  ['the range before', { kind: 'previous' }],
  ['a week earlier', { kind: 'earlier', by: '1w' }],
] as const) {
  test(`in Explore: ${name}`, async ({ page, bench }) => {
    const query = { queryType: 'comparison', labelSelector: `{service_name="${SERVICE}"}`, compareWith: { window } };
    await explore(page, bench, query, { range: { from: String(range.from), to: String(range.to) } });
    await isDone(page);
    const [{ label = [], value = [], valueRight = [], insignificant = [] }] = await framesOf(page, 'response');
    const [changed, same] = [label.indexOf(CHANGING.function), label.indexOf('db.Query')];
    expect(Number(valueRight[changed]) / Number(value[changed])).toBeCloseTo(3, 0);
    expect([insignificant[changed], insignificant[same]]).toEqual([false, true]);
    await expect(result(page).getByTestId('flameGraph')).toBeVisible();
  });
}

test('a file of the own computer against production, which is sent nowhere', async ({ page, bench }, info) => {
  await open(page, bench);
  await page.getByRole('button', { name: 'Right side alone' }).click();
  await expect(page.getByTestId('asked')).toContainText('Shown: one side alone.', WAIT);
  await expect(page.getByTestId('flame-canvas')).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.postData() ?? ''));
  const chooser = page.waitForEvent('filechooser');
  await pick(page, 'A file…');
  await (await chooser).setFiles('tests/fixtures/pprof/cpu-3s.pb.gz');
  await expect(page.getByTestId('asked')).toContainText('against a file, which was read in your browser', WAIT);
  await expect(page.getByTestId('comparison-sides')).toContainText('cpu-3s.pb.gz');
  await expect(page.getByTestId('comparison-resolution')).toContainText('There is one profile per side');
  await expect(page.getByTestId('changes-table')).toContainText('crypto/sha256.Sum256');
  await page.screenshot({ path: info.outputPath('file.png') });
  expect(sent.filter((body) => body.includes('sha256') || body.length > 5000)).toEqual([]);
  await page.getByTestId('asked').getByRole('button', { name: 'Back' }).click();
  await expect(page.getByTestId('asked')).toContainText('Shown: one side alone.');
});

test('the scrubber goes from slice to slice, and the graph with it', async ({ page, bench }, info) => {
  await open(page, bench);
  const strip = page.getByTestId('change-strip').getByRole('slider');
  await strip.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const slice = page.getByTestId('slice');
  await expect(slice).toContainText('Shown: the slice of the right side', WAIT);
  const shown = slice.getByText(/^Shown: the slice/);
  const last = await shown.innerText();
  await page.keyboard.press('ArrowLeft');
  await expect(shown).not.toHaveText(last);
  await expect(slice).toContainText('Shown: the slice of the right side', WAIT);
  await page.keyboard.press('Home');
  await expect(slice).toContainText('Shown: the slice of the left side', WAIT);
  await expect(slice.getByTestId('flame-canvas')).toBeVisible();
  await page.screenshot({ path: info.outputPath('slice.png') });
  await page.getByRole('button', { name: 'Back to the comparison' }).click();
  await expect(page.getByTestId('comparison-sentence')).toContainText(FOUND);
});

test('over time, a range of one profile is dragged over and compared with the one before', async ({
  page,
  bench,
}, info) => {
  await open(page, bench);
  await page.getByRole('button', { name: 'Right side alone' }).click();
  await expect(page.getByTestId('asked')).toContainText('Shown: one side alone.', WAIT);
  await page.getByRole('button', { name: 'Over time' }).click();
  const strip = page.getByRole('slider', { name: 'The profile over time' });
  await expect(strip).toHaveAttribute('aria-valuemax', /^[1-9]\d/, WAIT);
  await page.screenshot({ path: info.outputPath('over-time.png') });
  const box = (await strip.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.6, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + 10, { steps: 5 });
  await expect(page.getByTestId('strip-range')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByTestId('asked')).toContainText('Shown: the picked time against the time just before.', WAIT);
  await expect(page.getByTestId('comparison')).toBeVisible();
});

test('a comparison has no labels above its stacks, and none is offered', async ({ page, bench }) => {
  await open(page, bench);
  await expect(page.getByRole('button', { name: 'By function' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Labels' })).toHaveCount(0);
});

test('when it began is written as an annotation, once it is asked for', async ({ page, bench }, info) => {
  const written: unknown[] = [];
  await page.route('**/api/annotations', async (route) => {
    written.push(route.request().postDataJSON());
    await route.fulfill({ json: { id: 1, message: 'Annotation added' } });
  });
  await open(page, bench, '&as=editor');
  await page.getByTestId('flame-canvas').focus();
  await page.keyboard.press('n');
  await expect(page.getByTestId('remark-live')).toContainText('Finding 1');
  await page.getByRole('button', { name: 'Write as annotation' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${CHANGING.function} grew`);
  await page.screenshot({ path: info.outputPath('annotation.png') });
  expect(written).toEqual([]);
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('It was written.');
  expect(written).toEqual([
    {
      time: range.from,
      tags: ['spanflame', 'profile'],
      text: expect.stringContaining(`${CHANGING.function} grew`),
    },
  ]);
});

test('values per request without a rate are per second, and it is said', async ({ page, bench }, info) => {
  await open(page, bench, '&normalisation=perRequest');
  await expect(page.getByText('Without a rate of requests, values are compared per second.')).toBeVisible();
  await page.getByRole('button', { name: 'Per second' }).click();
  await page.getByRole('menuitem', { name: /^Per request…/ }).click();
  await expect(page.getByRole('dialog')).toContainText('Rate of requests');
  await page.screenshot({ path: info.outputPath('rate.png') });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});
