import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly why?: string;
}

const COUNTS = path.resolve(__dirname, 'counts.mjs');

/** counts.mjs is an ES module for plain Node, so it is run there. */
function countsOf(reader: 'jestCounts' | 'playwrightCounts', report: string | undefined, problem?: string): Counts {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'counts-'));
  const file = path.join(dir, 'report.json');
  if (report !== undefined) {
    fs.writeFileSync(file, report);
  }
  const code = `import { ${reader} } from ${JSON.stringify(COUNTS)};
    console.log(JSON.stringify(${reader}(${JSON.stringify(file)}, ${JSON.stringify(problem)})));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  fs.rmSync(dir, { recursive: true });
  return JSON.parse(answer);
}

const jestReport = (passed: number, failed: number, broken = 0): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numRuntimeErrorTestSuites: broken,
    numPendingTests: 2,
  });
const playwrightReport = (expected: number, unexpected: number, flaky = 0, errors = 0): string =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 1 }, errors: Array(errors).fill({ message: 'x' }) });

describe('counts of a test run', () => {
  it.each([
    ['all passed', 'jestCounts', jestReport(5, 0), undefined, 5, 0],
    ['two failed', 'jestCounts', jestReport(5, 2), 'ended with exit code 1', 5, 2],
    ['a test file that does not load', 'jestCounts', jestReport(5, 0, 1), 'ended with exit code 1', 5, 1],
    ['no test ran', 'jestCounts', jestReport(0, 0), undefined, 0, 1],
    ['no report', 'jestCounts', undefined, 'ended with SIGKILL', 0, 1],
    ['half a report', 'jestCounts', jestReport(5, 0).slice(0, 20), undefined, 0, 1],
    ['a crash after the last test', 'jestCounts', jestReport(5, 0), 'ended with exit code 1', 5, 1],
    ['all passed in the browser', 'playwrightCounts', playwrightReport(3, 0), undefined, 3, 0],
    ['passed only on a retry', 'playwrightCounts', playwrightReport(3, 0, 1), undefined, 3, 1],
    ['an error outside of the tests', 'playwrightCounts', playwrightReport(0, 0, 0, 1), 'ended with exit code 1', 0, 1],
    ['no browser report', 'playwrightCounts', undefined, undefined, 0, 1],
  ] as const)('%s', (_name, reader, report, problem, passed, failed) => {
    expect(countsOf(reader, report, problem)).toMatchObject({ passed, failed });
  });

  it('says why a run without a failed test is not a pass', () => {
    expect(countsOf('jestCounts', jestReport(5, 0), 'not done after 480 s').why).toBe(
      'jest not done after 480 s, though no test failed'
    );
  });
});
