import { type Locator, type Page } from '@playwright/test';

import { contrast, type Rgb } from '../../src/panel/flame/colors/color';
import { canvas, focusFlame, openFile, pixel, press } from './flamePage';
import { flameJson, openPanels, type Row, snapshotPanel } from './flamePanels';
import { expect, test } from './test';

const SMALL = {
  name: 'small.folded',
  content: ['main;handle;parse 20', 'main;handle;price;parse 30', 'main;handle;price 10', 'main;idle 40'].join('\n'),
};
const BOTH_SIDES: readonly Row[] = [
  [0, 'total', 300, 0, 300, 0],
  [1, 'kept', 100, 100, 100, 100],
  [1, 'fewer', 100, 100, 20, 20],
  [1, 'grown', 20, 20, 100, 100],
  [1, 'gone', 80, 80, 0, 0],
  [1, 'new', 0, 0, 80, 80],
];

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** A colour of the user as `#rrggbb`, as it is seen on the page. */
const systemColor = (page: Page, name: string): Promise<string> =>
  page.evaluate((wanted) => {
    const drawn = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement('i'));
    for (const color of ['Canvas', wanted]) {
      probe.style.color = color;
      Object.assign(drawn ?? {}, { fillStyle: getComputedStyle(probe).color });
      drawn?.fillRect(0, 0, 1, 1);
    }
    probe.remove();
    const data = drawn?.getImageData(0, 0, 1, 1).data ?? [];
    return `#${Array.from(data.slice(0, 3), (part) => part.toString(16).padStart(2, '0')).join('')}`;
  }, name);

/** Rows of pixels of a canvas at CSS pixels, as `#rrggbb`; what nothing is drawn on is `''`. */
const pixels = (drawn: Locator, x: number, y: number, width: number, height: number): Promise<string[][]> =>
  drawn.evaluate(
    (element, [left, top, across, down]) => {
      const data = (element as HTMLCanvasElement).getContext('2d')?.getImageData(left, top, across, down).data ?? [];
      const hex = (at: number): string =>
        data[at + 3] === 0
          ? ''
          : `#${Array.from(data.slice(at, at + 3), (part) => part.toString(16).padStart(2, '0')).join('')}`;
      return Array.from({ length: down }, (_, row) =>
        Array.from({ length: across }, (_, column) => hex(4 * (row * across + column)))
      );
    },
    [x, y, width, height] as const
  );

const overlay = (page: Page): Locator => page.getByTestId('flame-overlay').first();
const bars = (page: Page): Locator => canvas(page).locator('canvas').first();
const widthOf = async (page: Page): Promise<number> => (await canvas(page).boundingBox())?.width ?? 0;

// The theme of Grafana is the other one: it must not matter.
for (const [scheme, theme] of [
  ['dark', 'light'],
  ['light', 'dark'],
] as const) {
  test.describe(`in ${scheme} colours that the user forces on all pages`, () => {
    test.use({ contextOptions: { forcedColors: 'active' }, colorScheme: scheme });

    test('bars, labels, what is found and what is picked are seen', async ({ page, bench }, info) => {
      await openFile(page, bench, SMALL, theme);
      const [ground, ink, grey, highlight] = await Promise.all(
        ['Canvas', 'CanvasText', 'GrayText', 'Highlight'].map((name) => systemColor(page, name))
      );
      await expect(page.getByTestId('function-table')).toContainText('idle');
      const width = await widthOf(page);
      // `handle` is the first bar of the third level, 60 % of the width.
      const middle = [Math.round(width * 0.4), 50] as const;
      expect(await pixel(page, ...middle)).toBe(ground);
      expect(await pixel(page, 0, 50)).toBe(ink);
      expect(await pixel(page, middle[0], 40)).toBe(ink);
      const label = (await pixels(bars(page), 4, 42, 40, 14)).flat();
      expect(Math.max(...label.map((color) => contrast(rgb(color), rgb(ground))))).toBeGreaterThan(12);

      await page.getByLabel('Search functions').fill('handle');
      await expect.poll(() => pixel(page, ...middle)).toBe(highlight);
      expect(await pixel(page, Math.round(width * 0.9), 50)).toBe(ground);
      expect(await pixel(page, Math.round(width * 0.9), 40)).toBe(grey);
      await page.screenshot({ path: info.outputPath('found.png') });

      await canvas(page).hover({ position: { x: width * 0.8, y: 50 } });
      await expect
        .poll(async () => (await pixels(overlay(page), Math.round(width * 0.9), 40, 1, 1))[0][0])
        .toBe(highlight);
      await expect(page.getByTestId('flame-tooltip')).toHaveCSS('border-top-width', '1px');

      await page.getByLabel('Search functions').fill('');
      await page.getByRole('button', { name: 'Regular expression' }).click();
      await expect(page.getByRole('button', { name: 'Regular expression' })).toHaveCSS('border-top-width', '1px');
      await focusFlame(page);
      await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
      const ring = async (): Promise<string[]> => (await pixels(overlay(page), middle[0], 40, 1, 5)).flat();
      await expect.poll(ring).toEqual(expect.arrayContaining([highlight, ground]));
      const picked = page.getByRole('table', { name: 'Functions' }).getByRole('row').filter({ hasText: 'handle' });
      await expect(picked).toHaveCSS('outline-style', 'solid');
      await press(page, 'Shift+F10');
      const menuEdge = page.getByRole('menu').evaluate((menu) => {
        const [body] = menu.children;
        return getComputedStyle(body, '::after').borderTopStyle;
      });
      expect(await menuEdge).toBe('solid');
      await press(page, 'Escape');

      // The user takes other colours, or none.
      await page.emulateMedia({ colorScheme: scheme === 'dark' ? 'light' : 'dark', forcedColors: 'active' });
      await expect.poll(() => pixel(page, ...middle)).toBe(await systemColor(page, 'Canvas'));
      expect(await systemColor(page, 'Canvas')).not.toBe(ground);
      await page.emulateMedia({ forcedColors: 'none' });
      await expect.poll(() => pixel(page, ...middle)).not.toMatch(/#(000000|ffffff)/);
    });

    test('sides of a comparison are told apart by patterns, and the legend has them', async ({ page, bench }, info) => {
      await openPanels(page, bench, [snapshotPanel('Both sides', flameJson(BOTH_SIDES))], theme);
      await expect(canvas(page)).toBeInViewport();
      const ink = await systemColor(page, 'CanvasText');
      const width = await widthOf(page);
      /** The right end of a bar, where no label and no flag is; ends of bars are parts of 600. */
      const patternBefore = async (end: number): Promise<string[][]> =>
        pixels(bars(page), Math.round((width * end) / 600) - 40, 24, 28, 12);
      const [kept, fewer, grown, gone, fresh] = await Promise.all([200, 320, 440, 520, 600].map(patternBefore));
      const inked = (pattern: string[][]): number => pattern.flat().filter((color) => color === ink).length;
      expect(inked(kept)).toBe(0);
      expect(inked(fewer)).toBeGreaterThan(10);
      expect(inked(gone)).toBeGreaterThan(1.5 * inked(fewer));
      expect(inked(fresh)).toBeGreaterThan(1.5 * inked(grown));
      expect([slope(fewer, ink), slope(gone, ink), slope(grown, ink), slope(fresh, ink)]).toEqual([1, 1, -1, -1]);
      const legend = page.getByTestId('change-legend');
      await expect(legend.locator('i')).toHaveCount(4);
      await expect(legend).toContainText('less');
      await page.screenshot({ path: info.outputPath('comparison.png') });
    });
  });
}

/** Whether lines fall (1) or rise (-1) to the right: the way in which rows of pixels are the row above, moved by one. */
function slope(pattern: readonly string[][], ink: string): 1 | -1 {
  const movedBy = (shift: 1 | -1): number =>
    pattern
      .slice(1)
      .flatMap((row, above) => row.filter((color, x) => color === ink && pattern[above][x - shift] === ink)).length;
  return movedBy(1) > movedBy(-1) ? 1 : -1;
}
