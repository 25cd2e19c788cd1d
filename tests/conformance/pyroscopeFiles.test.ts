import fs from 'node:fs';
import path from 'node:path';

import { fromProtobuf } from '../../demo/store/protobuf';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { mergeProfileRequest } from '../../src/datasource/backends/mergeProfileRequest';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { type FlameTree } from '../../src/profile/flameTree';
import { fileOf } from '../../src/profile/frameFiles';
import { type RawSample, readRaw } from '../golden/readRaw';
import { flamegraphOf, named, namingLabels, queryOf, signal, treeOf } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

const [plain] = named('stacktraces-flamegraph');
const query = { ...queryOf(plain), needsFiles: true };
const ask = (exchange: Exchange, sent: HttpRequest[] = []) =>
  createPyroscope(namingLabels(replay('pyroscope', [exchange], sent))).profile(query, signal);

const expected = (profile: string): readonly RawSample[] =>
  readRaw(fs.readFileSync(path.join(__dirname, '../golden/expected', `${profile}.raw.txt`), 'utf8')).samples;

describe.each([
  ['merge-profile-proto', 'pyroscope-merge.pb'],
  ['merge-profile-proto-v1', 'pyroscope-merge-v1.pb'],
])('%s', (name, profile) => {
  const [exchange] = named(name);
  const samples = expected(profile);

  it('has the total of the flame graph', async () => {
    expect(treeOf(await ask(exchange)).total[0]).toBe(Number(flamegraphOf(plain).total));
  });

  it('has the stacks of go tool pprof', async () => {
    const tree = treeOf(await ask(exchange));
    const stacks = new Map<string, number>();
    for (const { frames, values } of samples) {
      const stack = framesOf(frames)
        .map(([functionName]) => functionName)
        .reverse()
        .join(';');
      stacks.set(stack, (stacks.get(stack) ?? 0) + values[0]);
    }
    expect(stacks.size).toBeGreaterThan(50);
    expect(stacksOf(tree)).toEqual(stacks);
  });

  it('has the files of go tool pprof', async () => {
    const tree = treeOf(await ask(exchange));
    const pairs = new Set(samples.flatMap(({ frames }) => framesOf(frames).map((pair) => pair.join(' '))));
    const ours = new Set(Array.from(tree.nameIndex, (at, row) => `${tree.names[at]} ${fileOf(tree, row)}`).slice(1));
    expect(pairs.size).toBeGreaterThan(50);
    expect([...ours].sort()).toEqual([...pairs].sort());
  });

  it('is asked for as it was recorded, byte for byte', async () => {
    const sent: HttpRequest[] = [];
    await ask(exchange, sent);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method: 'POST', path: 'pyroscope/querier.v1.QuerierService/SelectMergeProfile' });
    expect(sent[0].body?.contentType).toBe('application/proto');
  });
});

it('where files are not needed, names alone are asked for', async () => {
  const sent: HttpRequest[] = [];
  const backend = createPyroscope(replay('pyroscope', [plain], sent));
  expect(treeOf(await backend.profile(queryOf(plain), signal)).files).toBeUndefined();
  expect(sent.map((request) => request.path)).toEqual(['pyroscope/querier.v1.QuerierService/SelectMergeStacktraces']);
});

it('a request holds ids and text beyond ASCII as protobuf has them', () => {
  const request = {
    profileTypeID: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{"dienst.größe"="λ"}',
    start: 1795374480000,
    end: 1795374590000,
    profileIdSelector: ['022738a2-598f-4b8a-aec1-5c49f28031d4', 'ed5a5bf1-ff1a-4afc-ba85-854598a01714'],
    traceIdSelector: ['4bf92f3577b34da6a3ce929d0e0e4736'],
  };
  expect(fromProtobuf('SelectMergeProfileRequest', mergeProfileRequest(request))).toEqual({
    ...request,
    start: String(request.start),
    end: String(request.end),
  });
});

it('a time before 1970 is a negative one', () => {
  expect(fromProtobuf('SelectMergeProfileRequest', mergeProfileRequest({ start: -1, end: 300 }))).toMatchObject({
    start: '-1',
    end: '300',
  });
});

describe('other answers', () => {
  const answering =
    (status: number, contentType: string, text: string): Http =>
    () =>
      Promise.resolve({ status, contentType, body: new TextEncoder().encode(text) });
  const asked = (http: Http) => createPyroscope(namingLabels(http)).profile(query, signal);

  // v1 storage writes time (field 9) and duration (10) on what it found, be it nothing.
  it.each([
    ['no bytes', ''],
    ['an empty string table', '2\0'],
    ['a time and a duration', 'H\x01P\x01'],
  ])('%s: nothing was found', async (_what, text) => {
    expect(await asked(answering(200, 'application/proto', text))).toMatchObject({
      ok: true,
      value: { kind: 'empty', reason: expect.stringContaining('{service_name="checkout-svc"} in this range.') },
    });
  });

  it.each([
    ['nothing at all', '', '', { kind: 'unexpectedAnswer', found: 'an empty answer' }],
    ['a page', 'text/html', '<html>', { kind: 'badProfile', cause: { kind: 'foreign', found: 'html' } }],
    ['JSON', 'application/json', '{}', { kind: 'badProfile', cause: { kind: 'foreign', found: 'json' } }],
  ])('%s is no profile', async (_what, contentType, text, error) => {
    expect(await asked(answering(200, contentType, text))).toMatchObject({ ok: false, error });
  });

  it.each([
    ['err-query-too-long', { kind: 'rangeTooLong', limitMillis: 86_400_000 }],
    ['err-label-selector.v1', { kind: 'invalidQuery', field: 'labelSelector' }],
    ['mt-no-tenant.mt', { kind: 'noTenant' }],
  ])('%s: errors are JSON here too', async (name, error) => {
    const { status, contentType, body } = named(name)[0].response;
    expect(await asked(answering(status, contentType, JSON.stringify(body)))).toMatchObject({ ok: false, error });
  });

  it('a span has no files, and its profile is not widened to get them', async () => {
    const sent: HttpRequest[] = [];
    const backend = createPyroscope(replay('pyroscope', [plain], sent));
    const filter = { kind: 'span', ids: ['00f067aa0ba902b7'] } as const;
    expect(await backend.profile({ ...query, filter }, signal)).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', wanted: 'filesOfSpan' },
    });
    expect(sent).toEqual([]);
  });
});

/** Function and file of the frames of `go tool pprof -raw`, `address function file:line`. */
const framesOf = (frames: readonly string[]): ReadonlyArray<readonly [name: string, file: string]> =>
  frames.map((frame) => {
    const [, name, file] = /^\S+ (.*) (\S*):\d+$/.exec(frame) ?? [];
    return [name, file];
  });

function stacksOf({ names, nameIndex, level, self }: FlameTree): ReadonlyMap<string, number> {
  const stacks = new Map<string, number>();
  const stack: string[] = [];
  level.forEach((depth, row) => {
    stack.length = depth;
    stack[depth] = names[nameIndex[row]];
    if (self[row] !== 0) {
      stacks.set(stack.slice(1).join(';'), self[row]);
    }
  });
  return stacks;
}
