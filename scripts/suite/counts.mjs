import fs from 'node:fs';

/** @typedef {{passed: number; failed: number; skipped: number; why?: string}} Counts */

/** A step that is one test: it passed, or it failed for the reason given. */
export const oneCheck = (problem) => ({
  passed: problem === undefined ? 1 : 0,
  failed: problem === undefined ? 0 : 1,
  skipped: 0,
  why: problem,
});

export const skipped = (why) => ({ passed: 0, failed: 0, skipped: 1, why });

export const sum = (all) =>
  all.reduce(
    (total, { passed, failed, skipped: left }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + left,
    }),
    { passed: 0, failed: 0, skipped: 0 }
  );

/** Several checks of one step, with the reasons of those that say one. */
export const together = (checks) => ({
  ...sum(checks),
  why: checks.flatMap(({ why }) => why ?? []).join('; ') || undefined,
});

/** A runner that crashed, wrote no report or ran nothing has failed, whatever its report says. */
function checked(counts, problem, runner) {
  if (counts.passed + counts.failed === 0) {
    return { ...counts, failed: 1, why: problem ?? `${runner} ran no test` };
  }
  if (problem !== undefined && counts.failed === 0) {
    return { ...counts, failed: 1, why: `${runner} ${problem}, though no test failed` };
  }
  return { ...counts, why: counts.failed > 0 ? problem : undefined };
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Counts of a report that `jest --json` wrote. A test file that could not be run counts as one failure. */
export function jestCounts(file, problem) {
  const report = readReport(file);
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  return checked(counts, problem, 'jest');
}

/** Counts of a report of Playwright's JSON reporter. Errors outside of tests count; a test that passed on a retry is a failure. */
export function playwrightCounts(file, problem) {
  const report = readReport(file);
  const stats = report?.stats ?? {};
  const counts = {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0) + (report?.errors?.length ?? 0),
    skipped: stats.skipped ?? 0,
  };
  return checked(counts, problem, 'playwright');
}
