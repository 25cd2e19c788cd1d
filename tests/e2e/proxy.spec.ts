import { expect, test } from '@playwright/test';

const proxy = (uid: string, path: string): string => `/api/datasources/proxy/uid/${uid}/${path}`;
const HOUR = 3_600_000;
const range = (): { start: number; end: number } => ({ start: Date.now() - HOUR, end: Date.now() });

test('a Viewer can read profile types', async ({ request }) => {
  const path = proxy('spanflame-pyroscope', 'pyroscope/querier.v1.QuerierService/ProfileTypes/');
  const answer = await request.post(path, { data: range() });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toHaveProperty('profileTypes');
});

test("a Viewer can read Parca's types, values and profiles, and post a long query as a form", async ({ request }) => {
  const api = (path: string): string => proxy('spanflame-parca', `parca/api/profiles/${path}`);
  expect(await (await request.get(api('types/'))).json()).toHaveProperty('types');
  expect(await (await request.get(api('labels/job/values'))).json()).toHaveProperty('labelValues');
  const form = {
    mode: 'MODE_MERGE',
    report_type: 'REPORT_TYPE_PPROF',
    'merge.query': 'process_cpu:cpu:nanoseconds:cpu:nanoseconds:delta{}',
    'merge.start': new Date(range().start).toISOString(),
    'merge.end': new Date(range().end).toISOString(),
  };
  expect(await (await request.get(api('query/'), { params: form })).json()).toHaveProperty('pprof');
  expect(await (await request.post(api('query/'), { form })).json()).toHaveProperty('pprof');
});

for (const [uid, path] of [
  ['spanflame-parca', 'api/profiles/writeraw'],
  ['spanflame-parca', 'parca/api/profiles/writeraw'],
  ['spanflame-parca', 'parca/api/profiles/query/../writeraw'],
  ['spanflame-pyroscope', 'ingest?name=intruder&format=folded'],
  ['spanflame-pyroscope', 'pyroscope/ingest?name=intruder&format=folded'],
  ['spanflame-pyroscope', 'push.v1.PusherService/Push'],
  ['spanflame-pyroscope', 'pyroscope/push.v1.PusherService/Push'],
  ['spanflame-pyroscope', 'pyroscope/settings.v1.SettingsService/Set'],
  ['spanflame-pyroscope', 'pyroscope/querier.v1.QuerierService/ProfileTypes/../../../../ingest?name=intruder'],
  ['spanflame-pprof', 'pprof/debug/pprof/heap/'],
] as const) {
  test(`a Viewer cannot POST ${path} to ${uid}`, async ({ request }) => {
    const answer = await request.post(proxy(uid, path), { data: 'main;work 100' });
    expect(answer.ok()).toBe(false);
  });
}

for (const path of ['debug/pprof/cmdline', 'pprof/debug/pprof/cmdline', 'pprof/debug/pprof/profile/?seconds=1', '']) {
  test(`a Viewer cannot GET "${path}" of the pprof endpoint`, async ({ request }) => {
    expect((await request.get(proxy('spanflame-pprof', path))).ok()).toBe(false);
  });
}

test("a Viewer cannot read Pyroscope's own pprof endpoints", async ({ request }) => {
  expect((await request.get(proxy('spanflame-pyroscope', 'pprof/debug/pprof/heap/'))).ok()).toBe(false);
});

test('nothing of the refused writes was stored', async ({ request }) => {
  const path = proxy('spanflame-pyroscope', 'pyroscope/querier.v1.QuerierService/LabelValues/');
  const answer = await request.post(path, { data: { ...range(), name: 'service_name', matchers: [] } });
  const { names } = (await answer.json()) as { names: string[] };
  expect(names).toContain('checkout-api');
  expect(names).not.toContain('intruder');
});
