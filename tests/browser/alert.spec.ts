import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';
import { parse } from 'yaml';

import { type Bench } from './bench';
import { canvas, flameView, openFile, press, told } from './flamePage';
import { expect, test } from './test';

const dialog = (page: Page): Locator => page.getByTestId('alert-dialog');
const text = (page: Page): Locator => page.getByTestId('alert-text');
const tab = (page: Page, name: string): Promise<void> => dialog(page).getByRole('tab', { name }).click();

async function openService(page: Page, bench: Bench, theme = 'dark'): Promise<void> {
  const now = Date.now();
  await page.goto(
    `${bench.page}/a/spanflame-profiles-app/span?service=recommender&from=${now - 900_000}&to=${now}&theme=${theme}`
  );
  await expect(flameView(page)).toBeVisible();
}

async function openAlert(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Alert on this function…' }).click();
  await expect(text(page)).toBeVisible();
}

interface Rules {
  readonly groups: ReadonlyArray<{ readonly rules: ReadonlyArray<{ readonly expr: string; readonly for: string }> }>;
}
const rule = async (page: Page) => (parse(await text(page).innerText()) as Rules).groups[0].rules[0];

for (const theme of ['dark', 'light'] as const) {
  test(`an alert on a function is text to take along, with a threshold of the profile (${theme})`, async ({
    page,
    bench,
  }, info) => {
    await openService(page, bench, theme);
    await openAlert(page, 'score');
    // 6 × 200 ms and 6 × 400 ms in 15 minutes.
    await expect(page.getByTestId('alert-suggestion')).toContainText('Twice the 0.004 cores of the profile shown');
    expect(await rule(page)).toMatchObject({
      expr: 'sum by (function_name, service) (rate(pyroscope_cpu_seconds_total{function_name="score",service="recommender"}[5m])) > 0.008',
      for: '10m',
    });
    await page.screenshot({ path: info.outputPath(`alert-prometheus-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`)).toEqual([]);

    await dialog(page).getByRole('radio', { name: 'Share of the service' }).check({ force: true });
    expect((await rule(page)).expr).toMatch(
      /pyroscope_service_cpu_seconds_total\{service="recommender"\}\[5m\]\)\) > 0\.95$/
    );
    await dialog(page).getByLabel('Above').fill('0');
    await expect(dialog(page)).toContainText('Above 0 and below 100');
    await expect(text(page)).toHaveCount(0);
    await dialog(page).getByRole('radio', { name: 'Change' }).check({ force: true });
    await tab(page, 'Grafana rule');
    await expect(text(page)).toContainText('apiVersion: 1');
    await tab(page, 'Exporter');
    await expect(text(page)).toContainText('- score');
    await page.screenshot({ path: info.outputPath(`alert-exporter-${theme}.png`) });
  });
}

test('the menu entry is reached and the dialog is left with the keyboard', async ({ page, bench }) => {
  await openService(page, bench);
  await canvas(page).focus();
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(told(page)).toContainText('recommend');
  await press(page, 'Shift+F10');
  const entry = page.getByRole('menuitem', { name: 'Alert on this function…' });
  await expect(entry).toBeVisible();
  for (let step = 0; step < 20 && !(await entry.evaluate((item) => item === document.activeElement)); step++) {
    await press(page, 'ArrowDown');
  }
  await press(page, 'Enter');
  await expect(dialog(page)).toBeVisible();
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('a file has no service to alert on, and the menu says so', async ({ page, bench }, info) => {
  await openFile(page, bench, { name: 'a.folded', content: 'main;work 10\nmain 2\n' });
  await page.getByRole('button', { name: 'work', exact: true }).click({ button: 'right' });
  const entry = page.getByRole('menuitem', { name: 'Alert on this function…' });
  await expect(entry).toContainText('this profile is from a file');
  await expect(entry).toBeDisabled();
  await page.screenshot({ path: info.outputPath('alert-file.png') });
});

test.describe('a recording rule of Pyroscope', () => {
  test.use({ requestsMayFail: true });

  test('is made when that is confirmed, is shown with its state, and can be removed', async ({ page, bench }, info) => {
    await openService(page, bench);
    await openAlert(page, 'score');
    await tab(page, 'Pyroscope recording rule');
    const rules = page.getByTestId('recording-rule');
    await expect(rules).toHaveCount(1);
    await expect(rules).toContainText('provisioned');
    await expect(rules.getByRole('button', { name: 'Remove' })).toHaveCount(0);
    await expect(text(page)).toContainText('sum_over_time(profiles_recorded_cpu_score{');

    await dialog(page).getByRole('button', { name: 'Create a recording rule' }).click();
    await expect(rules).toHaveCount(1);
    await page.screenshot({ path: info.outputPath('recording-confirm.png') });
    await dialog(page).getByRole('button', { name: 'Create it' }).click();
    await expect(dialog(page)).toContainText('The rule is there');
    await expect(rules).toHaveCount(2);
    await expect(dialog(page)).toContainText('records this function already');
    await page.screenshot({ path: info.outputPath('recording-created.png') });

    // Somebody else changes it: it is not removed as it was not seen.
    const id = await rules.nth(1).getAttribute('data-rule-id');
    const changed = { id, metricName: 'profiles_recorded_x', matchers: ['{__profile_type__="a"}'], generation: '1' };
    const upsert = `${bench.store}/settings.v1.RecordingRulesService/UpsertRecordingRule`;
    await page.request.post(upsert, { data: changed });
    await rules.nth(1).getByRole('button', { name: 'Remove' }).click();
    await rules.nth(1).getByRole('button', { name: 'Remove it' }).click();
    await expect(dialog(page)).toContainText('changed by somebody else');
    await expect(rules.nth(1)).toContainText('generation 2');
    await page.screenshot({ path: info.outputPath('recording-conflict.png') });

    // Another takes the last place.
    await page.request.post(upsert, { data: { ...changed, id: 'another', generation: '0' } });
    await dialog(page).getByRole('button', { name: 'Create a recording rule' }).click();
    await dialog(page).getByRole('button', { name: 'Create it' }).click();
    await expect(dialog(page)).toContainText('The tenant has 2 recording rules, and may not have more');
    for (const other of [id, 'another']) {
      const remove = `${bench.store}/settings.v1.RecordingRulesService/DeleteRecordingRule`;
      await page.request.post(remove, { data: { id: other } });
    }
  });

  test('is not there where the server has none, which is said', async ({ page, bench }, info) => {
    bench.breakProfiles((request, response) => {
      const isRule = request.url?.includes('RecordingRulesService') ?? false;
      if (isRule) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404 page not found\n');
      }
      return isRule;
    });
    await openService(page, bench);
    await openAlert(page, 'score');
    await tab(page, 'Pyroscope recording rule');
    await expect(dialog(page)).toContainText('This Pyroscope has no recording rules (404 page not found)');
    await page.screenshot({ path: info.outputPath('recording-absent.png') });
  });
});

test('the menu of an alert leads to its service when it fired, with its function found', async ({
  page,
  bench,
}, info) => {
  const labels = {
    alertname: 'FunctionCpuHigh',
    function_name: 'score',
    service: 'recommender',
    pod: 'not-in-profiles',
  };
  const activeAt = new Date(Date.now() - 5 * 60_000).toISOString();
  const query = new URLSearchParams({ labels: JSON.stringify(labels), activeAt });
  await page.goto(`${bench.page}/alerting?${query}`);
  await page.getByRole('button', { name: 'Actions of the alert' }).click();
  await page.getByRole('menuitem', { name: 'Profiles when it fired, against before' }).click();
  const modal = page.getByTestId('spanflame-modal');
  await expect(modal.getByTestId('flame-view')).toBeVisible();
  await expect(modal.getByRole('searchbox', { name: 'Search functions' })).toHaveValue('=score');
  await expect(modal.getByTestId('changes-table').getByRole('button', { name: 'score' })).toBeInViewport();
  await expect(modal.getByRole('link', { name: 'Open as a page' })).toHaveAttribute(
    'href',
    /\/a\/spanflame-profiles-app\/compare\?service=recommender&.*&function=score/
  );
  await page.screenshot({ path: info.outputPath('from-alert.png') });
});
