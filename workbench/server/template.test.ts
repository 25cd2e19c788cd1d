import { fillTemplate } from './template';

const data = { JsonData: { url: 'http://x', empty: '', count: 3, kind: 'a' }, SecureJsonData: { token: 's3cret' } };

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
  ['{{ if eq .JsonData.kind "a" }}{{ .JsonData.url }}{{ end }}/x', 'http://x/x'],
  ['{{ if eq .JsonData.kind "b" }}{{ .JsonData.url }}{{ end }}/x', '/x'],
  ['{{ if eq .JsonData.nope "a" }}{{ .JsonData.url }}{{ end }}/x', '/x'],
  ['no template', 'no template'],
])('%s is %s', (template, expected) => {
  expect(fillTemplate(template, data)).toBe(expected);
});

test('an action of Go that is not known here is refused', () => {
  expect(() => fillTemplate('{{ printf "%s" .JsonData.url }}', data)).toThrow('could not parse template');
});
