import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Profile } from 'pprof-format';

import recordings from '../../tests/fixtures/recordings.json';
import { decodePprof } from '../../src/profile/pprof';
import { pprofServer } from '../workload/pprofServer';
import { readExchange, send } from './recorded/exchange';
import { expectSame, type Likeness } from './recorded/expectSame';
import { listen } from './recorded/listen';

const FOLDERS = ['pprofHttp', 'pprofStore'];
const TOKEN = { authorization: 'Bearer demo' };

/** Recordings of Go's net/http/pprof that a Node.js process cannot answer alike, each with the reason. */
const NEVER_ASKED: Readonly<Record<string, readonly string[]>> = {
  'Spanflame asks for pprofs alone: no execution trace, symbols or command line': ['cmdline', 'symbol-get', 'trace-1s'],
  'Spanflame reads no text profiles, and the workload writes none': [
    'goroutine-debug1',
    'goroutine-debug2',
    'heap-debug1',
  ],
};

/** Profiles that Go alone takes: the workload answers as Go does for a profile that it does not know. */
const GO_ONLY = [
  'allocs',
  'allocs-delta-2s',
  'block',
  'block-delta-2s',
  'err-delta-threadcreate',
  'goroutine',
  'goroutine-delta-2s',
  'mutex',
  'mutex-delta-2s',
  'threadcreate',
];

const INDEX: Likeness = { begins: '<html>\n<head>\n<title>/debug/pprof/</title>\n' };

const recorded = (file: string): Profile =>
  Profile.decode(new Uint8Array(gunzipSync(fs.readFileSync(path.resolve('tests/fixtures/pprofHttp', file)))));
let recording = false;
let heapFile = 'heap.response.pb.gz';
let cpuFile = 'cpu-3s.response.pb.gz';
const server = pprofServer(
  {
    cpu: () => (recording ? undefined : Promise.resolve(recorded(cpuFile))),
    heap: () => recorded(heapFile),
  },
  'demo'
);
let base = '';
beforeAll(async () => {
  base = await listen(server);
});
afterAll(() => {
  server.close();
});

const skipped = Object.values(NEVER_ASKED).flat();
const replayed = recordings.pprof.filter((name) => ![...skipped, ...GO_ONLY].includes(name));

test('every recording is replayed, or listed with the reason', () => {
  const listed = [...skipped, ...GO_ONLY];
  expect(listed.filter((name) => !recordings.pprof.includes(name))).toEqual([]);
  expect(replayed.length + listed.length).toBe(recordings.pprof.length);
});

test.each(replayed)('%s', async (name) => {
  recording = name === 'err-cpu-in-use';
  heapFile = name === 'node-heap' ? 'node-heap.response.pb.gz' : 'heap.response.pb.gz';
  cpuFile = name === 'node-wall-3s' ? 'node-wall-3s.response.pb.gz' : 'cpu-3s.response.pb.gz';
  const exchange = readExchange(FOLDERS, name);
  const answer = await send(base, exchange, TOKEN);
  const { contentType, bodyText } = exchange.response;
  if (contentType === 'application/octet-stream') {
    await expectSameKind(answer, path.join(exchange.folder, exchange.response.bodyFile ?? ''));
  } else {
    await expectSame(answer, exchange, /^(index|head-index)$/.test(name) && bodyText !== '' ? INDEX : 'equal');
  }
});

/** Gzip, sample types, period and whether it is of a moment or lasts: the rest is measured anew each time. */
async function expectSameKind(answer: Response, file: string): Promise<void> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
    status: 200,
    type: 'application/octet-stream',
  });
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect([bytes[0], bytes[1]]).toEqual([0x1f, 0x8b]);
  const about = async (profile: Uint8Array): Promise<object> => {
    const decoded = await decodePprof(profile);
    if (!decoded.ok) {
      throw new Error(JSON.stringify(decoded.error));
    }
    const { sampleTypes, period, durationNanos } = decoded.value;
    return { sampleTypes, period, lasts: durationNanos > 0 };
  };
  expect(await about(bytes)).toEqual(await about(new Uint8Array(fs.readFileSync(file))));
}

test.each(GO_ONLY)('%s is a profile that the workload does not know', async (name) => {
  const answer = await send(base, readExchange(FOLDERS, name), TOKEN);
  await expectSame(answer, readExchange(FOLDERS, 'err-unknown-profile'), 'equal');
});
