import { type Bench, startBench } from './bench';
import { CHECKOUT } from './demoData';
import { expect, openTrace, profileView, spanRow, test } from './test';

// Grafana has served nested plugins in two ways; a chunk that is asked for at another plugin's address is not found.
for (const [scheme, address] of [
  ['nested', /\/public\/plugins\/spanflame-profiles-app\/panel\/\w+\.js/],
  ['own', /\/public\/plugins\/spanflame-profile-panel\/\w+\.js/],
] as const) {
  test.describe(`assets served ${scheme === 'own' ? "by the plugin's own id" : 'nested in the app'}`, () => {
    let own: Bench;
    test.beforeAll(async () => {
      own = await startBench(scheme);
    });
    test.afterAll(() => own.close());

    test('the chunk of the flame graph is found beside its module', async ({ page }) => {
      const chunks: string[] = [];
      page.on('response', (answer) => {
        if (address.test(answer.url()) && !answer.url().includes('module.js')) {
          chunks.push(`${answer.status()}`);
        }
      });
      await openTrace(page, own.page, CHECKOUT.id);
      await spanRow(page, 'pricing.Calculate').click();
      await expect(profileView(page, 'profile')).toBeVisible();
      await expect(page.getByTestId('flame-graph').locator('canvas').first()).toBeVisible();
      expect(chunks.length).toBeGreaterThan(0);
      expect(new Set(chunks)).toEqual(new Set(['200']));
    });
  });
}

test('the app has its page', async ({ page, bench }) => {
  await page.goto(`${bench.page}/a/spanflame-profiles-app`);
  await expect(page.getByTestId('app-root')).toBeVisible();
});
