process.env.TZ = 'UTC';

const scaffold = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const swc = scaffold.transform['^.+\\.(t|j)sx?$'];
const esModules = [
  'pbf',
  ...grafanaESModules,
  'p-queue',
  'p-timeout',
  '@marcbachmann',
  'd3-.*',
  'internmap',
  'delaunator',
  'robust-predicates',
];

const shared = {
  moduleNameMapper: scaffold.moduleNameMapper,
  transform: { '^.+\\.m?[tj]sx?$': swc },
  transformIgnorePatterns: [nodeModulesToTransform(esModules)],
};
const PURE = [
  'src/profile',
  'src/correlation',
  'src/alerting',
  'src/datasource/backends',
  'src/exporter',
  'tests',
  'demo',
  'workbench',
  'bench',
  'scripts',
];

module.exports = {
  // A test that renders Grafana's components takes seconds on a busy machine.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: PURE.map((room) => `<rootDir>/${room}/**/*.test.ts`),
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/tests/browser/',
        '<rootDir>/tests/clients/',
        '<rootDir>/tests/e2e/',
        '<rootDir>/tests/prometheus/',
      ],
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: 'jest-environment-jsdom',
      setupFilesAfterEnv: ['<rootDir>/jest-setup.js'],
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', ...PURE.map((room) => `<rootDir>/${room}/.*\\.test\\.ts$`)],
    },
  ],
};
