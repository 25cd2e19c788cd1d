import { createServer, type Server } from 'node:http';
import { Registry } from 'prom-client';

import { listen } from '../../../demo/store/recorded/listen';
import { Pusher } from './pusher';
import { pushMetrics } from './pushMetrics';

let server: Server;
let url = '';
/** Statuses to answer with, one after the other; then 204. */
let statuses: number[] = [];
let asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const { 'content-encoding': encoding, 'content-type': type, 'x-scope-orgid': tenant } = request.headers;
    asked.push([request.url, encoding, type, request.headers['x-prometheus-remote-write-version'], tenant].join(' '));
    request.resume().on('end', () => response.writeHead(statuses.shift() ?? 204).end('no room'));
  });
  url = `${await listen(server)}/api/v1/push`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
});

const never = new AbortController().signal;

/** A pusher of so many series, with a clock that stands unless it sleeps. */
function makePusher(count: number, address = url) {
  const registry = new Registry();
  const metrics = pushMetrics(registry);
  const said: string[] = [];
  const clock = { wall: 1_000, steady: 0, arrived: 0 };
  const pusher = new Pusher({
    config: { url: address, headers: { 'X-Scope-OrgID': 't' }, timeoutMillis: 1_000, everyMillis: 15_000, labels: {} },
    exporter: {
      snapshot: () =>
        Promise.resolve({
          snapshot: { name: Array(count).fill('m'), labels: Array(count).fill({}), value: new Float64Array(count) },
          arrived: () => void clock.arrived++,
        }),
    },
    metrics,
    version: '0',
    clock: {
      now: () => clock.wall,
      monotonic: () => clock.steady,
      sleep: (millis) => {
        clock.steady += millis;
        return Promise.resolve();
      },
    },
    log: (level, message) => void said.push(`${level} ${message}`),
  });
  const counted = async () => {
    const text = await registry.metrics();
    const rows = text.matchAll(/^spanflame_exporter_push_(samples|failures|dropped_samples)_total(\{.*\})? (\d+)$/gm);
    return Object.fromEntries(Array.from(rows, ([, name, labels = '', value]) => [name + labels, Number(value)]));
  };
  return { pusher, clock, said, counted };
}

it('sends what the specification asks for, in batches', async () => {
  statuses = [];
  const { pusher, clock, said, counted } = makePusher(4_500);
  await pusher.push(0, never);
  expect(asked).toEqual(Array(3).fill('/api/v1/push snappy application/x-protobuf 0.1.0 t'));
  expect([await counted(), clock.arrived, said]).toEqual([{ samples: 4_500, dropped_samples: 0 }, 1, []]);
});

interface Trouble {
  readonly name: string;
  /** Answers to the batches of 4,500 series. */
  readonly answers: number[];
  readonly requests: number;
  readonly counted: Readonly<Record<string, number>>;
  readonly words: RegExp;
}
const TROUBLES: readonly Trouble[] = [
  {
    name: 'sends again what may be taken later',
    answers: [503, 429, 204, 500],
    requests: 6,
    counted: { samples: 4_500, dropped_samples: 0, 'failures{reason="overloaded"}': 3 },
    words: /takes nothing now \(503: no room\)/,
  },
  {
    name: 'leaves it when the next series are due',
    answers: Array<number>(9).fill(503),
    requests: 5,
    counted: { samples: 0, dropped_samples: 4_500, 'failures{reason="overloaded"}': 5 },
    words: /takes nothing now/,
  },
  {
    name: 'sends a batch that is rejected once, and the others',
    answers: [204, 400],
    requests: 3,
    counted: { samples: 2_500, dropped_samples: 2_000, 'failures{reason="rejected"}': 1 },
    words: /rejected metrics \(400: no room\)/,
  },
  {
    name: 'stops where every batch would be refused',
    answers: [401],
    requests: 1,
    counted: { samples: 0, dropped_samples: 4_500, 'failures{reason="unauthorized"}': 1 },
    words: /refused the credentials \(401: no room\): check basicAuth, bearer and tenant/,
  },
  {
    name: 'says where nobody receives',
    answers: [404],
    requests: 1,
    counted: { samples: 0, dropped_samples: 4_500, 'failures{reason="notFound"}': 1 },
    words: /takes no metrics there \(404: no room\): check the path of remoteWrite.url/,
  },
];

it.each(TROUBLES)('$name', async ({ answers, requests, counted: expected, words }) => {
  statuses = [...answers];
  const { pusher, clock, said, counted } = makePusher(4_500);
  await pusher.push(10_000, never);
  expect(await counted()).toEqual(expected);
  expect(asked).toHaveLength(requests);
  expect(clock.arrived).toBe(expected.dropped_samples === 0 ? 1 : 0);
  expect(said[0]).toMatch(words);
  statuses = [];
  clock.wall++;
  await pusher.push(20_000, never);
  expect(said.at(-1)).toBe('info Remote write: all series are taken again.');
});

it('says of a server that is not there', async () => {
  const { pusher, said, counted } = makePusher(1, 'http://127.0.0.1:9/write');
  await pusher.push(0, never);
  expect(said).toEqual(['warn Remote write: 127.0.0.1:9 cannot be reached (bad port): check remoteWrite.url.']);
  expect(await counted()).toEqual({ samples: 0, dropped_samples: 1, 'failures{reason="unreachable"}': 1 });
});

it('sends nothing that is older than what was sent', async () => {
  statuses = [];
  const { pusher, clock, counted } = makePusher(1);
  await pusher.push(0, never);
  clock.wall -= 500;
  await pusher.push(0, never);
  expect(asked).toHaveLength(1);
  expect(await counted()).toEqual({ samples: 1, dropped_samples: 1, 'failures{reason="clock"}': 1 });
});
