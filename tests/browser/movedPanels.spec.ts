import { type Locator } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';

import { flameGraph, legend, PARCA, PYROSCOPE } from './explorePage';
import { expect, test } from './test';

const DASHBOARDS = [
  ['pyroscope', 2],
  ['parca', 1],
] as const;

for (const [name, series] of DASHBOARDS) {
  test(`panels of Grafana's ${name} data source run unchanged after their uid is swapped`, async ({
    page,
    bench,
  }, info) => {
    const file = info.outputPath(`${name}.json`);
    copyFileSync(`tests/fixtures/dashboards/${name}.json`, file);
    const script = ['scripts/move-dashboards.mjs', '--pyroscope', PYROSCOPE, '--parca', PARCA, '--write', file];
    expect(spawnSync(process.execPath, script, { encoding: 'utf8' })).toMatchObject({ status: 0 });

    await page.goto(`${bench.page}/d/profiles?from=now-1h&to=now`);
    await page.getByLabel('Dashboard JSON').setInputFiles(file);
    const panel = (title: string): Locator =>
      page.locator(`[data-testid="dashboard-panel"][data-title="${title} of the recommender"]`);
    await expect(panel('CPU')).toHaveAttribute('data-state', 'Done');
    await expect(panel('Flame graph').getByTestId('flameGraph')).toBeInViewport();
    expect(await flameGraph(page)).toEqual({ total: 4_800, recommend: 4_800, score: 3_600, load: 1_200 });
    expect(await legend(page)).toHaveLength(series);
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
  });
}
