// npm test: everything that can be tested from a bare clone. Plain Node, so that it runs before anything is installed.
// `npm test -- unit build` runs only the steps named.
import path from 'node:path';
import { oneCheck, sum } from './suite/counts.mjs';
import { ensureInstalled } from './suite/install.mjs';
import { alerts, browser, build, bundle, clients, format, lint, typecheck, unit, workloads } from './suite/steps.mjs';

process.chdir(path.resolve(import.meta.dirname, '..'));

const steps = { typecheck, lint, format, unit, build, bundle, workloads, clients, alerts, browser };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
const results = [];

async function step(name, action) {
  console.log(`\n━━ ${name} ${'━'.repeat(60 - name.length)}`);
  const start = performance.now();
  const counts = await action().catch((error) => oneCheck(error.stack ?? String(error)));
  results.push({ name, seconds: (performance.now() - start) / 1000, ...counts });
  return counts;
}

function report() {
  console.log(`\n━━ summary ${'━'.repeat(53)}`);
  for (const { name, seconds, passed, failed, skipped, why } of results) {
    const line = `${failed > 0 ? '✗' : '✓'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed`;
    console.log(
      `${line}${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}${why ? `: ${why}` : ''}`
    );
  }
  const { passed, failed, skipped } = sum(results);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

if (unknown.length > 0) {
  console.error(`unknown step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);
  process.exit(1);
}
const installed = await step('install', async () => oneCheck(await ensureInstalled()));
if (installed.failed === 0) {
  for (const [name, action] of Object.entries(steps)) {
    if (wanted.length === 0 || wanted.includes(name)) {
      await step(name, action);
    }
  }
}
report();
