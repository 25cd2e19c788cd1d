import { explore, flameGraph, framesOf, isDone, result } from './explorePage';
import { expect, test } from './test';

const CHECKOUT_V2 = '{service_name="checkout-api", version="v2"}';

test('a click on a function of the table opens the flame graph with its stacks only', async ({ page, bench }, info) => {
  await explore(page, bench, { queryType: 'functions', labelSelector: CHECKOUT_V2 });
  await isDone(page);
  const [table] = await framesOf(page, 'functions');
  expect(table.function?.[0]).toBe('calculate');
  await page.screenshot({ path: info.outputPath('functions.png') });
  await page.getByTestId('frame-table').getByRole('link', { name: 'validate' }).click();
  await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
  expect(await flameGraph(page)).toEqual({ total: 30, main: 30, handle: 30, validate: 30 });
});

test('a pattern leaves functions out of the table', async ({ page, bench }) => {
  await explore(page, bench, { queryType: 'functions', labelSelector: CHECKOUT_V2, functionPattern: '^(cal|val)' });
  await isDone(page);
  const [table] = await framesOf(page, 'functions');
  expect(table.function).toEqual(['calculate', 'validate']);
});

test('rules of a frame filter drop stacks and hide frames', async ({ page, bench }) => {
  const rule = (action: string, pattern: string): object => ({ action, by: 'function', match: 'regex', pattern });
  const frameFilter = { presets: [], rules: [rule('dropStacks', '^validate$'), rule('hideFrames', '^calculate$')] };
  await explore(page, bench, { labelSelector: CHECKOUT_V2, frameFilter });
  await isDone(page);
  await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
  expect(await flameGraph(page)).toEqual({ total: 130, main: 130, handle: 130, unmarshal: 40 });
});
