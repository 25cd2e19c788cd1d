import { type Page } from '@playwright/test';

import { type Bench } from './bench';
import { CHECKOUT, UNPROFILED } from './demoData';
import { CPU, explore, isDone, result } from './explorePage';
import { expect, functionNames, profileView, spanRow, test } from './test';

const PRICING = CHECKOUT.spans[2];

async function openTraceView(page: Page, bench: Bench, theme?: 'dark' | 'light'): Promise<void> {
  await explore(page, bench, { queryType: 'traceql', query: CHECKOUT.id }, { uid: 'tempo', theme });
  await isDone(page);
  await expect(page.getByTestId('trace-view')).toHaveAttribute('data-trace-id', CHECKOUT.id);
}

const modal = (page: Page) => page.getByTestId('spanflame-modal');

for (const theme of ['dark', 'light'] as const) {
  test(`the header of a trace view opens its spans in place (${theme})`, async ({ page, bench }, info) => {
    await openTraceView(page, bench, theme);
    const traces: string[] = [];
    page.on('request', (request) => request.url().includes('/tempo/') && traces.push(request.url()));
    await page.getByRole('button', { name: 'Profiles of this trace' }).click();
    await expect(modal(page).getByTestId('span-row')).toHaveCount(CHECKOUT.spans.length);
    await spanRow(page, PRICING.name).click();
    await expect(profileView(page, 'profile')).toBeVisible();
    await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
    expect(traces).toEqual([]);
    await modal(page).getByRole('radio', { name: 'Functions' }).click({ force: true });
    await expect(page.getByTestId('flame-graph')).toHaveCount(0);
    expect(new URL(page.url()).searchParams.has('flame-0')).toBe(false);
    await page.screenshot({ path: info.outputPath(`trace-header-${theme}.png`) });
  });
}

test('the profile id of a span opens that span, with an address to share', async ({ page, bench }, info) => {
  await openTraceView(page, bench);
  await page.getByTestId('trace-view-span').filter({ hasText: PRICING.name }).click();
  await page.screenshot({ path: info.outputPath('span-attributes.png') });
  await page.getByTestId('span-attributes').getByRole('link', { name: PRICING.id }).click();
  await expect(modal(page).getByTestId('span-row')).toHaveCount(CHECKOUT.spans.length);
  await expect(profileView(page, 'profile')).toBeVisible();
  await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
  await expect(modal(page).getByRole('link', { name: 'Open as a page' })).toHaveAttribute(
    'href',
    new RegExp(`/a/spanflame-profiles-app/span\\?trace=${CHECKOUT.id}&span=${PRICING.id}&trace-source=tempo`)
  );
});

test('the service of a span without a profile id leads to it too', async ({ page, bench }) => {
  await openTraceView(page, bench);
  await page.getByTestId('trace-view-span').filter({ hasText: 'json.Unmarshal' }).click();
  await page.getByTestId('span-attributes').getByRole('link', { name: 'checkout-api' }).click();
  await expect(profileView(page, 'wider')).toBeVisible();
  await expect(page.getByTestId('profile-reason')).toContainText('pricing.Calculate');
});

test("Explore's toolbar opens what is shown, and has nothing where no trace or profile is", async ({ page, bench }) => {
  await openTraceView(page, bench);
  await page.getByRole('button', { name: 'Profiles of the trace or flame graph shown' }).click();
  await expect(modal(page).getByTestId('span-row')).toHaveCount(CHECKOUT.spans.length);
  await explore(page, bench, { queryType: 'metrics', labelSelector: '{service_name="recommender"}' });
  await isDone(page);
  await expect(page.getByRole('button', { name: 'Profiles of the trace or flame graph shown' })).toHaveCount(0);
});

/** Opens the menu of a panel and takes one of the links below "Extensions". */
async function takeFromMenu(page: Page, panel: string, link: string): Promise<void> {
  const chrome = page.locator(`[data-testid="dashboard-panel"][data-title="${panel}"]`);
  await expect(chrome).toHaveAttribute('data-state', 'Done');
  await chrome.hover();
  await chrome.getByRole('button', { name: `Menu for panel ${panel}` }).click();
  await page.getByRole('menuitem', { name: 'Extensions' }).hover();
  await page.getByRole('menuitem', { name: link }).click();
}

for (const theme of ['dark', 'light'] as const) {
  test(`the menu of a Traces panel opens its spans in place (${theme})`, async ({ page, bench }, info) => {
    await page.goto(`${bench.page}/d/request?var-traceId=${CHECKOUT.id}&theme=${theme}`);
    await takeFromMenu(page, 'Trace', 'Profiles of these spans');
    await expect(modal(page).getByTestId('span-row')).toHaveCount(CHECKOUT.spans.length);
    await modal(page).getByTestId('span-row').filter({ hasText: PRICING.name }).click();
    await expect(modal(page).getByTestId('profile-reason')).toContainText('120 ms');
    // The trace can be searched for its kind, since the panel's request says where it comes from.
    await expect(modal(page).getByRole('button', { name: 'Slow against fast' })).toBeVisible();
    await page.screenshot({ path: info.outputPath(`panel-menu-${theme}.png`) });
  });
}

test('the menu of a flame graph panel opens it in our view; other panels have no such links', async ({
  page,
  bench,
}) => {
  await page.goto(`${bench.page}/d/profiles`);
  await takeFromMenu(page, 'Flame graph of All', "Open in Spanflame's flame view");
  await expect(modal(page).getByTestId('flame-graph').locator('canvas').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Menu for panel Functions', exact: true })).toHaveCount(0);
});

test.describe('the page of a span', () => {
  const app = (bench: Bench, query: string): string => `${bench.page}/a/spanflame-profiles-app/span?${query}`;

  for (const theme of ['dark', 'light'] as const) {
    test(`shows it to a Viewer, and no way to Explore (${theme})`, async ({ page, bench }, info) => {
      const address = `trace=${CHECKOUT.id}&span=${PRICING.id}&trace-source=tempo&theme=${theme}&as=viewer`;
      await page.goto(app(bench, address));
      await expect(profileView(page, 'profile')).toBeVisible();
      await expect(page.getByTestId('profile-reason')).toContainText('120 ms');
      expect(await functionNames(page)).toEqual(['calculate', 'unmarshal', 'handle', 'main']);
      await expect(page.getByTestId('explore-link')).toHaveCount(0);
      await page.screenshot({ path: info.outputPath(`span-page-${theme}.png`) });
    });
  }

  test('finds the trace where no data source is named and one has traces', async ({ page, bench }) => {
    await page.goto(app(bench, `trace=${UNPROFILED.id}`));
    await expect(page.getByTestId('span-row')).toHaveCount(UNPROFILED.spans.length);
  });

  test('shows a service in a window', async ({ page, bench }, info) => {
    const now = Date.now();
    await page.goto(app(bench, `service=recommender&from=${now - 900_000}&to=${now}`));
    expect((await functionNames(page)).slice(0, 2)).toEqual(['score', 'load']);
    await page.screenshot({ path: info.outputPath('service-page.png') });
  });

  test('says what an address lacks', async ({ page, bench }) => {
    await page.goto(app(bench, 'trace=%3Cimg%20src=x%3E'));
    await expect(page.getByText('This address names nothing to show')).toBeVisible();
  });

  test.describe('of a trace that is not there', () => {
    test.use({ requestsMayFail: true });
    test('says where it was looked for', async ({ page, bench }, info) => {
      await page.goto(app(bench, `trace=${'0123456789abcdef'.repeat(2)}&trace-source=tempo`));
      await expect(page.getByText('The trace could not be read from Traces (of the workbench)')).toBeVisible();
      await expect(page.getByText(/older than what the data source keeps/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await page.screenshot({ path: info.outputPath('span-page-failed.png') });
    });
  });
});

const HEAVY_SPANS = {
  queryType: 'metrics',
  includeHeatmap: true,
  heatmapType: 'span',
  includeExemplars: true,
  labelSelector: '{service_name="checkout-api"}',
  profileTypeId: CPU,
};

test('a heavy span leads who may not explore to the page of its trace, with the span picked', async ({
  page,
  bench,
}) => {
  await explore(page, bench, HEAVY_SPANS, { as: 'viewer' });
  await isDone(page);
  await page.getByTestId('exemplar').first().click();
  await expect(page.getByTestId('row-details').getByRole('link')).toHaveText(['View trace']);
  await page.getByTestId('row-details').getByRole('link', { name: 'View trace' }).click();
  await expect(page).toHaveURL(
    /\/a\/spanflame-profiles-app\/span\?trace=[0-9a-f]{32}&span=[0-9a-f]{16}&trace-source=tempo/
  );
  await expect(profileView(page, 'profile')).toBeVisible();
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toHaveCount(1);
});

test('heavy spans of a profile lead back to their trace, and from there to their flame graph', async ({
  page,
  bench,
}, info) => {
  await explore(page, bench, HEAVY_SPANS);
  await isDone(page);
  await page.getByTestId('exemplar').first().click();
  await page.screenshot({ path: info.outputPath('heavy-span.png') });
  await page.getByTestId('row-details').getByRole('link', { name: 'View trace' }).click();
  await expect(result(page)).toHaveAttribute('data-state', 'Done');
  const view = page.getByTestId('trace-view');
  await expect(view).toBeVisible();
  const id = await view.getAttribute('data-trace-id');
  expect([CHECKOUT.id, 'b'.repeat(32)]).toContain(id);
  await page.getByRole('button', { name: 'Profiles of this trace' }).click();
  await spanRow(page, 'POST /checkout').click();
  await expect(profileView(page, 'profile')).toBeVisible();
});
