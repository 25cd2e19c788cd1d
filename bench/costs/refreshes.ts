import { type TimeRange } from '../../src/datasource/backends/backend';
import { type HttpRequest } from '../../src/datasource/backends/http';
import { type ProfilingQuery } from '../../src/datasource/query';
import { report } from '../report';
import { type BenchSource, openSource } from './answer';
import { startStore } from './benchStore';
import { profileAt } from './profiles';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REFRESH_MILLIS = 10_000;
const REFRESHES = 6;
const NODES = 300;
/** Profiles are uploaded this often; in the bench, in the last two hours only, and one an hour before. */
const UPLOAD_MILLIS = 30_000;
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const TARGETS: ReadonlyArray<Partial<ProfilingQuery>> = [
  { profileTypeId: CPU, labelSelector: '{service_name="cart"}' },
  { profileTypeId: CPU, labelSelector: '{service_name="cart"}', queryType: 'metrics' },
  { profileTypeId: CPU, labelSelector: '{service_name="cart"}', queryType: 'functions' },
  { profileTypeId: CPU, labelSelector: '{service_name="cart"}', queryType: 'functionSeries' },
];

/**
 * What six refreshes of a panel cost after its first answer, with a target of each type: requests, and how many hours of
 * profiles they ask for, against the first answer once more each time.
 */
export async function refreshes(): Promise<void> {
  const store = await startStore();
  const now = Date.now();
  for (let hours = 0; hours < 7 * 24; hours++) {
    await store.push('cart', profileAt(now - hours * HOUR, NODES, hours));
  }
  for (let ago = UPLOAD_MILLIS; ago < 2 * HOUR; ago += UPLOAD_MILLIS) {
    await store.push('cart', profileAt(now - ago, NODES, ago));
  }
  const still = (range: TimeRange) => () => range;
  const moving = (millis: number) => (refresh: number) => {
    const to = now + refresh * REFRESH_MILLIS;
    return { from: to - millis, to };
  };
  await compare('7 days that are past', openSource(store.url), still({ from: now - 8 * DAY, to: now - DAY }));
  await compare('the last hour', openSource(store.url), moving(HOUR));
  await compare('the last 7 days', openSource(store.url), moving(7 * DAY));
  store.end();
}

async function compare(of: string, source: BenchSource, rangeAt: (refresh: number) => TimeRange): Promise<void> {
  await source.ask(TARGETS, rangeAt(0));
  const first = source.sent.splice(0);
  for (let refresh = 1; refresh <= REFRESHES; refresh++) {
    await source.ask(TARGETS, rangeAt(refresh));
  }
  const { length } = source.sent;
  report('refresh-requests', of, 'requests', length, REFRESHES * first.length);
  report('refresh-requests', of, 'hours', hoursOf(source.sent), REFRESHES * hoursOf(first));
}

const hoursOf = (requests: readonly HttpRequest[]): number =>
  requests.reduce((sum, { body }) => {
    const { start = 0, end = 0 } = JSON.parse(body?.text ?? '{}') as { start?: number; end?: number };
    return sum + (end - start) / HOUR;
  }, 0);
