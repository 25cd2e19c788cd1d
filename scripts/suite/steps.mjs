import fs from 'node:fs';
import path from 'node:path';
import { archive } from './archive.mjs';
import { bundleProblems } from './bundle.mjs';
import { jestCounts, oneCheck, playwrightCounts, skipped, together } from './counts.mjs';
import { run } from './run.mjs';

export { workloads } from './workloads.mjs';

const REPORTS = path.resolve('artifacts/test');
const SECONDS = 1000;

/** Where a runner is to write its report; an old one is removed, so that it can't be read for a new one. */
function freshReport(name) {
  const file = path.join(REPORTS, name);
  fs.mkdirSync(REPORTS, { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
}

const npx = (...command) => ['npx', '--no-install', ...command];

export const typecheck = async () => oneCheck(await run(npx('tsc', '--noEmit'), { timeoutMs: 400 * SECONDS }));

export const lint = async () =>
  oneCheck(await run(npx('eslint', '--cache', '--max-warnings', '0', '.'), { timeoutMs: 600 * SECONDS }));

export const format = async () =>
  oneCheck(await run(npx('prettier', '--check', '--log-level', 'warn', '.'), { timeoutMs: 300 * SECONDS }));

/** Unit, golden, conformance, property and fault tests, and the checks of the stack's files. */
export async function unit() {
  const report = freshReport('jest.json');
  const problem = await run(npx('jest', '--maxWorkers', '2', '--json', '--outputFile', report), {
    timeoutMs: 1200 * SECONDS,
  });
  return jestCounts(report, problem);
}

/** Real clients of Pyroscope push profiles into the demo's store; those whose toolchain is not there are skipped. */
export async function clients() {
  const report = freshReport('clients.json');
  const command = npx('jest', '-c', 'tests/clients/jest.config.js', '--maxWorkers', '1', '--verbose');
  const problem = await run([...command, '--json', '--outputFile', report], { timeoutMs: 900 * SECONDS });
  return jestCounts(report, problem);
}

/**
 * The exporter and its rules with the real Prometheus, which is installed where that can be done; and the link of an alert in
 * Chromium, on the plugins that were built. Without a Chromium the link is not opened, and that is said.
 */
export async function alerts() {
  const { ensurePrometheus } = await import('../prometheus.mjs');
  let folder;
  try {
    folder = ensurePrometheus();
  } catch (error) {
    return skipped(`nothing was tested with Prometheus: ${error.message}`);
  }
  const built = await run(['node', 'scripts/build-exporter.mjs'], { timeoutMs: 120 * SECONDS });
  if (built !== undefined) {
    return oneCheck(`the build of the exporter ${built}`);
  }
  const { buildMissing } = await import('../lib/demoStack.mjs');
  await buildMissing();
  const { ensureChromium } = await import('../chromium.mjs');
  let chromium = '';
  let unopened;
  try {
    chromium = await ensureChromium();
  } catch (error) {
    unopened = `the link of an alert was not opened: ${error.message}`;
  }
  const report = freshReport('alerts.json');
  const command = npx('jest', '-c', 'tests/prometheus/jest.config.js', '--maxWorkers', '1', '--verbose');
  const problem = await run([...command, '--json', '--outputFile', report], {
    env: {
      PROMETHEUS: path.join(folder, 'prometheus'),
      PROMTOOL: path.join(folder, 'promtool'),
      CHROMIUM_PATH: chromium,
    },
    timeoutMs: 420 * SECONDS,
  });
  const counts = jestCounts(report, problem);
  return { ...counts, why: [counts.why, unopened].filter(Boolean).join('; ') || undefined };
}

export const build = async () => oneCheck(await run(['npm', 'run', '--silent', 'build'], { timeoutMs: 600 * SECONDS }));

export async function bundle() {
  const checks = Object.entries(bundleProblems('dist')).map(([name, problems]) => {
    console.log(
      `${problems.length === 0 ? '✓' : '✗'} ${name}${problems.map((problem) => `\n    ${problem}`).join('')}`
    );
    return oneCheck(problems.length === 0 ? undefined : problems.join('; '));
  });
  checks.push(await archive());
  return together(checks);
}

export async function browser() {
  const report = freshReport('playwright.json');
  const { ensureChromium } = await import('../chromium.mjs');
  const chromium = await ensureChromium();
  const problem = await run(
    npx('playwright', 'test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'),
    {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: chromium },
      timeoutMs: 1800 * SECONDS,
    }
  );
  return playwrightCounts(report, problem);
}
