import { explore, framesOf, isDone, PARCA, result } from './explorePage';
import { expect, test } from './test';

const of = (version: string): string => `{service_name="checkout-api", version="${version}"}`;

for (const [name, datasource] of [
  ['another version', undefined],
  ['another data source', { uid: PARCA }],
] as const) {
  for (const theme of ['dark', 'light'] as const) {
    test(`a profile against ${name}, as Grafana draws it, ${theme}`, async ({ page, bench }, info) => {
      const compareWith = { window: { kind: 'same' }, labelSelector: of('v1'), datasource };
      const query = { queryType: 'comparison', labelSelector: of('v2'), compareWith, normalisation: 'absolute' };
      await explore(page, bench, query, { theme });
      await isDone(page);
      await expect(result(page).getByTestId('flameGraph')).toBeInViewport();
      const [{ label = [], value = [], valueRight = [] }] = await framesOf(page, 'response');
      const millis = (row: number): readonly number[] =>
        [value[row], valueRight[row]].map((nanos) => Math.round(Number(nanos) / 1e6));
      const sides = Object.fromEntries(label.map((function_, row) => [String(function_), millis(row)]));
      expect(sides).toMatchObject({ somebodyElse: [70, 0], calculate: [0, 120], unmarshal: [0, 40] });
      await expect(page.getByLabel('Compare with')).toBeVisible();
      await page.screenshot({ path: info.outputPath(`comparison-${theme}.png`), fullPage: true });
    });
  }
}
