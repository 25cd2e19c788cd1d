import { expect, type Locator, type Page, test } from '@playwright/test';

import { type Bench } from './bench';

export const flameView = (page: Page): Locator => page.getByTestId('flame-view');
export const canvas = (page: Page): Locator => page.getByTestId('flame-canvas').first();
/** What a screen reader is told of the selected row. */
export const told = (page: Page): Locator => page.getByTestId('flame-live').first();

/** A file of the user's own computer: a path, or its name and content. */
export type LocalFile = string | { readonly name: string; readonly content: string | Buffer };

/** Opens a file on the start page and waits for its flame graph. */
export async function openFile(page: Page, bench: Bench, file: LocalFile, theme = 'dark'): Promise<void> {
  await page.goto(`${bench.page}/a/spanflame-profiles-app?theme=${theme}`);
  await pickFile(page, file);
}

export async function pickFile(page: Page, file: LocalFile): Promise<void> {
  await page
    .getByLabel('Profile file')
    .setInputFiles(
      typeof file === 'string' ? file : { name: file.name, mimeType: '', buffer: Buffer.from(file.content) }
    );
  await expect(canvas(page)).toBeVisible();
}

export const focusFlame = (page: Page): Promise<void> => canvas(page).focus();

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

/** The colour of a pixel of the drawn bars, as `#rrggbb`; `x` and `y` in CSS pixels of the canvas. */
export const pixel = (page: Page, x: number, y: number, at = 0): Promise<string> =>
  page
    .getByTestId('flame-canvas')
    .nth(at)
    .locator('canvas')
    .first()
    .evaluate(
      (element, [left, top]) => {
        const drawn = element as HTMLCanvasElement;
        const ratio = drawn.width / drawn.clientWidth;
        const data = drawn.getContext('2d')?.getImageData(Math.floor(left * ratio), Math.floor(top * ratio), 1, 1).data;
        return `#${Array.from(data ?? [])
          .slice(0, 3)
          .map((part) => part.toString(16).padStart(2, '0'))
          .join('')}`;
      },
      [x, y] as const
    );

/** Saves what is seen by an item of the menu; answers with where it is. */
export async function saveAs(page: Page, label: string | RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Save as' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: label }).click();
  const file = await download;
  const path = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return path;
}
