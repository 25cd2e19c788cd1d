import { execFileSync } from 'node:child_process';

import { filesIn } from '../stack/files';

const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const RULES = filesIn('provisioning/prometheus/rules', '.yaml');
const UNIT_TESTS = filesIn('tests/prometheus/rules', '.test.yaml');

const promtool = (...args: readonly string[]): string => execFileSync(PROMTOOL, args, { encoding: 'utf8' });

it('Prometheus takes the rules that are provisioned', () => {
  expect(promtool('check', 'rules', ...RULES).match(/SUCCESS/g)).toHaveLength(RULES.length);
});

it.each(UNIT_TESTS)('they do what %s says', (file) => {
  expect(promtool('test', 'rules', file)).toContain('SUCCESS');
});
