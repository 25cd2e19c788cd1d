import { type Fault } from './bench';
import { CHECKOUT, UNPROFILED } from './demoData';
import { expect, openTrace, profileView, spanRow, test } from './test';

test.use({ requestsMayFail: true });

const only =
  (path: string, fail: Fault): Fault =>
  (request, response) =>
    (request.url?.includes(path) ?? false) && fail(request, response);

const FAULTS: ReadonlyArray<readonly [string, Fault, RegExp]> = [
  [
    'a server error',
    (_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"code":"unknown","message":"disk on fire"}');
      return true;
    },
    /Pyroscope.*disk on fire/s,
  ],
  [
    'a refused login',
    (_request, response) => {
      response.writeHead(401).end('no');
      return true;
    },
    /Pyroscope/,
  ],
  [
    'an HTML page',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><script>alert(1)</script></html>');
      return true;
    },
    /Pyroscope.*HTML/s,
  ],
  [
    'a broken connection',
    (_request, response) => {
      response.destroy();
      return true;
    },
    /Pyroscope/,
  ],
];

for (const [name, fault, reason] of FAULTS) {
  test(`${name} is said in words, the spans stay, and trying again recovers`, async ({ page, bench }, info) => {
    await openTrace(page, bench.page, CHECKOUT.id);
    bench.breakProfiles(only('SelectMerge', fault));
    await spanRow(page, 'pricing.Calculate').click();
    await expect(profileView(page, 'failed')).toBeVisible();
    await expect(page.getByTestId('profile-reason')).toContainText(reason);
    await expect(page.getByTestId('span-row')).toHaveCount(CHECKOUT.spans.length);
    await page.screenshot({ path: info.outputPath('failed.png') });
    bench.breakProfiles(undefined);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(profileView(page, 'profile')).toBeVisible();
  });
}

test('a span that nobody profiled says what was asked for and what to do', async ({ page, bench }, info) => {
  await openTrace(page, bench.page, UNPROFILED.id);
  await spanRow(page, 'send').click();
  await expect(profileView(page, 'empty')).toBeVisible();
  await expect(page.getByTestId('profile-reason')).toContainText('No samples for send');
  await page.screenshot({ path: info.outputPath('empty.png') });
});
