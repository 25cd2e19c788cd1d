import fs from 'node:fs';
import path from 'node:path';

import { fromProtobuf } from '../../demo/store/protobuf';
import { type ResolvedQuery } from '../../src/datasource/backends/backend';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { flamegraphOf, named, namingLabels, queryOf, signal, treeOf } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

const NOBODY = '01234567-89ab-cdef-0123-456789abcdef';
const [known, ignored, whole, nothing] = named(
  'stacktraces-profile-id',
  'stacktraces-profile-id.v1',
  'stacktraces-flamegraph',
  'stacktraces-empty-result'
);
/** A recording as the answer to another profile id, as the server that was recorded would give it. */
const withId = ({ request }: Exchange, id: string, { response }: Exchange): Exchange => ({
  name: id,
  request: { ...request, body: { ...request.body, profileIdSelector: [id] } },
  response,
});
const v2 = [known, withId(known, NOBODY, nothing), whole];

describe('a single profile', () => {
  it('through the profile selector, once a probe shows that the server filters', async () => {
    const sent: HttpRequest[] = [];
    const backend = createPyroscope(replay('pyroscope', v2, sent));
    // 830 ms of the 11,420 ms of all.
    expect(treeOf(await backend.profile(queryOf(known), signal)).total[0]).toBe(830_000_000);
    expect(flamegraphOf(known).total).toBe('830000000');
    expect(sent.map(({ body }) => JSON.parse(body?.text ?? '').profileIdSelector)).toEqual([
      [NOBODY],
      undefined,
      queryOf(known).filter.kind === 'profile' ? ['022738a2-598f-4b8a-aec1-5c49f28031d4'] : [],
    ]);
    await backend.profile(queryOf(known), signal);
    expect(sent).toHaveLength(4);
  });

  it('that is not there is empty, with a reason', async () => {
    const id = 'ed5a5bf1-ff1a-4afc-ba85-854598a01714';
    const query: ResolvedQuery = { ...queryOf(known), filter: { kind: 'profile', ids: [id] } };
    const backend = createPyroscope(replay('pyroscope', [...v2, withId(known, id, nothing)]));
    expect(await backend.profile(query, signal)).toEqual({
      ok: true,
      value: {
        kind: 'empty',
        reason: `Pyroscope has no samples of profile ${id} for process_cpu:cpu:nanoseconds:cpu:nanoseconds {service_name="checkout-svc"} in this range.`,
      },
    });
  });

  it('is refused on v1 storage, which ignores the selector, and never answered with the whole profile', async () => {
    // The answer to an id is that of all samples.
    expect(flamegraphOf(ignored).total).toBe(flamegraphOf(whole).total);
    const sent: HttpRequest[] = [];
    const backend = createPyroscope(replay('pyroscope', [ignored, withId(ignored, NOBODY, ignored)], sent));
    expect(await backend.profile(queryOf(ignored), signal)).toEqual({
      ok: false,
      error: {
        backend: 'pyroscope',
        kind: 'unsupported',
        wanted: 'singleProfile',
        detail:
          'the server ignores profile ids, at least in this range (Pyroscope reads them since 1.17, from its v2 storage)',
      },
    });
    expect(sent).toHaveLength(1);
  });

  it('is empty where the range holds no samples at all', async () => {
    const filter = { kind: 'profile', ids: ['022738a2-598f-4b8a-aec1-5c49f28031d4'] } as const;
    const backend = createPyroscope(namingLabels(replay('pyroscope', [nothing, withId(nothing, NOBODY, nothing)])));
    expect(await backend.profile({ ...queryOf(nothing), filter }, signal)).toMatchObject({
      ok: true,
      value: { kind: 'empty', reason: expect.stringContaining('{service_name="nope"} in this range.') },
    });
  });
});

describe('the files of a single profile', () => {
  const query = { ...queryOf(known), needsFiles: true };
  const merged = fs.readFileSync(path.join(__dirname, '../fixtures/pprof/pyroscope-merge.pb'));
  const buildInfo = new TextEncoder().encode('{"status":"success","data":{"version":"1.21.1"}}');
  const answering =
    (files: Uint8Array, sent: HttpRequest[]): Http =>
    (request, aborted) => {
      if (request.path.endsWith('/buildinfo')) {
        return Promise.resolve({ status: 200, contentType: 'application/json', body: buildInfo });
      }
      if (!request.path.endsWith('/SelectMergeProfile')) {
        return replay('pyroscope', v2, sent)(request, aborted);
      }
      sent.push(request);
      return Promise.resolve({ status: 200, contentType: 'application/proto', body: files });
    };

  it('are refused by a server of 1.17 to 2.1, which reads profile ids in one call only', async () => {
    const sent: HttpRequest[] = [];
    const backend = createPyroscope(answering(new Uint8Array(merged), sent));
    expect(await backend.profile(query, signal)).toEqual({
      ok: false,
      error: {
        backend: 'pyroscope',
        kind: 'unsupported',
        wanted: 'filesOfIds',
        detail:
          'version 1.21.1 sends names alone for profile ids here; files of frames come since 2.2, from v2 storage',
      },
    });
    expect(sent.map(({ path: address }) => address.split('/').at(-1))).toEqual([
      'SelectMergeStacktraces',
      'SelectMergeStacktraces',
      'SelectMergeProfile',
    ]);
  });

  it('are asked for where the server filters in that call too', async () => {
    const sent: HttpRequest[] = [];
    const backend = createPyroscope(answering(new Uint8Array(), sent));
    // Whoever filters has nothing for the id that nobody has; the answer to the real one is as empty here.
    expect(await backend.profile(query, signal)).toMatchObject({ ok: true, value: { kind: 'empty' } });
    const ids = sent
      .flatMap(({ body }) => body?.bytes ?? [])
      .map((bytes) => fromProtobuf('SelectMergeProfileRequest', bytes));
    expect(ids).toMatchObject([
      { profileIdSelector: [NOBODY] },
      { profileIdSelector: ['022738a2-598f-4b8a-aec1-5c49f28031d4'] },
    ]);
  });
});
