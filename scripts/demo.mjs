// npm run demo: the checkout workload, the store that it sends profiles and traces to, and a page with the built plugins.
// npm run demo -- --check: the same, driven by a headless Chromium; one JSON line on stdout, exit code 0 or 1.
// Plain Node, so that it runs before anything is installed. Progress goes to stderr.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, install, start } from './lib/demoStack.mjs';
import { endAll } from './lib/processes.mjs';

process.chdir(path.resolve(import.meta.dirname, '..'));

const { values: options } = parseArgs({
  options: { check: { type: 'boolean', default: false }, screenshot: { type: 'string' } },
});

function end(code) {
  endAll();
  process.exit(code);
}

/** Reports a failure in the form that was asked for, and ends everything. */
function fail(error) {
  console.error(`demo: ${error.stack ?? error}`);
  if (options.check) {
    console.log(JSON.stringify({ ok: false, error: String(error.message ?? error) }));
  }
  end(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => end(signal === 'SIGINT' ? 130 : 1));
}
process.once('uncaughtException', fail);
process.once('unhandledRejection', fail);

await install();
await build();
const built = Date.now();
const { store, page } = await start(fail);
if (options.check) {
  const { check } = await import('./lib/demoCheck.mjs');
  const result = await check({ store, page, since: built, screenshots: options.screenshot });
  console.log(JSON.stringify({ ok: true, ...result }));
  end(0);
}
console.error(`
demo: the page is at ${page}
demo: pick a trace of version v2, then its span pricing.Calculate. Traces arrive within a second, and their samples
demo: every five. Ctrl-C ends it all.`);
