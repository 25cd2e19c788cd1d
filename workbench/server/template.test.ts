import { fillTemplate } from './template';

const data = { JsonData: { url: 'http://x', empty: '', count: 3 }, SecureJsonData: { token: 's3cret' } };

test.each([
  ['{{ .JsonData.url }}/a', 'http://x/a'],
  ['{{.JsonData.url}}', 'http://x'],
  ['{{- .JsonData.count -}}', '3'],
  ['Bearer {{ .SecureJsonData.token }}', 'Bearer s3cret'],
  ['{{ .SecureJsonData.nope }}', ''],
  ['{{ .JsonData.nope }}', '<no value>'],
  ['{{ orEmpty .JsonData.nope }}', ''],
  ['{{ .JsonData.nope | orEmpty }}', ''],
  ['{{ .JsonData.empty }}', ''],
  ['no template', 'no template'],
])('%s is %s', (template, expected) => {
  expect(fillTemplate(template, data)).toBe(expected);
});

test('an action of Go that is not known here is refused', () => {
  expect(() => fillTemplate('{{ printf "%s" .JsonData.url }}', data)).toThrow('could not parse template');
});
