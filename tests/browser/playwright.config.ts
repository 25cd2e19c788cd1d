import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS } from '../../scripts/chromium.mjs';

/**
 * Specs by the first letter of their file. Each of these projects has servers of its own: what they hold is stamped at
 * their start, and pages show the last minutes.
 */
const PROJECTS = ['a-c', 'd-f', 'g-l', 'm-z'].map((letters) => ({
  name: letters,
  testMatch: new RegExp(`/[${letters}]\\w*\\.spec\\.ts$`),
}));

/** Chromium comes from the system (`CHROMIUM_PATH`, see scripts/chromium.mjs); servers are started by the tests, on free ports. */
export default defineConfig({
  testDir: '.',
  projects: PROJECTS,
  outputDir: '../../test-results',
  globalSetup: './globalSetup.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 1000 },
    timezoneId: 'UTC',
    locale: 'en-US',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: CHROMIUM_ARGS,
    },
  },
});
