import fs from 'node:fs';

import { buildPage, buildPlugins } from '../../scripts/lib/demoStack.mjs';

/** The tests load what was built: the page is built when it is stale, the plugins when there are none. */
export default async function globalSetup(): Promise<void> {
  await buildPage();
  if (!fs.existsSync('dist/panel/module.js')) {
    await buildPlugins();
  }
}
