import { exportedMetrics } from './exportedMetrics';
import { type FunctionAlert } from './functionAlert';
import { newRuleId, recordedExpression, recordingRuleDraft, recordsTheSame } from './recordingRule';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const metrics = exportedMetrics(CPU);
const ALERT: FunctionAlert = {
  functionName: 'main.(*Cart).Total',
  metrics: metrics.ok ? metrics.value : (undefined as never),
  side: 'total',
  condition: { kind: 'absolute', above: 0.4 },
  series: [
    { name: 'service', value: 'checkout' },
    { name: 'env', value: 'production' },
  ],
  forTime: '10m',
  window: '5m',
  labels: {},
};
const PROFILE = { profileTypeId: CPU, serviceLabel: 'service_name' };
const DRAFT = recordingRuleDraft(ALERT, PROFILE, 'abcdefghij');

it('asks for the total of one function, by what the server demands', () => {
  expect(DRAFT).toEqual({
    id: 'abcdefghij',
    metricName: 'profiles_recorded_cpu_main_cart_total',
    matchers: [`{__profile_type__="${CPU}",service_name="checkout",env="production"}`],
    groupBy: ['service_name', 'env'],
    externalLabels: { function_name: 'main.(*Cart).Total' },
    functionName: 'main.(*Cart).Total',
    generation: 0,
  });
});

it.each(['', '函数', '  ', 'a'.repeat(5_000), '{{$1}}"\n'])('gives %j a name that Prometheus takes', (functionName) => {
  const { metricName } = recordingRuleDraft({ ...ALERT, functionName }, PROFILE, 'a');
  expect(metricName).toMatch(/^profiles_recorded_[a-z0-9_]{1,80}$/);
});

it('sums what is recorded over the window, and never takes its rate', () => {
  const expression = recordedExpression(ALERT, { metricName: DRAFT.metricName, serviceLabel: 'service_name' }, 0.4);
  expect(expression).toBe(
    'sum by (function_name, service_name, env) (sum_over_time(profiles_recorded_cpu_main_cart_total' +
      '{function_name="main.(*Cart).Total",service_name="checkout",env="production"}[5m])) / 300 / 1000000000 > 0.4'
  );
});

it('knows a rule that records the same', () => {
  const rule = { ...DRAFT, profileTypeId: CPU, isProvisioned: false, id: 'other', metricName: 'profiles_recorded_x' };
  expect(recordsTheSame(rule, DRAFT)).toBe(true);
  expect(recordsTheSame({ ...rule, functionName: 'main' }, DRAFT)).toBe(false);
  expect(recordsTheSame({ ...rule, matchers: [] }, DRAFT)).toBe(false);
});

it('makes ids of letters, as the server wants them', () => {
  expect(newRuleId()).toMatch(/^[a-zA-Z]{10}$/);
  expect(newRuleId()).not.toBe(newRuleId());
});
