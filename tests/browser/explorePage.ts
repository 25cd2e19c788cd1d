import { expect, type Locator, type Page } from '@playwright/test';

import { type Bench } from './bench';

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
export const PYROSCOPE = 'checkout-profiles';
export const PARCA = 'checkout-parca';

interface Explored {
  readonly uid?: string;
  readonly range?: { readonly from: string; readonly to: string };
  readonly theme?: 'dark' | 'light';
  /** Who looks at it; may do everything unless told. */
  readonly as?: 'viewer';
}

/** Opens Explore at a query, which runs at once. */
export async function explore(
  page: Page,
  bench: Bench,
  query: object,
  { uid = PYROSCOPE, ...rest }: Explored = {}
): Promise<void> {
  const { range = { from: 'now-15m', to: 'now' }, theme = 'dark', as } = rest;
  const full = { refId: 'A', profileTypeId: CPU, labelSelector: '{}', queryType: 'profile', ...query };
  const panes = { a: { datasource: uid, queries: [full], range } };
  const address = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes), theme, ...(as && { as }) });
  await page.goto(`${bench.page}/explore?${address}`);
}

export const result = (page: Page): Locator => page.getByTestId('explore-result');

export const isDone = (page: Page): Promise<void> => expect(result(page)).toHaveAttribute('data-state', 'Done');

/** The labels of the series in the legend. */
export const legend = (page: Page): Promise<string[]> =>
  page
    .getByTestId('series-chart')
    .getByTestId(/^data-testid VizLegend series/)
    .allInnerTexts();

type Columns = Readonly<Record<string, readonly unknown[]>>;

/** The columns of the frames with a name in the newest answer that has any. */
export const framesOf = (page: Page, name: string): Promise<readonly Columns[]> =>
  page.evaluate((wanted) => {
    interface Recorded {
      readonly frames: ReadonlyArray<{ readonly name?: string; readonly columns: Columns }>;
    }
    const answers = (window as unknown as { workbenchAnswers: readonly Recorded[] }).workbenchAnswers;
    const holds = ({ frames }: Recorded): boolean => frames.some((frame) => frame.name === wanted);
    const newest = [...answers].reverse().find(holds);
    return newest?.frames.filter((frame) => frame.name === wanted).map(({ columns }) => columns) ?? [];
  }, name);

/** Functions in the newest flame graph, by their total in milliseconds. */
export async function flameGraph(page: Page): Promise<Readonly<Record<string, number>>> {
  const [frame] = await framesOf(page, 'response');
  const totals = frame?.value ?? [];
  return Object.fromEntries((frame?.label ?? []).map((label, row) => [String(label), Number(totals[row]) / 1e6]));
}
