import { openFile } from './flamePage';
import { expect, test } from './test';

for (const theme of ['dark', 'light'] as const) {
  test(`the picture of the guide is what one sees (${theme})`, async ({ page, bench }, info) => {
    await openFile(page, bench, 'tests/fixtures/pprof/cpu-3s.pb.gz', theme);
    await expect(page.getByTestId('function-table')).toContainText('runtime.memmove');
    const path = info.outputPath(`flame-view-${theme}.png`);
    const picture = await page.getByTestId('flame-view').screenshot({ path });
    expect(picture.readUInt32BE(16)).toBeGreaterThan(600);
  });
}
