import { chromium } from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';
import { CHROMIUM_ARGS, ensureChromium } from '../chromium.mjs';
import { rawCpuSamples, sumBy } from './rawSamples.mjs';

const SPAN = 'pricing.Calculate';
const HOT_FUNCTION = 'calculate';
const LIMIT_MS = 60_000;
const say = (text) => console.error(`demo: ${text}`);

/**
 * Clicks the pricing span of a v2 request on the page, and compares its flame graph with the samples as they were
 * uploaded.
 *
 * @param {{store: string; page: string; since: number; screenshots?: string}} demo `since` is when the build was done
 * @returns {Promise<{spans: number; samples: number; topFunction: string; msToFlameGraph: number}>} `msToFlameGraph` is
 *   the time from the end of the build to the flame graph on the screen, the wait for the first upload included
 */
export async function check({ store, page: address, since, screenshots }) {
  const executablePath = await ensureChromium();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    const shot = async (name) => {
      if (screenshots) {
        fs.mkdirSync(screenshots, { recursive: true });
        await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
      }
    };
    await page.goto(address);
    say('waiting for the first upload of v2');
    const traceId = await sampledTrace(store);
    say(`opening trace ${traceId}`);
    await page.locator(`[data-testid="trace-row"][data-trace-id="${traceId}"]`).click({ timeout: LIMIT_MS });
    await page.getByTestId('span-row').first().waitFor();
    const span = page.locator(`[data-testid="span-row"][data-span-name="${SPAN}"]`).first();
    const spanId = await span.getAttribute('data-span-id');
    await span.click();
    await page.locator('[data-testid="profile-view"][data-state="profile"]').waitFor({ timeout: LIMIT_MS });
    await page.getByTestId('flame-graph').locator('canvas').first().waitFor();
    const msToFlameGraph = Date.now() - since;
    await shot('span-profile-dark');
    const shown = await shownProfile(page, spanId);
    const uploaded = await uploadedProfile(store, traceId, spanId);
    assertSame(shown, uploaded);
    if (troubles.length > 0) {
      throw new Error(`the page reported: ${troubles.join('; ')}`);
    }
    const spans = await page.getByTestId('span-row').count();
    if (screenshots) {
      await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}theme=light`);
      await page.locator(`[data-testid="span-row"][data-span-id="${spanId}"]`).click({ timeout: LIMIT_MS });
      await page.locator('[data-testid="profile-view"][data-state="profile"]').waitFor({ timeout: LIMIT_MS });
      await page.getByTestId('flame-graph').locator('canvas').first().waitFor();
      await shot('span-profile-light');
    }
    return { spans, samples: uploaded.samples, topFunction: shown.topFunction, msToFlameGraph };
  } finally {
    await browser.close();
  }
}

/**
 * The trace of v2 with the most samples of the span so far; waits for one. The newest that has any is left out: the rest
 * of its samples may come with the next upload. Requests come one after the other, so all before it are whole.
 */
async function sampledTrace(store) {
  const until = Date.now() + LIMIT_MS;
  while (Date.now() < until) {
    const samples = (await rawCpuSamples(store, 'v2')).filter(({ spanName }) => spanName === SPAN);
    const traces = sumBy(
      samples,
      ({ traceId }) => traceId,
      (sample) => sample.samples
    );
    const start = await startTimes(store);
    const newest = Math.max(...traces.map(([traceId]) => start.get(traceId) ?? 0));
    const best = traces.find(([traceId]) => start.has(traceId) && start.get(traceId) < newest);
    if (best) {
      return best[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`no sample of ${SPAN} of version v2 was uploaded within ${LIMIT_MS / 1000} s`);
}

/** When each trace began, in milliseconds since the epoch. */
async function startTimes(store) {
  const { traces } = await (await fetch(`${store}/api/search?limit=1000`)).json();
  return new Map(traces.map((trace) => [trace.traceID.padStart(32, '0'), Number(trace.startTimeUnixNano) / 1e6]));
}

/** What the page got from its data source for the span, and the function at the top of its table. */
async function shownProfile(page, spanId) {
  const answer = await page.evaluate(
    (id) =>
      globalThis.workbenchAnswers.findLast(({ targets }) => targets.some((one) => one.spanSelector?.includes(id))),
    spanId
  );
  const columns = answer?.frames.find((frame) => frame.columns.level?.length > 0)?.columns;
  if (!columns) {
    throw new Error(`no answer of the data source is for span ${spanId}`);
  }
  const rows = columns.label.map((label, row) => ({ label, self: columns.self[row] }));
  const [hottest] = sumBy(
    rows.slice(1),
    ({ label }) => label,
    ({ self }) => self
  );
  const firstRow = page.getByTestId('function-table').locator('[role="row"][aria-rowindex="2"]');
  const topFunction = await firstRow.getByRole('button').first().innerText();
  return { total: columns.value[0], hottest: hottest[0], topFunction };
}

/** The same from the uploads, counted without the code that is checked. */
async function uploadedProfile(store, traceId, spanId) {
  const ofSpan = (await rawCpuSamples(store, 'v2')).filter((sample) => sample.spanId === spanId);
  const strangers = ofSpan.filter((sample) => sample.traceId !== traceId);
  if (strangers.length > 0) {
    throw new Error(`${strangers.length} samples of span ${spanId} are of another trace than ${traceId}`);
  }
  const [hottest] = sumBy(
    ofSpan,
    ({ leaf }) => leaf,
    ({ cpu }) => cpu
  );
  return {
    total: ofSpan.reduce((sum, { cpu }) => sum + cpu, 0),
    samples: ofSpan.reduce((sum, { samples }) => sum + samples, 0),
    hottest: hottest?.[0],
  };
}

function assertSame(shown, uploaded) {
  const expectations = [
    ['CPU nanoseconds of the flame graph', shown.total, uploaded.total],
    ['hottest function of the flame graph', shown.hottest, HOT_FUNCTION],
    ['first function of the table', shown.topFunction, HOT_FUNCTION],
    ['hottest function of the uploads', uploaded.hottest, HOT_FUNCTION],
  ];
  const wrong = expectations.filter(([, found, expected]) => found !== expected);
  if (wrong.length > 0) {
    const list = wrong.map(([what, found, expected]) => `${what} is ${found}, expected ${expected}`);
    throw new Error(list.join('; '));
  }
}
