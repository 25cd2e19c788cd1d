import { explore, flameGraph, framesOf, isDone, PARCA, PYROSCOPE, result } from './explorePage';
import { expect, test } from './test';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const CHECKOUT = '{service_name="checkout-api"}';
const CHECKOUT_V2 = '{service_name="checkout-api", version="v2"}';

for (const [uid, profileTypeId] of [
  [PYROSCOPE, CPU],
  [PARCA, `${CPU}:delta`],
]) {
  test(`of ${uid}, Explore gets what is below a call site`, async ({ page, bench }) => {
    const stackTraceSelector = ['main', 'handle', 'validate'];
    await explore(page, bench, { profileTypeId, labelSelector: CHECKOUT_V2, stackTraceSelector }, { uid });
    await isDone(page);
    await expect(result(page).locator('canvas').first()).toBeVisible();
    expect(await flameGraph(page)).toEqual({ total: 30, main: 30, handle: 30, validate: 30 });
  });

  test(`of ${uid}, Explore gets lines`, async ({ page, bench }, info) => {
    await explore(page, bench, { profileTypeId, labelSelector: CHECKOUT_V2, detail: 'line' }, { uid });
    await isDone(page);
    await expect(result(page).locator('canvas').first()).toBeVisible();
    await page.screenshot({ path: info.outputPath('lines.png') });
    const [{ label, line, file }] = await framesOf(page, 'response');
    expect(label?.slice(0, 3)).toEqual(['total', 'main checkout.ts:1', 'handle checkout.ts:1']);
    expect([line?.slice(0, 3), file?.slice(0, 3)]).toEqual([
      [null, 1, 1],
      ['', 'checkout.ts', 'checkout.ts'],
    ]);
  });

  test(`of ${uid}, the values of a label stand above the stacks`, async ({ page, bench }, info) => {
    await explore(page, bench, { profileTypeId, labelSelector: CHECKOUT, labelLevels: ['version'] }, { uid });
    await isDone(page);
    await expect(result(page).locator('canvas').first()).toBeVisible();
    await page.screenshot({ path: info.outputPath('levels.png') });
    const graph = await flameGraph(page);
    expect([graph['total'], graph['v1'], graph['v2']]).toEqual([230, 70, 160]);
  });
}
