import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { PluginOptions } from '@grafana/plugin-e2e';

const AUTH = path.join(path.dirname(require.resolve('@grafana/plugin-e2e')), 'auth');
const ADMIN = 'playwright/.auth/admin.json';

/** Against the stack of docker-compose.yml, which must be up: docker compose up --build --wait && npm run e2e. */
export default defineConfig<PluginOptions>({
  testDir: __dirname,
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: { baseURL: process.env.GRAFANA_URL ?? 'http://127.0.0.1:3000', trace: 'retain-on-failure' },
  projects: [
    { name: 'auth', testDir: AUTH, testMatch: /.*\.js/ },
    { name: 'admin', testMatch: 'dataSource.spec.ts', use: { storageState: ADMIN }, dependencies: ['auth'] },
    // Nobody is logged in: the stack makes every visitor a Viewer.
    { name: 'viewer', testIgnore: 'dataSource.spec.ts' },
  ],
});
