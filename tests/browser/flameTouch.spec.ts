import { type CDPSession, type Page } from '@playwright/test';

import { canvas, openFile, pixel, told } from './flamePage';
import { expect, test } from './test';

test.use({ hasTouch: true });

const SMALL = { name: 'small.folded', content: 'main;handle;price 60\nmain;idle 40' };

type Finger = readonly [x: number, y: number];
const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]) =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(([x, y], id) => ({ x, y, id })) });

async function cornerOf(page: Page): Promise<Finger> {
  await canvas(page).scrollIntoViewIfNeeded();
  const box = await canvas(page).boundingBox();
  return [box?.x ?? 0, box?.y ?? 0];
}

test('two fingers zoom, one pans', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  const [left, top] = await cornerOf(page);
  const session = await page.context().newCDPSession(page);
  const y = top + 200;
  const [handle, idle] = [await pixel(page, 100, 50), await pixel(page, 700, 50)];
  expect(idle).not.toBe(handle);
  await touch(session, 'touchStart', [[left + 90, y]]);
  await touch(session, 'touchStart', [
    [left + 90, y],
    [left + 110, y],
  ]);
  for (const step of [20, 40, 60, 80]) {
    await touch(session, 'touchMove', [
      [left + 90 - step, y],
      [left + 110 + step, y],
    ]);
  }
  await touch(session, 'touchEnd', []);
  // Nine times as near at 100: all of the width is of handle.
  await expect.poll(() => pixel(page, 700, 50)).toBe(handle);
  for (const sweep of [1, 2, 3, 4, 5, 6]) {
    await touch(session, 'touchStart', [[left + 780, y]]);
    for (const step of [1, 2, 3, 4]) {
      await touch(session, 'touchMove', [[left + 780 - step * 190, y + sweep]]);
    }
    await touch(session, 'touchEnd', []);
  }
  await expect.poll(() => pixel(page, 700, 50)).toBe(idle);
});

test('a tap zooms, the next one pins, and from there the menu opens', async ({ page, bench }) => {
  await openFile(page, bench, SMALL);
  const [left, top] = await cornerOf(page);
  await page.touchscreen.tap(left + 100, top + 50);
  await expect(told(page)).toContainText('handle, level 3');
  await page.touchscreen.tap(left + 100, top + 50);
  await expect(page.getByTestId('flame-pinned')).toContainText('handle');
  await page.getByTestId('flame-pinned').getByRole('button', { name: 'What can be done' }).tap();
  await page.getByRole('menuitem', { name: 'Hide its frames' }).tap();
  await expect(page.getByTestId('view-steps')).toContainText('handle');
});
