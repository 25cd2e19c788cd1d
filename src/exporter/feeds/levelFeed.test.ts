import { err, ok } from '../../profile/result';
import { type FunctionRows } from '../functionRows';
import { LevelFeed } from './levelFeed';
import { type FeedSink, type ServiceKey, type WindowReader } from './ports';

const signal = new AbortController().signal;
const OPTIONS = { stepMillis: 10, lagMillis: 20, profileMillis: 15 };

const rowsOf = (value: number): FunctionRows => ({
  sampleType: { type: 'inuse_space', unit: 'bytes' },
  name: ['f'],
  total: Float64Array.of(value),
  self: Float64Array.of(value),
  whole: value,
  unnamed: 0,
});

function feedOf(reader: WindowReader) {
  const shown: string[] = [];
  const sink: FeedSink = {
    add: (service, { name, total }) => void shown.push(`${service} ${name.map((each, at) => `${each}=${total[at]}`)}`),
    read: ({ from, to }) => void shown.push(`read ${from}-${to}`),
    failed: (_window, { reason }) => void shown.push(`failed ${reason}`),
    givenUp: () => void shown.push('given up'),
  };
  return { feed: new LevelFeed(reader, sink, OPTIONS), shown };
}

it('shows the sum of four uploads, by four', async () => {
  const { feed, shown } = feedOf({
    services: async () => ok([['a']]),
    functions: async () => ok(rowsOf(400)),
  });
  await feed.tick(1_000, signal);
  expect(shown).toEqual(['a f=100', 'read 920-980']);
});

it('lets a service that is gone fall to 0, once', async () => {
  let services: ServiceKey[] = [['a'], ['b']];
  const { feed, shown } = feedOf({ services: async () => ok(services), functions: async () => ok(rowsOf(400)) });
  await feed.tick(1_000, signal);
  services = [['b']];
  await feed.tick(1_010, signal);
  await feed.tick(1_020, signal);
  expect(shown.filter((line) => line.startsWith('a'))).toEqual(['a f=100', 'a ']);
});

it('keeps what it shows when a request fails, and asks for no old window', async () => {
  const asked: number[] = [];
  const { feed, shown } = feedOf({
    services: async ({ to }) => {
      asked.push(to);
      return err({ reason: 'timeout', detail: '' });
    },
    functions: async () => ok(undefined),
  });
  await feed.tick(1_000, signal);
  await feed.tick(1_010, signal);
  expect([shown, asked]).toEqual([
    ['failed timeout', 'failed timeout'],
    [980, 990],
  ]);
});
