import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';

import { DATASOURCE_TYPE, type ProfileFrameMeta } from '../../datasource/query';
import { repositoryOf } from './repositoryOf';

const META: ProfileFrameMeta = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="shop", version="v2"}',
  detail: 'function',
  details: ['function', 'line'],
  range: { from: 1000, to: 2000 },
  rows: { shown: 3, inFull: 9 },
  foldedShare: 0.3,
  functions: { name: ['main'], self: [70], total: [100] },
};

const asked: unknown[] = [];
function withSource(repository: unknown, values: Readonly<Record<string, readonly string[]>> = {}): void {
  asked.length = 0;
  const source = {
    type: DATASOURCE_TYPE,
    name: 'Profiles',
    repository,
    labelValues: (name: string, scope: unknown) => {
      asked.push([name, scope]);
      return Promise.resolve(values[name] ? { ok: true, value: values[name] } : { ok: false, error: 'down' });
    },
  };
  // Its replacement is not for plugins outside Grafana.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const srv: Partial<DataSourceSrv> = { get: () => Promise.resolve(source as never) };
  setDataSourceSrv(srv as DataSourceSrv);
}

async function urlOf(file: string, line: number): Promise<string | undefined> {
  const found = await repositoryOf('p1', META, new AbortController().signal);
  const url = found?.ok ? found.value(file, line) : found;
  return url?.ok === false ? url.error : url?.value;
}

it('fills in labels of the selector, and asks for no others', async () => {
  withSource({ url: 'https://git.example/shop/${version}/${file}#L${line}', prefix: '/build/' });
  expect(await urlOf('/build/cart.go', 7)).toBe('https://git.example/shop/v2/cart.go#L7');
  expect(await urlOf('/usr/sort.go', 7)).toContain('does not begin with /build/');
  expect(asked).toEqual([]);
});

it('asks for a label that the selector leaves open, which must have one value', async () => {
  const url = 'https://git.example/${ref}/${file}';
  withSource({ url }, { ref: ['abc'] });
  expect(await urlOf('cart.go', 7)).toBe('https://git.example/abc/cart.go');
  expect(asked).toEqual([
    ['ref', { range: META.range, profileTypeId: META.profileTypeId, labelSelector: META.labelSelector }],
  ]);
  withSource({ url }, { ref: ['abc', 'def'] });
  expect(await urlOf('cart.go', 7)).toContain('the profile is of abc, def. Narrow the query to one.');
  withSource({ url }, { ref: [] });
  expect(await urlOf('cart.go', 7)).toBe('https://git.example/cart.go');
  withSource({ url });
  expect(await urlOf('cart.go', 7)).toContain('could not be asked for');
});

it.each([
  ['nothing', undefined],
  ['an empty text', { url: ' ' }],
  ['no text', { url: { toString: 'x' }, prefix: 7 }],
])('is not there where the settings have %s', async (_, settings) => {
  withSource(settings);
  expect(await urlOf('cart.go', 7)).toBeUndefined();
});

it('says what is wrong with the settings', async () => {
  withSource({ url: 'javascript:alert(1)//${file}' });
  expect(await urlOf('cart.go', 7)).toContain('is not right. A link starts with https://');
});
