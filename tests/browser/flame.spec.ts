import { readFileSync } from 'node:fs';

import { type Download, type Page } from '@playwright/test';

import { buildTree } from '../../src/profile/buildTree';
import { encodeHtml } from '../../src/profile/formats/encodeHtml';
import { decodePprof } from '../../src/profile/pprof';
import { foldedTree } from '../foldedTree';
import { CHECKOUT } from './demoData';
import { flameGraph, isDone } from './explorePage';
import { canvas, flameView, focusFlame, openFile, pickFile, pixel, press, told } from './flamePage';
import { cpuPprof } from './pprof';
import { expect, functionNames, openTrace, profileView, spanRow, test } from './test';

const STACKS = [
  'main;handle;parse;alloc 20',
  'main;handle;price;parse;alloc 30',
  'main;handle;price 10',
  'main;idle 40',
];
const SMALL = { name: 'small.folded', content: STACKS.join('\n') };
const steps = (page: Page) => page.getByTestId('view-steps');
const shape = async (page: Page, from: string, to: string): Promise<void> => {
  await flameView(page).getByRole('button', { name: from }).click();
  await page.getByRole('menuitem', { name: to }).click();
};

test('the graph is walked, zoomed, pinned and left by keyboard', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('handle, level 3, self 0, total 60, 60.0%');
  await press(page, 'ArrowRight');
  await expect(told(page)).toContainText('idle, level 3');
  await press(page, 'ArrowLeft', 'ArrowDown');
  await expect(told(page)).toContainText('price, level 4, self 10, total 40');
  await press(page, 'Space');
  await expect(page.getByTestId('flame-pinned')).toContainText('price');
  await expect(page.getByTestId('flame-pinned')).toContainText('40.0%');
  await press(page, 'Escape');
  await expect(page.getByTestId('flame-pinned')).toBeHidden();
  // Where idle was is now price, which has all the width.
  const before = await pixel(page, 700, 50);
  await press(page, 'Enter');
  await expect.poll(() => pixel(page, 700, 50)).not.toBe(before);
  await press(page, 'Escape');
  await expect.poll(() => pixel(page, 700, 50)).toBe(before);
});

test('a search says its share with recursion counted once, and Enter goes through what it finds', async ({
  page,
  bench,
}) => {
  await openFile(page, bench, { name: 'r.folded', content: 'main;walk;walk;walk 30\nmain;other 70' });
  await focusFlame(page);
  await press(page, '/');
  await page.keyboard.type('walk');
  await expect(page.getByTestId('search-found')).toHaveText('1 function, 30.0% of the total');
  await press(page, 'Enter', 'Enter');
  await expect(told(page)).toContainText('walk, level 4');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await page.getByLabel('Search functions').fill('^(walk|main)$');
  await expect(page.getByTestId('search-found')).toHaveText('2 functions, 100.0% of the total');
  await page.getByLabel('Search functions').fill('(');
  await expect(page.getByTestId('search-found')).toContainText('is no regular expression');
});

test('steps by key are undone and done again', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight');
  await press(page, 'd');
  await expect(steps(page)).toContainText('Without stacks through idle');
  await expect.poll(() => functionNames(page)).not.toContain('idle');
  await press(page, 'u');
  await expect.poll(() => functionNames(page)).toContain('idle');
  await press(page, 'Shift+u');
  await expect.poll(() => functionNames(page)).not.toContain('idle');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('price');
  await press(page, 'h');
  await expect.poll(() => functionNames(page)).not.toContain('price');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'f');
  await expect(steps(page)).toContainText('Only stacks through');
  await press(page, 'Control+z', 'Control+z', 'Control+z');
  await expect(steps(page).getByRole('listitem')).toHaveCount(0);
  await expect
    .poll(async () => (await functionNames(page)).sort())
    .toEqual(['alloc', 'handle', 'idle', 'main', 'parse', 'price']);
});

test('stacks begin at a function by key, whoever calls it', async ({ page, bench }) => {
  await openFile(page, bench, { name: 'run.folded', content: 'main;a;run;x 3\nmain;b;run;run;y 5\nidle 2' });
  await page.getByRole('button', { name: 'run', exact: true }).click();
  await expect(told(page)).toContainText('run, level 4');
  await focusFlame(page);
  await press(page, 't');
  await expect(steps(page)).toContainText('Stacks from run on');
  await expect.poll(async () => (await functionNames(page)).sort()).toEqual(['run', 'x', 'y']);
  await press(page, 'u');
  await expect.poll(() => functionNames(page)).toContain('main');
});

test('a sandwich has callers above and callees below; bottom up starts at what takes the time', async ({
  page,
  bench,
}, info) => {
  await openFile(page, bench, SMALL);
  await page.getByRole('button', { name: 'parse', exact: true }).click();
  await expect(told(page)).toContainText('parse, level 5, self 0, total 30');
  await focusFlame(page);
  await press(page, 's');
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  await page.screenshot({ path: info.outputPath('sandwich.png') });
  // The keyboard is in the callers now, whose graph grows upwards.
  await press(page, 'ArrowUp', 'ArrowUp');
  await expect(told(page)).toContainText('price, level 2');
  await page.getByRole('button', { name: 'Whole' }).click();
  await expect(page.getByTestId('flame-graph')).toHaveCount(1);
  await shape(page, 'Top down', 'Bottom up');
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('alloc, level 2, self 0, total 50');
});

test('the table of calls opens, walks and zooms by keyboard', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await flameView(page).getByRole('radio', { name: 'Calls', exact: true }).check();
  const grid = page.getByRole('treegrid', { name: 'Calls' });
  const active = (): Promise<string> =>
    grid.evaluate(
      (element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.innerText ?? ''
    );
  await grid.focus();
  await press(page, 'Home', 'ArrowDown', 'ArrowDown');
  expect(await active()).toContain('handle');
  await press(page, 'ArrowLeft');
  const rows = await grid.getAttribute('aria-rowcount');
  await press(page, 'ArrowRight');
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(Number(rows));
  await press(page, 'End');
  expect(await active()).toContain('idle');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeVisible();
});

test('the table of functions is sorted, searched and picked from, and follows the graph', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  const table = page.getByRole('table', { name: 'Functions' });
  await table.getByRole('button', { name: 'Total' }).click();
  await expect.poll(() => functionNames(page)).toEqual(['main', 'handle', 'alloc', 'parse', 'idle', 'price']);
  await table.getByRole('button', { name: 'Function' }).click();
  await expect.poll(() => functionNames(page)).toEqual(['alloc', 'handle', 'idle', 'main', 'parse', 'price']);
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight');
  await expect(table.getByRole('button', { name: 'idle' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Search functions').fill('a');
  await expect.poll(() => functionNames(page)).toEqual(['alloc', 'handle', 'main', 'parse']);
});

test('a menu opens by pointer and by key, and leaves the keyboard where it was', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await canvas(page).click({ button: 'right', position: { x: 100, y: 50 } });
  await expect(page.getByRole('menuitem', { name: 'Only stacks through it' })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(canvas(page)).toBeFocused();
  await press(page, 'ArrowDown', 'Shift+F10');
  await page.getByRole('menuitem', { name: 'Drop its stacks' }).click();
  await expect(steps(page)).toContainText('Without stacks through');
  await press(page, '?');
  await expect(page.getByRole('dialog', { name: 'Keys of the flame graph' })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('colours are those of packages, in dark and light, and of a search', async ({ page, bench }) => {
  for (const theme of ['dark', 'light'] as const) {
    await openFile(page, bench, { name: 'go.folded', content: 'runtime.main;runtime.gc 50\nnet/http.Serve 50' }, theme);
    const [root, left, right, below] = [
      await pixel(page, 100, 10),
      await pixel(page, 100, 30),
      await pixel(page, 500, 30),
      await pixel(page, 500, 50),
    ];
    expect(new Set([root, left, right]).size).toBe(3);
    expect(below).toBe(right);
    await page.getByLabel('Search functions').fill('nothing of that name');
    await expect.poll(() => pixel(page, 100, 30)).not.toBe(left);
    expect(await pixel(page, 500, 30)).toBe(await pixel(page, 100, 30));
  }
});

const deep = Array.from({ length: 10_000 }, (_, level) => `f${level}`).join(';');
const wide = Array.from({ length: 130_000 }, (_, at) => `main;s${at} ${(at % 7) + 1}`).join('\n');

test('10,000 levels are scrolled to their end', async ({ page, bench }) => {
  await openFile(page, bench, { name: 'deep.folded', content: `${deep} 1` });
  await focusFlame(page);
  await canvas(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(() => pixel(page, 400, 300)).not.toBe('#000000');
  await page.getByLabel('Search functions').fill('"f9999"');
  await press(page, 'Enter');
  await expect(page.getByTestId('search-found')).toHaveText('1 function, 100.0% of the total');
  await page.getByLabel('Search functions').press('Enter');
  await expect(told(page)).toContainText('f9999, level 10001');
});

test('130,000 siblings are searched and zoomed to', async ({ page, bench }) => {
  await openFile(page, bench, { name: 'wide.folded', content: wide });
  await page.getByLabel('Search functions').fill('"s129999"');
  await expect(page.getByTestId('search-found')).toContainText('1 function');
  await page.getByLabel('Search functions').press('Enter');
  await expect(told(page)).toContainText('s129999, level 3');
  const merged = await pixel(page, 400, 50);
  await focusFlame(page);
  await press(page, 'Enter');
  await expect.poll(() => pixel(page, 400, 50)).not.toBe(merged);
});

async function saved(page: Page, label: string): Promise<Download> {
  await page.getByRole('button', { name: 'Save as' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: label }).click();
  return download;
}
const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

test('what is seen is what is saved: steps are in a pprof, and a picture is one', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await page.getByRole('button', { name: 'idle', exact: true }).click();
  await focusFlame(page);
  await press(page, 'd');
  await expect(steps(page)).toContainText('Without stacks through idle');
  const decoded = await decodePprof(new Uint8Array(await bytesOf(await saved(page, 'pprof'))));
  const tree = decoded.ok ? buildTree(decoded.value, 0) : undefined;
  expect(tree?.total[0]).toBe(60);
  expect(tree?.names).not.toContain('idle');
  const png = await bytesOf(await saved(page, 'PNG picture'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(3200);
});

test('an SVG shows what is zoomed to', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter');
  await expect(told(page)).toContainText('idle, level 3');
  await expect(flameView(page).getByRole('button', { name: 'Whole' })).toBeVisible();
  const svg = (await bytesOf(await saved(page, 'SVG picture'))).toString();
  expect(svg).toContain('>idle<');
  expect(svg).not.toContain('handle');
});

test('frames of a pprof are told apart by line', async ({ page, bench }) => {
  await openFile(page, bench, 'tests/fixtures/pprof/cpu-3s.pb.gz');
  await page.getByRole('combobox', { name: 'Frames by' }).click();
  await page.getByRole('option', { name: 'Function and line' }).click();
  await expect.poll(() => functionNames(page).then((names) => names.join())).toMatch(/\.go:\d+/);
});

test('what is pinned by address tells its program, and is copied as text by keyboard', async ({
  page,
  bench,
}, info) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFile(page, bench, 'tests/fixtures/disassembly/exe.pb.gz');
  await page.getByRole('combobox', { name: 'Frames by' }).click();
  await page.getByRole('option', { name: 'Address' }).click();
  await flameView(page).getByRole('searchbox').fill('4c71e2 main.mix');
  await expect(page.getByTestId('search-found')).toContainText('1 function');
  await press(page, 'Enter');
  await expect(told(page)).toContainText('0x4c71e2 main.mix');
  await focusFlame(page);
  await press(page, 'Space');
  const pinned = page.getByTestId('flame-pinned');
  await expect(pinned).toContainText('Inlinedinto main.churn');
  await page.screenshot({ path: info.outputPath('pinned.png') });
  await press(page, 'Tab');
  await expect(pinned.getByRole('button', { name: 'Copy as text' })).toBeFocused();
  await press(page, 'Enter');
  await expect(pinned.getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toEqual(
    expect.arrayContaining([
      'File: burn/main.go:17',
      'Program: /home/dev/src/burn/burn',
      'Build id: 7b3bea1e8a175805a8f03397c31cd9ec45c0870d',
      'Address: 0x4c71e2',
      'Inlined: into main.churn',
    ])
  );
});

test('labels of a pprof stand above its stacks', async ({ page, bench }) => {
  const samples = [
    { stack: 'main;pay', cpuMillis: 70, labels: { span_name: 'POST /checkout' } },
    { stack: 'main;list', cpuMillis: 30, labels: { span_name: 'GET /cart' } },
  ];
  await openFile(page, bench, { name: 'labelled.pb.gz', content: Buffer.from(cpuPprof(samples, Date.now())) });
  await page.getByRole('combobox', { name: 'Labels above the stacks' }).click();
  await page.getByRole('option', { name: 'span_name' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => functionNames(page)).toContain('POST /checkout');
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('POST /checkout, level 2');
  await expect(told(page)).toContainText('70.0%');
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('pay, level 4');
});

test.describe('for those who want less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('a zoom is there at once', async ({ page, bench }) => {
    await openFile(page, bench, SMALL);
    await focusFlame(page);
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight');
    const before = await pixel(page, 100, 50);
    await press(page, 'Enter');
    const frames = await page.evaluate(
      () => new Promise<number>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(2))))
    );
    expect(frames).toBe(2);
    const after = await pixel(page, 100, 50);
    expect(after).not.toBe(before);
    await page.waitForTimeout(400);
    expect(await pixel(page, 100, 50)).toBe(after);
  });
});

test('a comparison tells its sides apart, in words and colours', async ({ page, bench }) => {
  const left = foldedTree('main;kept 50', 'main;gone 30', 'main;grown 20');
  const of = (name: string): number => left.nameIndex.indexOf(left.names.indexOf(name));
  const values = (kept: number, gone: number, grown: number): Float64Array =>
    Float64Array.from(
      left.level,
      (_, row) => ({ [of('kept')]: kept, [of('gone')]: gone, [of('grown')]: grown })[row] ?? 0
    );
  const self = values(50, 0, 50);
  const total = Float64Array.from(self, (value, row) => (left.level[row] < 2 ? 100 : value));
  const content = encodeHtml({ tree: { ...left, right: { self, total } }, name: 'both' });
  await openFile(page, bench, { name: 'both.html', content });
  await expect(page.getByRole('columnheader', { name: 'Change', exact: true })).toBeVisible();
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('kept, level 3, left 50, right 50');
  await press(page, 'End');
  const last = (await told(page).textContent()) ?? '';
  expect(['gone', 'grown'].some((name) => last.includes(name))).toBe(true);
  await expect(told(page)).toContainText(/left (30|20), right (0|50), change/);
  // Kept is grey, as nothing changed; what has changed is not.
  expect(await pixel(page, 60, 50)).not.toBe(await pixel(page, 500, 50));
});

test('a file has all the width of the window', async ({ page, bench }) => {
  await page.setViewportSize({ width: 1800, height: 900 });
  await openFile(page, bench, SMALL);
  const box = await flameView(page).boundingBox();
  expect(box?.width).toBeGreaterThan(1700);
  expect(box?.height).toBeGreaterThan(700);
});

test('in a narrow and in a low window all of it can be reached', async ({ page, bench }, info) => {
  await page.setViewportSize({ width: 400, height: 700 });
  await openFile(page, bench, SMALL);
  await canvas(page).scrollIntoViewIfNeeded();
  await expect(page.getByRole('table', { name: 'Functions' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('narrow.png'), fullPage: true });
  const inner = await flameView(page).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(inner).toBeLessThanOrEqual(0);
});

test('another file takes the place of the one before, whatever was done to it', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'f');
  await expect(steps(page)).toBeVisible();
  await pickFile(page, { name: 'other.folded', content: 'start;end 5' });
  await expect(steps(page)).toBeHidden();
  await expect.poll(() => functionNames(page)).toEqual(['end', 'start']);
});

test('what was chosen is in the address, and there again after a reload', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  const pick = async (): Promise<void> => {
    await spanRow(page, 'pricing.Calculate').click();
    await expect(profileView(page, 'profile')).toBeVisible();
    await expect(canvas(page)).toBeVisible();
  };
  await pick();
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('calculate');
  await press(page, 'f', '/');
  await page.keyboard.type('unm');
  await expect(page).toHaveURL(/flame-\d+=.*unm/);
  await page.reload();
  await openTrace(page, page.url(), CHECKOUT.id);
  await pick();
  await expect(steps(page)).toContainText('Only stacks through calculate');
  await expect(page.getByLabel('Search functions')).toHaveValue('unm');
  await expect(page.getByTestId('search-found')).toHaveText(/^1 function, 33.3% of the total/);
});

test('the back button takes back a step at a time, and leaves the span picked', async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'pricing.Calculate').click();
  await expect(canvas(page)).toBeVisible();
  await focusFlame(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'f');
  await expect(steps(page)).toContainText('Only stacks through calculate');
  await expect(page).toHaveURL(/steps[^&]*calculate/);
  await page.getByLabel('Search functions').fill('unm');
  await expect(page).toHaveURL(/search/);
  await page.getByRole('button', { name: 'unmarshal', exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Callers and callees' }).click();
  await expect(steps(page)).toContainText('Callers and callees of unmarshal');
  await expect(page).toHaveURL(/sandwich/);
  await page.goBack();
  await expect(steps(page)).not.toContainText('Callers and callees');
  await expect(steps(page)).toContainText('Only stacks through calculate');
  await expect(page.getByLabel('Search functions')).toHaveValue('unm');
  await page.goBack();
  await expect(steps(page)).toBeHidden();
  await expect(profileView(page).getByRole('heading')).toContainText('pricing.Calculate');
});

test("a function's stacks open in Explore, with the question that was asked", async ({ page, bench }) => {
  await openTrace(page, bench.page, CHECKOUT.id);
  await spanRow(page, 'pricing.Calculate').click();
  await expect(canvas(page)).toBeVisible();
  await page.getByRole('button', { name: 'unmarshal', exact: true }).click({ button: 'right' });
  const link = page.getByRole('menuitem', { name: 'Stacks through it in Explore' });
  const address = new URL((await link.getAttribute('href')) ?? '', bench.page);
  const [query] = JSON.parse(address.searchParams.get('panes') ?? '{}').profile.queries;
  expect(query.spanSelector).toEqual([CHECKOUT.spans[2].id]);
  expect(query.frameFilter.rules).toEqual([
    { action: 'keepStacks', by: 'function', match: 'exact', pattern: 'unmarshal' },
  ]);
  await page.goto(address.href);
  await isDone(page);
  expect(await flameGraph(page)).toEqual({ total: 40, main: 40, handle: 40, calculate: 40, unmarshal: 40 });
});
