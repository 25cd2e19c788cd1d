// Real clients of Pyroscope against the demo's store: `npm test -- clients`, not part of the unit tests, since they take
// toolchains and seconds.
const { projects } = require('../../jest.config');

const { transform, transformIgnorePatterns, moduleNameMapper } = projects[0];

module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/clients/*.test.ts'],
  testTimeout: 120_000,
  transform,
  transformIgnorePatterns,
  moduleNameMapper,
};
