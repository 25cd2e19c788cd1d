import { type DataFrame, type DataQueryRequest, dateTime } from '@grafana/data';
import { setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { err, ok } from '../../profile/result';
import { type Backend } from '../backends/backend';
import { type VariableQuery } from './variableQuery';
import { ProfilingVariableSupport } from './variableSupport';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const backend = {
  profileTypes: jest.fn(),
  labelNames: jest.fn(),
  labelValues: jest.fn(),
};

beforeEach(() => {
  backend.profileTypes.mockReset().mockResolvedValue(ok([{ id: CPU, name: 'process_cpu', sampleType: 'cpu' }]));
  backend.labelNames.mockReset().mockResolvedValue(ok(['pod', 'service_name']));
  backend.labelValues.mockReset().mockResolvedValue(ok(['a', 'b']));
  setTemplateSrv({
    replace: (text = '', _scoped: unknown, format?: (values: unknown) => string) =>
      text
        .replace('$service', () => (typeof format === 'function' ? format(['a', 'b.c']) : '{a,b.c}'))
        .replace('$type', CPU)
        .replace('$label', 'pod'),
  } as unknown as TemplateSrv);
});

/** As Grafana runs a variable: the method without its object. */
async function options(saved: unknown): Promise<unknown> {
  const { query } = new ProfilingVariableSupport({ backend: backend as unknown as Backend });
  const range = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-1h', to: 'now' } };
  const response = await lastValueFrom(
    query({ targets: [saved], range, scopedVars: {} } as unknown as DataQueryRequest<VariableQuery>)
  );
  const [{ fields }] = response.data as DataFrame[];
  return fields.map(({ name, type, values }) => [name, type, values]);
}
const listed = (text: string[], value = text) => [
  ['text', 'string', text],
  ['value', 'string', value],
];
const range = { from: 0, to: 3_600_000 };

it('lists profile types by their names, and fills in their ids', async () => {
  expect(await options({ type: 'profileType' })).toEqual(listed(['process_cpu - cpu'], [CPU]));
  expect(backend.profileTypes).toHaveBeenCalledWith(range, expect.any(AbortSignal));
});

it.each([
  ["Grafana's saved variable", { type: 'label', profileTypeId: CPU }, { profileTypeId: CPU, labelSelector: '{}' }],
  ['of a type that is a variable', { type: 'label', profileTypeId: '$type' }, { profileTypeId: CPU }],
  ['a text', 'label_names({a="b"})', { profileTypeId: '', labelSelector: '{a="b"}' }],
])('lists labels: %s', async (_what, saved, scope) => {
  expect(await options(saved)).toEqual(listed(['pod', 'service_name']));
  expect(backend.labelNames).toHaveBeenCalledWith(expect.objectContaining({ range, ...scope }), expect.anything());
});

it.each([
  ['one label', { type: 'labelValue', labelName: 'pod', profileTypeId: CPU }, '{}'],
  ['a label that is a variable', { type: 'labelValue', labelName: '$label' }, '{}'],
  [
    'of the services that another variable picks',
    { type: 'labelValue', labelName: 'pod', labelSelector: '{service_name="$service"}' },
    '{service_name=~"(a|b\\\\.c)"}',
  ],
  ['a text', 'pod', '{}'],
])('lists values: %s', async (_what, saved, labelSelector) => {
  expect(await options(saved)).toEqual(listed(['a', 'b']));
  expect(backend.labelValues).toHaveBeenCalledWith(
    'pod',
    expect.objectContaining({ range, labelSelector }),
    expect.anything()
  );
});

it('lists nothing while no label is named, and asks for nothing', async () => {
  expect(await options({ type: 'labelValue', labelName: '' })).toEqual(listed([]));
  expect(backend.labelValues).not.toHaveBeenCalled();
});

it('rejects with what went wrong', async () => {
  backend.labelNames.mockResolvedValue(err({ backend: 'pyroscope', kind: 'unauthorized', detail: '401: no org id' }));
  await expect(options({ type: 'label' })).rejects.toThrow('Pyroscope refused the credentials (401: no org id)');
});
