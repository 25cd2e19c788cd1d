import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'protobufjs';

import { listen } from '../recorded/listen';
import { createStoreServer } from '../server';

const server = createStoreServer();
let base = '';
beforeAll(async () => {
  base = await listen(server);
});
afterAll(() => {
  server.close();
});

const profile = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(fs.readFileSync(path.resolve('tests/fixtures/pprofHttp', `${name}.response.pb.gz`)));

async function typesOf(service: string): Promise<readonly string[]> {
  const answer = await fetch(`${base}/querier.v1.QuerierService/LabelValues`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: '__profile_type__',
      matchers: [`{service_name="${service}"}`],
      start: 1795374000000,
      end: 1795374100000,
    }),
  });
  return ((await answer.json()) as { readonly names?: readonly string[] }).names ?? [];
}

/** What pyroscope-go sends: a form with the pprof and a file that says what its sample types are. */
function form(pprof: Uint8Array<ArrayBuffer>, sampleTypes: object): FormData {
  const fields = new FormData();
  fields.append('profile', new Blob([pprof]), 'profile.pprof');
  fields.append('sample_type_config', new Blob([JSON.stringify(sampleTypes)]), 'sample_type_config.json');
  return fields;
}

test.each([
  ['mutex', { contentions: { 'display-name': 'mutex_count' }, delay: { 'display-name': 'mutex_duration' } }, 'mutex'],
  ['block', { contentions: { 'display-name': 'block_count' }, delay: { 'display-name': 'block_duration' } }, 'block'],
  ['goroutine', { goroutine: { units: 'goroutines', 'display-name': 'goroutines' } }, 'goroutines'],
  ['heap', { alloc_objects: { units: 'objects' }, inuse_space: { aggregation: 'average' } }, 'memory'],
])('a form with a %s profile and %j is of the name %s', async (file, sampleTypes, name) => {
  const query = new URLSearchParams({ name: `form-${file}{region=eu}`, from: '1795374010000000000', spyName: 'gospy' });
  const answer = await fetch(`${base}/ingest?${query}`, { method: 'POST', body: form(profile(file), sampleTypes) });
  expect(answer.status).toBe(200);
  const names = (await typesOf(`form-${file}`)).map((type) => type.split(':')[0]);
  expect([...new Set(names)]).toEqual([name]);
});

// As grafana/pyroscope api/push/v1/push.proto has it; pyroscope-io sends it gzipped.
const PushRequest = parse(`
  syntax = "proto3";
  message LabelPair { string name = 1; string value = 2; }
  message RawSample { bytes raw_profile = 1; string ID = 2; }
  message RawProfileSeries { repeated LabelPair labels = 1; repeated RawSample samples = 2; }
  message PushRequest { repeated RawProfileSeries series = 1; }
`).root.lookupType('PushRequest');

test('a push in protobuf, gzipped, is answered in protobuf', async () => {
  const labels = [
    { name: '__name__', value: 'process_cpu' },
    { name: 'service_name', value: 'protobuf' },
  ];
  const message = PushRequest.encode({ series: [{ labels, samples: [{ rawProfile: profile('cpu-3s') }] }] }).finish();
  const answer = await fetch(`${base}/push.v1.PusherService/Push`, {
    method: 'POST',
    headers: { 'content-type': 'application/proto', 'content-encoding': 'gzip' },
    body: new Uint8Array(gzipSync(message)),
  });
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/proto',
    '',
  ]);
  expect(await typesOf('protobuf')).toContain('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
});

test.each([
  ['application/json', '{}'],
  ['application/proto', new Uint8Array()],
])('an empty push as %s is taken', async (contentType, body) => {
  const answer = await fetch(`${base}/push.v1.PusherService/Push`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  expect(answer.status).toBe(200);
});

test.each([
  ['/ingest?name=x&format=pprof', 'application/octet-stream', 422],
  ['/ingest?name=x', 'multipart/form-data; boundary=none', 422],
  ['/push.v1.PusherService/Push', 'application/proto', 400],
])('%s with a body that is not one answers %s %i', async (url, contentType, status) => {
  const answer = await fetch(base + url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: 'this is neither',
  });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/./) });
});
