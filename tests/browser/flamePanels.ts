import { type DataFrameJSON } from '@grafana/data';
import { expect, type Locator, type Page } from '@playwright/test';

import { type Bench } from './bench';

export interface FlamePanel {
  readonly title: string;
  readonly datasource: string;
  readonly target: object;
  /** Rows of Grafana's grid, 38 px each. */
  readonly rows?: number;
}

/** A panel of frames that it holds itself, as Grafana's snapshots have them. */
export const snapshotPanel = (title: string, ...snapshot: readonly DataFrameJSON[]): FlamePanel => ({
  title,
  datasource: 'grafana',
  target: { queryType: 'snapshot', snapshot },
});

/** A dashboard of Spanflame's panels, one below the other; the first has the id 1. */
export async function openPanels(
  page: Page,
  bench: Pick<Bench, 'page'>,
  panels: readonly FlamePanel[],
  theme: 'dark' | 'light' = 'dark'
): Promise<void> {
  await page.goto(`${bench.page}/d/profiles?from=now-1h&to=now&theme=${theme}`);
  await loadPanels(page, panels);
}

export async function loadPanels(page: Page, panels: readonly FlamePanel[]): Promise<void> {
  let y = 0;
  const json = {
    title: 'Profiles',
    panels: panels.map(({ title, datasource, target, rows = 14 }, at) => {
      y += rows;
      return {
        id: at + 1,
        type: 'spanflame-profile-panel',
        title,
        gridPos: { x: 0, y: y - rows, w: 24, h: rows },
        datasource: { uid: datasource },
        targets: [{ refId: 'A', ...target }],
      };
    }),
  };
  await page.getByLabel('Dashboard JSON').setInputFiles({
    name: 'dashboard.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  });
  await expect(panelOf(page, panels[0].title)).toHaveAttribute('data-state', 'Done');
}

export const panelOf = (page: Page, title: string): Locator =>
  page.locator(`[data-testid="dashboard-panel"][data-title=${JSON.stringify(title)}]`);

/** Rows of a flame graph: level, name, total and self, and those of the right side in a comparison. */
export type Row = readonly [level: number, name: string, ...values: number[]];

/** A flame graph frame as JSON, in nanoseconds. */
export function flameJson(rows: readonly Row[]): DataFrameJSON {
  const columns = ['level', 'label', 'value', 'self', 'valueRight', 'selfRight'].slice(0, rows[0]?.length ?? 4);
  const type = (name: string) => (name === 'label' ? 'string' : 'number');
  return {
    schema: {
      name: 'response',
      fields: columns.map((name) => ({
        name,
        type: type(name) as never,
        config: /^(value|self)/.test(name) ? { unit: 'ns' } : {},
      })),
    },
    data: { values: columns.map((_, at) => rows.map((row) => row[at])) },
  };
}
