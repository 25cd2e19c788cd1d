import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';

/** A room of src/ and the imports it may not make: imports point one way (CONTRIBUTING.md). */
const room = (files, ...forbidden) => ({
  files: [`${files}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden, message: 'Imports point one way, see CONTRIBUTING.md.' }] },
    ],
  },
});

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'exporter-dist/',
      'workbench/host-dist/',
      'bench/data/',
      'artifacts/',
      'test-results/',
      'playwright-report/',
      '.config/',
    ],
  },
  ...baseConfig,
  {
    files: ['{src,tests,demo,workbench,bench,scripts}/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-nested-ternary': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['{demo,bench,scripts,workbench}/**/*.{ts,mjs}'], rules: { 'no-console': 'off' } },
  // The page stands in for Grafana's core, so it offers what plugins may still call.
  { files: ['workbench/host/**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-alert': 'error',
      'no-restricted-globals': ['error', { name: 'location', message: 'Use locationService of @grafana/runtime.' }],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'location', message: 'Use locationService of @grafana/runtime.' },
        { object: 'window', property: 'grafanaBootData', message: 'Use config of @grafana/runtime.' },
      ],
      'react/no-danger': 'error',
    },
  },
  room(
    'src/profile',
    '@grafana/*',
    'react',
    'rxjs',
    'rxjs/*',
    '**/datasource/**',
    '**/panel/**',
    '**/correlation/**',
    '**/alerting/**'
  ),
  room(
    'src/correlation',
    '@grafana/ui',
    '@grafana/runtime',
    'react',
    'rxjs',
    '**/panel/**',
    '**/places/**',
    '**/companion/**',
    '**/alerting/**',
    '**/datasource/*',
    '!**/datasource/query'
  ),
  room(
    'src/alerting',
    '@grafana/*',
    'react',
    'rxjs',
    'rxjs/*',
    '**/panel/**',
    '**/places/**',
    '**/companion/**',
    '**/datasource/*',
    '!**/datasource/query'
  ),
  room('src/datasource', '**/panel/**', '**/correlation/**', '**/alerting/**'),
  room(
    'src/datasource/backends',
    '@grafana/*',
    'react',
    'rxjs',
    'rxjs/*',
    '**/panel/**',
    '**/correlation/**',
    '**/editors/**'
  ),
  room('src/panel', '**/datasource/*', '!**/datasource/query', '**/places/**', '**/companion/**'),
  room('src/places', '**/datasource/*', '!**/datasource/query', '**/start/**'),
  room(
    'src/exporter',
    '@grafana/*',
    'react',
    'rxjs',
    'rxjs/*',
    '**/correlation/**',
    '**/panel/**',
    '**/places/**',
    '**/companion/**',
    '**/start/**',
    '**/datasource/*',
    '!**/datasource/backends',
    '!**/datasource/query'
  ),
  room('src/companion', '**/datasource/*', '!**/datasource/query', '!**/datasource/traceSource', '**/start/**'),
]);
