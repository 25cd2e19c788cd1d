import { DataSources } from './dataSources';

const sources = (): DataSources =>
  new DataSources([
    {
      uid: 'u',
      name: 'n',
      type: 't',
      url: '',
      basicAuth: false,
      basicAuthUser: '',
      jsonData: { url: 'http://x' },
      secureJsonData: { httpHeaderValue1: 's3cret', old: 'x' },
    },
  ]);

test('a secret is never shown, only that it is set', () => {
  const settings = sources().settings('u');
  expect(settings?.secureJsonFields).toEqual({ httpHeaderValue1: true, old: true });
  expect(JSON.stringify(settings)).not.toContain('s3cret');
});

test('saving replaces settings, keeps secrets that are still set, drops those that were reset', () => {
  const saved = sources();
  const known = saved.save('u', {
    jsonData: { url: 'http://y' },
    secureJsonFields: { httpHeaderValue1: true },
    secureJsonData: { fresh: 'z' },
  });
  expect(known).toBe(true);
  expect(saved.get('u')).toMatchObject({
    jsonData: { url: 'http://y' },
    secureJsonData: { httpHeaderValue1: 's3cret', fresh: 'z' },
  });
  expect(saved.get('u')?.secureJsonData).not.toHaveProperty('old');
});

test('an unknown data source is not made by saving it', () => {
  expect(sources().save('nope', {})).toBe(false);
});
