import { isCompleteVariable, readVariableQuery } from './variableQuery';

const NEW = {
  refId: 'ProfilingVariableQuery',
  type: 'profileType',
  profileTypeId: '',
  labelName: '',
  labelSelector: '{}',
};
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

it.each([
  ['a new variable', undefined, {}],
  ['an empty text', '', {}],
  ['a number', 7, {}],
  ["Grafana's profile types", { type: 'profileType', refId: 'PyroscopeVariableQueryEditor-VariableQuery' }, {}],
  ["Grafana's labels", { type: 'label', profileTypeId: CPU }, { type: 'label', profileTypeId: CPU }],
  [
    "Grafana's values of a label",
    { type: 'labelValue', profileTypeId: CPU, labelName: 'service_name' },
    { type: 'labelValue', profileTypeId: CPU, labelName: 'service_name' },
  ],
  [
    'ours, chained',
    { type: 'labelValue', labelName: 'pod', labelSelector: '{region="$region"}' },
    { type: 'labelValue', labelName: 'pod', labelSelector: '{region="$region"}' },
  ],
  ['fields of another kind', { type: 'heap', profileTypeId: 1, labelName: null }, {}],
  ['profile_types()', 'profile_types()', {}],
  ['label_names()', ' label_names() ', { type: 'label' }],
  ['label_names(selector)', 'label_names({a="b"})', { type: 'label', labelSelector: '{a="b"}' }],
  ['label_values(label)', 'label_values(pod)', { type: 'labelValue', labelName: 'pod' }],
  [
    'label_values(selector, label)',
    'label_values({a="b",c="d"}, pod)',
    { type: 'labelValue', labelName: 'pod', labelSelector: '{a="b",c="d"}' },
  ],
  ['a lone name', 'service_name', { type: 'labelValue', labelName: 'service_name' }],
])('%s', (_what, saved, expected) => {
  const { refId, ...read } = readVariableQuery(saved);
  expect(read).toEqual({ ...NEW, ...expected, refId: undefined });
  expect(refId).not.toBe('');
});

it('values of no label cannot be asked for', () => {
  expect(isCompleteVariable(readVariableQuery({ type: 'labelValue' }))).toBe(false);
  expect(isCompleteVariable(readVariableQuery({ type: 'label' }))).toBe(true);
});
