import { type Locator, type Page } from '@playwright/test';

import { CPU, explore, flameGraph, framesOf, isDone, legend, PARCA, result } from './explorePage';
import { expect, test } from './test';

const RECOMMENDER = '{service_name="recommender"}';
const PARCA_CPU = { profileTypeId: `${CPU}:delta` };
const CHECKOUT_V2 = '{service_name="checkout-api", version="v2"}';
const editor = (page: Page): Locator => page.getByTestId('query-editor');

async function pick(page: Page, label: string, option: string): Promise<void> {
  await editor(page).getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}

const open = (page: Page, group: string): Promise<void> =>
  editor(page)
    .getByRole('button', { name: new RegExp(`^${group}`) })
    .click();

for (const theme of ['dark', 'light'] as const) {
  test(`a series per version is put together by hand, in ${theme}`, async ({ page, bench }, info) => {
    await explore(page, bench, { labelSelector: RECOMMENDER }, { theme });
    await isDone(page);
    await pick(page, 'Query type', 'Metrics');
    await open(page, 'Options');
    await pick(page, 'Group by', 'version');
    await page.keyboard.press('Escape');
    await isDone(page);
    await expect(page.getByTestId('series-chart')).toHaveAttribute('data-series', '2');
    expect((await legend(page)).sort()).toEqual([expect.stringContaining('v1'), expect.stringContaining('v2')]);
    await page.screenshot({ path: info.outputPath('group-by.png') });
  });

  test(`rules of a frame filter are written, put in order and taken away, in ${theme}`, async ({
    page,
    bench,
  }, info) => {
    await explore(page, bench, { labelSelector: CHECKOUT_V2 }, { theme });
    await isDone(page);
    await open(page, 'Frame filter');
    await editor(page).getByRole('button', { name: 'Add rule' }).click();
    await expect(editor(page).getByLabel('Pattern of rule 1')).toBeFocused();
    await page.keyboard.type('validate');
    await page.keyboard.press('Enter');
    await expect.poll(() => flameGraph(page)).toEqual({ total: 30, main: 30, handle: 30, validate: 30 });
    await pick(page, 'Action of rule 1', 'Drop stacks through');
    await expect.poll(() => flameGraph(page)).toMatchObject({ total: 130 });
    await editor(page).getByRole('button', { name: 'Add rule' }).click();
    await page.keyboard.type('calc(');
    await page.keyboard.press('Enter');
    await pick(page, 'Match of rule 2', 'matches');
    await expect(editor(page)).toContainText('No regular expression (RE2)');
    await page.screenshot({ path: info.outputPath('frame-filter.png') });
    await editor(page).getByRole('button', { name: 'Remove rule 2' }).press('Enter');
    await expect.poll(() => flameGraph(page)).toMatchObject({ total: 130, calculate: 120 });
  });

  test(`a costly query says what it would cost, and runs when it is told to, in ${theme}`, async ({
    page,
    bench,
  }, info) => {
    await explore(page, bench, {}, { range: { from: 'now-24h', to: 'now' }, theme });
    await isDone(page);
    const alert = editor(page).getByRole('alert');
    await expect(alert).toContainText('every series over 24 h');
    await expect(alert.getByRole('button', { name: 'recommender' })).toBeVisible();
    await page.screenshot({ path: info.outputPath('costly.png') });
    await alert.getByRole('button', { name: 'Run anyway' }).click();
    await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
    await expect(alert).toHaveCount(0);
  });
}

test('a costly query is narrowed to a service that is offered', async ({ page, bench }) => {
  await explore(page, bench, {}, { range: { from: 'now-24h', to: 'now' } });
  await editor(page).getByRole('button', { name: 'recommender' }).click();
  await expect.poll(() => flameGraph(page)).toEqual({ total: 4_800, recommend: 4_800, score: 3_600, load: 1_200 });
  await expect(editor(page).getByRole('button', { name: 'Run anyway' })).toHaveCount(0);
});

test('functions of the last answer are offered to be followed over time', async ({ page, bench }, info) => {
  await explore(page, bench, { queryType: 'functions', labelSelector: RECOMMENDER });
  await isDone(page);
  await page.screenshot({ path: info.outputPath('functions.png') });
  await pick(page, 'Query type', 'Function series');
  await isDone(page);
  await pick(page, 'Functions', 'score');
  await page.keyboard.press('Escape');
  await expect.poll(() => legend(page)).toEqual([expect.stringContaining('score')]);
  await page.screenshot({ path: info.outputPath('function-series.png') });
});

test('values of a label are listed', async ({ page, bench }) => {
  await explore(page, bench, { queryType: 'labels' });
  await isDone(page);
  await pick(page, 'Label', 'version');
  await expect
    .poll(async () => (await framesOf(page, 'labels'))[0]?.value)
    .toEqual(expect.arrayContaining(['v1', 'v2']));
});

test('Parca says where it looks for ids', async ({ page, bench }, info) => {
  await explore(page, bench, { ...PARCA_CPU, queryType: 'both', labelSelector: RECOMMENDER }, { uid: PARCA });
  await isDone(page);
  await open(page, 'Options');
  await expect(editor(page)).toContainText('spans by span_id, traces by trace_id');
  await expect(editor(page)).toContainText('there are no exemplars');
  await page.screenshot({ path: info.outputPath('parca-options.png') });
});
