import { readFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';

import { buildTree } from '../../src/profile/buildTree';
import { decodePprof } from '../../src/profile/pprof';
import { canvas, flameView, focusFlame, openFile, pickFile, press, saveAs, told } from './flamePage';
import { expect, test } from './test';

const STACKS = [
  'main;handle;parse;alloc 20',
  'main;handle;price;parse;alloc 30',
  'main;handle;price 10',
  'main;idle 40',
];
const SMALL = { name: 'small.folded', content: STACKS.join('\n') };
/** Bars of many widths, each with a package of its own. */
const MANY = Array.from({ length: 60 }, (_, at) => `main;p${at}/q.f${at} ${20 + ((at * 37) % 61)}`).join('\n');

async function entries(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Save as' }).click();
  await expect(page.getByRole('menuitem', { name: /^PNG picture/ })).toBeVisible();
  const labels = await page.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Escape');
  return labels;
}

const sizeOf = (path: string): readonly [width: number, height: number] => {
  const png = readFileSync(path);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

/** Colours of points (shares of its width, CSS pixels from its top) of a PNG of 2 pixels to one of CSS. */
const colorsOfPng = (page: Page, path: string, points: ReadonlyArray<readonly [number, number]>): Promise<string[]> =>
  page.evaluate(
    async ([data, at]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const drawn = document.createElement('canvas');
      drawn.width = image.naturalWidth;
      drawn.height = image.naturalHeight;
      const context = drawn.getContext('2d');
      context?.drawImage(image, 0, 0);
      return at.map(([share, top]) =>
        String(context?.getImageData(Math.floor(share * drawn.width), top * 2, 1, 1).data.slice(0, 3))
      );
    },
    [readFileSync(path).toString('base64'), points] as const
  );

/** The same of what is on the screen. */
const colorsOfScreen = (page: Page, points: ReadonlyArray<readonly [number, number]>): Promise<string[]> =>
  canvas(page)
    .locator('canvas')
    .first()
    .evaluate((element, at) => {
      const drawn = element as HTMLCanvasElement;
      const ratio = drawn.width / drawn.clientWidth;
      const context = drawn.getContext('2d');
      return at.map(([share, top]) =>
        String(context?.getImageData(Math.floor(share * drawn.width), top * ratio, 1, 1).data.slice(0, 3))
      );
    }, points);

test('what is zoomed and panned by wheel is what a PNG and an SVG show', async ({ page, bench }, info) => {
  await openFile(page, bench, { name: 'many.folded', content: MANY });
  // At the lower edge of the bars, where no text is.
  const points = Array.from({ length: 97 }, (_, at) => [(at + 0.5) / 97, 57] as const);
  const whole = await colorsOfScreen(page, points);
  await canvas(page).hover({ position: { x: 300, y: 50 } });
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 5; turn++) {
    await page.mouse.wheel(0, -100);
  }
  await page.keyboard.up('Control');
  await page.mouse.wheel(171, 0);
  await expect.poll(() => colorsOfScreen(page, points)).not.toEqual(whole);
  await page.mouse.move(0, 0);
  const path = await saveAs(page, 'PNG picture');
  const [screen, png] = [await colorsOfScreen(page, points), await colorsOfPng(page, path, points)];
  await page.screenshot({ path: info.outputPath('screen.png') });
  expect(new Set(screen).size).toBeGreaterThan(3);
  // Where a bar ends may be another pixel in a wider picture.
  expect(png.filter((color, at) => color !== screen[at]).length).toBeLessThan(5);

  const svg = readFileSync(await saveAs(page, 'SVG picture'), 'utf8');
  const bars = Array.from(
    svg.matchAll(/<title>(p\d+\/\S+)\n[^<]*<\/title><rect x="([^"]*)"[^>]*width="([^"]*)"[^>]*fill="([^"]*)"/g)
  );
  const fillAt = (share: number): string | undefined =>
    bars.find(([, , x, width]) => 8 + share * 1184 >= +x && 8 + share * 1184 < +x + +width)?.[4];
  expect(bars.length).toBeLessThan(40);
  const rgb = (hex = '#000000'): string => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join();
  const differing = points.filter(([share], at) => rgb(fillAt(share)) !== screen[at]);
  expect(differing.length).toBeLessThan(5);
});

test('of a sandwich both halves are saved where there is a picture, and its stacks elsewhere', async ({
  page,
  bench,
  context,
}, info) => {
  await openFile(page, bench, SMALL);
  await page.getByRole('button', { name: 'parse', exact: true }).click();
  await expect(told(page)).toContainText('parse, level 5');
  await focusFlame(page);
  await press(page, 's');
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  expect(await entries(page)).toEqual([
    'PNG picture',
    'SVG picture',
    'HTML file',
    'pprof, the stacks through the function',
    'Folded stacks, the stacks through the function',
    'speedscope JSON, the stacks through the function',
  ]);

  // Four levels of callers and two of callees, of 20 pixels each, and 8 between them.
  expect(sizeOf(await saveAs(page, 'PNG picture'))).toEqual([3200, 2 * (6 * 20 + 8)]);
  const svg = readFileSync(await saveAs(page, 'SVG picture'), 'utf8');
  const topOf = (name: string): number[] =>
    Array.from(svg.matchAll(new RegExp(`<title>${name}\n[^<]*</title><rect [^>]*y="(\\d+)"`, 'g')), ([, y]) => +y);
  const [callers, callees] = topOf('parse');
  expect(topOf('price')[0]).toBeLessThan(callers);
  expect(topOf('alloc')[0]).toBeGreaterThan(callees);
  expect(svg).toContain('Callers and callees of parse');

  const html = await context.newPage();
  await html.goto(`file://${await saveAs(page, 'HTML file')}`);
  const [above, below] = await html.getByRole('application').all();
  await expect(html.locator('#status')).toContainText('parse — 50 (100.00 %)');
  await above.focus();
  await press(html, 'ArrowUp', 'ArrowUp');
  await expect(html.locator('#status')).toContainText('handle');
  await below.focus();
  await press(html, 'ArrowDown');
  await expect(html.locator('#status')).toContainText('alloc — 50 (100.00 %)');
  await html.getByLabel('Search').fill('price');
  await expect(html.locator('#matched')).toHaveText('callers 60.00 %, callees 0.00 % matches');
  for (const colorScheme of ['light', 'dark'] as const) {
    await html.emulateMedia({ colorScheme });
    await html.screenshot({ path: info.outputPath(`html-${colorScheme}.png`) });
    expect((await new AxeBuilder({ page: html }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }
  await html.close();

  const pprof = await saveAs(page, /^pprof/);
  const decoded = await decodePprof(new Uint8Array(readFileSync(pprof)));
  const tree = decoded.ok ? buildTree(decoded.value, 0) : undefined;
  expect(tree?.total[0]).toBe(50);
  expect(tree?.names).not.toContain('idle');
  await pickFile(page, pprof);
  await page.getByRole('button', { name: 'parse', exact: true }).click();
  await focusFlame(page);
  await press(page, 's');
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  expect(sizeOf(await saveAs(page, 'PNG picture'))).toEqual([3200, 256]);
});

test('nothing is saved where no stack is left', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  await page.getByRole('button', { name: 'parse', exact: true }).click();
  await focusFlame(page);
  await press(page, 's');
  await expect(page.getByTestId('flame-graph')).toHaveCount(2);
  await press(page, 'd');
  await expect(flameView(page)).toContainText('No stack that is left has a frame of parse');
  await expect(page.getByRole('button', { name: 'Save as' })).toBeDisabled();
});

test('a PNG has as many levels as a canvas holds', async ({ page, bench }) => {
  const deep = Array.from({ length: 10_000 }, (_, level) => `f${level}`).join(';');
  await openFile(page, bench, { name: 'deep.folded', content: `${deep} 1` });
  const [label] = await entries(page);
  const [, drawn] = /^PNG picture, (\d+) of 10001 levels$/.exec(label) ?? [];
  // 65,535 pixels are as long as Chromium's canvases get.
  expect(Number(drawn)).toBe(3276);
  const path = await saveAs(page, /^PNG picture/);
  expect(sizeOf(path)).toEqual([1600, 3276 * 20]);
});

test('a chart is drawn below its axis, also where it is zoomed', async ({ page, bench }) => {
  await openFile(page, bench, 'tests/fixtures/timeOrder/python-requests.speedscope.json');
  await focusFlame(page);
  await press(page, 'o');
  await expect(page.getByTestId('time-ruler')).toBeVisible();
  expect(await entries(page)).toEqual([
    'PNG picture',
    'SVG picture',
    'HTML file, sums only',
    'pprof, sums only',
    'Folded stacks, sums only',
    'speedscope JSON',
  ]);
  const marksOf = async (): Promise<string[]> => {
    const svg = readFileSync(await saveAs(page, 'SVG picture'), 'utf8');
    return Array.from(svg.matchAll(/<text [^>]*y="54"[^>]*>([^<]*)</g), ([, label]) => label);
  };
  const whole = await marksOf();
  expect(whole.length).toBeGreaterThan(5);
  expect(whole[0]).toMatch(/^0(\.0+)? (s|ms)$/);
  const [, height] = sizeOf(await saveAs(page, 'PNG picture'));
  // Levels of 20 CSS pixels and as many for the axis.
  expect((height / 40) % 1).toBe(0);
  await focusFlame(page);
  await press(page, '+', '+', '+');
  await expect.poll(marksOf).not.toEqual(whole);
});
