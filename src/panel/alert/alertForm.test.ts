import { type AlertSubject } from '../../alerting/alertSubject';
import { exportedMetrics } from '../../alerting/exportedMetrics';
import { type AlertForm, firstForm, readForm, suggestedFields } from './alertForm';

const metrics = exportedMetrics('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
const SUBJECT: AlertSubject = {
  functionName: 'calculate',
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  metrics: metrics.ok ? metrics.value : (undefined as never),
  serviceLabel: 'service_name',
  series: [
    { name: 'service', value: 'checkout' },
    { name: 'env', value: 'production' },
  ],
  leftOut: [],
  total: { value: 0.2, share: 0.25 },
  self: { value: 0.1, share: 0.12 },
};
const FIRST = firstForm(SUBJECT);
const read = (more: Partial<AlertForm>) => readForm({ ...FIRST, ...more }, SUBJECT);

it('begins with an alert that is whole', () => {
  expect(read({})).toMatchObject({
    problems: {},
    alert: {
      side: 'total',
      condition: { kind: 'absolute', above: 0.4 },
      series: SUBJECT.series,
      labels: { severity: 'warning' },
    },
  });
});

it('suggests anew for another kind or side', () => {
  expect(suggestedFields(SUBJECT, { kind: 'share', side: 'self' })).toEqual({ above: '24', least: '' });
  expect(suggestedFields(SUBJECT, { kind: 'change', side: 'total' })).toEqual({ above: '1.5', least: '0.1' });
});

it('reads percent as a share, a factor with its least amount, and what is left of the labels', () => {
  expect(read({ kind: 'share', above: '30' }).alert?.condition).toEqual({ kind: 'share', above: 0.3 });
  expect(read({ kind: 'change', above: '2', ago: '1d', least: '0' }).alert?.condition).toEqual({
    kind: 'change',
    times: 2,
    ago: '1d',
    least: 0,
  });
  expect(read({ series: ['env'] }).alert?.series).toEqual([{ name: 'env', value: 'production' }]);
  expect(read({ labels: ' a = b=c , team=x y,' }).alert?.labels).toEqual({ a: 'b=c', team: 'x y' });
  expect(read({ labels: '' }).alert?.labels).toEqual({});
});

it.each<[string, Partial<AlertForm>, string]>([
  ['no threshold', { above: ' ' }, 'above'],
  ['a threshold of words', { above: 'many' }, 'above'],
  ['a threshold of 0', { above: '0' }, 'above'],
  ['an endless threshold', { above: '1e999' }, 'above'],
  ['more than all of a service', { kind: 'share', above: '100' }, 'above'],
  ['no time before', { kind: 'change', above: '2', least: '0', ago: 'yesterday' }, 'ago'],
  ['no least amount', { kind: 'change', above: '2', least: '' }, 'least'],
  ['a time without a unit', { forTime: '10' }, 'forTime'],
  ['a fraction of a time', { window: '1.5m' }, 'window'],
  ['no time at all', { window: '0s' }, 'window'],
  ['a label without a name', { labels: '=page' }, 'labels'],
  ['a label with a name that is none', { labels: 'a-b=page' }, 'labels'],
])('makes no rule of %s, and says at which field', (_case, more, field) => {
  const { alert, problems } = read(more);
  expect(alert).toBeUndefined();
  expect(Object.keys(problems)).toEqual([field]);
});
