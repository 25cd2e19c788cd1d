// Rules as the real Prometheus reads them: not part of the unit tests, since they take Debian's package `prometheus`.
const { projects } = require('../../jest.config');

const { transform, transformIgnorePatterns, moduleNameMapper } = projects[0];

module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/prometheus/*.test.ts'],
  testTimeout: 120_000,
  transform,
  transformIgnorePatterns,
  moduleNameMapper,
};
