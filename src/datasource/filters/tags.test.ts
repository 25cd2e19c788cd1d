import { dateTime } from '@grafana/data';

import { err, ok } from '../../profile/result';
import { tagKeys, tagValues } from './tags';

const labels = { labelNames: jest.fn(), labelValues: jest.fn() };
const timeRange = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-1h', to: 'now' } };
const filter = (key: string, operator: string, value: string) => ({ key, operator, value });

beforeEach(() => {
  labels.labelNames.mockReset().mockResolvedValue(ok(['pod', 'region']));
  labels.labelValues.mockReset().mockResolvedValue(ok(['a']));
});

it.each([
  [[], '{}'],
  [[filter('region', '=', 'eu')], '{region="eu"}'],
  [[filter('a', '!=', 'say "hi"'), filter('b', '=~', 'x|y\\.z')], '{a!="say \\"hi\\"",b=~"x|y\\\\.z"}'],
  [[filter('service.name', '!~', '.*')], '{"service.name"!~".*"}'],
  [[filter('a', '=', ''), filter('', '=', 'x')], '{}'],
  [[filter('a', '<', '5')], '{}'],
])('%o narrow what is offered to %s', async (filters, labelSelector) => {
  const scope = { range: { from: 0, to: 3_600_000 }, profileTypeId: '', labelSelector };
  expect(await tagKeys(labels, { filters, timeRange })).toEqual({
    data: [
      { text: 'pod', value: 'pod' },
      { text: 'region', value: 'region' },
    ],
  });
  expect(labels.labelNames).toHaveBeenCalledWith(scope);

  expect(await tagValues(labels, { key: 'pod', filters, timeRange })).toEqual({ data: [{ text: 'a', value: 'a' }] });
  expect(labels.labelValues).toHaveBeenCalledWith('pod', scope);
});

it('without a range, the last hour is asked', async () => {
  jest.useFakeTimers({ now: 7_200_000 });
  await tagKeys(labels, { filters: [] });
  jest.useRealTimers();
  expect(labels.labelNames.mock.calls[0][0].range).toEqual({ from: 3_600_000, to: 7_200_000 });
});

it('says why there are none', async () => {
  labels.labelNames.mockResolvedValue(err({ backend: 'pyroscope', kind: 'timeout', detail: 'no answer' }));
  const { data, error } = await tagKeys(labels, { filters: [] });
  expect(data).toEqual([]);
  expect(error?.message).toMatch(/^Pyroscope did not answer in time/);
});
