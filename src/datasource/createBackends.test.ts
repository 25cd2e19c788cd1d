import { CoreApp, type DataQueryRequest, type DataQueryResponse, dateTime } from '@grafana/data';
import { lastValueFrom } from 'rxjs';

import { answererOf } from '../../tests/answererOf';
import { answerTargets } from './answerTargets';
import { type Http, type HttpRequest, type HttpResponse } from './backends/http';
import { createBackends } from './createBackends';
import { migrateQuery } from './migrateQuery';
import { type ProfilingQuery } from './query';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 20_000 * DAY;
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const GRAPH = {
  names: ['total', 'work'],
  levels: [{ values: ['0', '5', '0', '0'] }, { values: ['0', '5', '5', '1'] }],
};

const answer = (status: number, body: object): HttpResponse => ({
  status,
  contentType: 'application/json',
  body: new TextEncoder().encode(JSON.stringify(body)),
});
const bodyOf = ({ body }: HttpRequest): { readonly start: number; readonly end: number } =>
  JSON.parse(body?.text ?? '{}');

/** Pyroscope as far as it is asked here; `status` tells how it answers a request. */
function pyroscope(status: (request: HttpRequest) => number = () => 200) {
  const sent: HttpRequest[] = [];
  const load = { now: 0, most: 0 };
  const http: Http = async (request) => {
    sent.push(request);
    load.most = Math.max(load.most, ++load.now);
    await new Promise((resolve) => setTimeout(resolve, 1));
    load.now--;
    const said = status(request);
    return said === 200 ? answer(said, { flamegraph: GRAPH }) : answer(said, { code: 'unavailable', message: 'busy' });
  };
  const { backend } = createBackends(http, {});
  const ask = (
    targets: ReadonlyArray<Partial<ProfilingQuery>>,
    from: number,
    to: number
  ): Promise<DataQueryResponse> => {
    const request = { app: CoreApp.Dashboard, range: { from: dateTime(from), to: dateTime(to) } };
    const queries = targets.map((target, at) => migrateQuery({ refId: `Q${at}`, profileTypeId: CPU, ...target }));
    return lastValueFrom(
      answerTargets(queries, request as unknown as DataQueryRequest<ProfilingQuery>, answererOf(backend))
    );
  };
  return { sent, load, ask };
}
const cart = { labelSelector: '{service_name="cart"}' };
const totalOf = ({ data }: DataQueryResponse, at = 0): number => data[at].fields[1].values[0];

describe('what a data source asks', () => {
  it('is asked once for all targets and panels that want the same', async () => {
    const { sent, ask } = pyroscope();
    const now = Date.now();
    const both = [cart, { ...cart, refId: 'Z' }];
    const [one, other] = await Promise.all([ask(both, now - HOUR, now), ask([cart], now - HOUR, now)]);
    expect(sent).toHaveLength(1);
    expect([totalOf(one, 0), totalOf(one, 1), totalOf(other)]).toEqual([5, 5, 5]);
  });

  it('is asked once more where another number of nodes is wanted', async () => {
    const { sent, ask } = pyroscope();
    await ask([cart, { ...cart, maxNodes: 100 }], START, START + HOUR);
    expect(sent).toHaveLength(2);
  });

  it('is asked again after an error, and not after an answer about the past', async () => {
    let isBusy = true;
    const { sent, ask } = pyroscope(() => (isBusy ? 503 : 200));
    expect((await ask([cart], START, START + HOUR)).errors).toHaveLength(1);
    isBusy = false;
    expect(totalOf(await ask([cart], START, START + HOUR))).toBe(5);
    expect(totalOf(await ask([cart], START, START + HOUR))).toBe(5);
    expect(sent).toHaveLength(2);
  });

  it('is at most 8 requests at a time, however many targets there are', async () => {
    const { sent, load, ask } = pyroscope();
    const targets = Array.from({ length: 50 }, (_, at) => ({ labelSelector: `{service_name="s${at}"}` }));
    await ask(targets, START, START + HOUR);
    expect([sent.length, load.most]).toEqual([50, 8]);
  });
});

describe('a week of a server that reads a day at once', () => {
  it('is parts of at most a day, which cost nothing when they are asked for again', async () => {
    const { sent, ask } = pyroscope();
    const week = await ask([cart], START, START + 7 * DAY - 1);
    const spans = sent.map(bodyOf).map(({ start, end }) => end - start);
    expect(Math.max(...spans)).toBeLessThanOrEqual(DAY);
    expect(totalOf(week)).toBe(5 * sent.length);
    const { length } = sent;
    await ask([cart], START, START + 7 * DAY - 1);
    expect(sent).toHaveLength(length);
  });

  it('of which a part fails is shown as partial, and only that part is asked for again', async () => {
    const failing = START + 2 * DAY;
    let isBusy = true;
    const { sent, ask } = pyroscope((request) => (isBusy && bodyOf(request).start === failing ? 503 : 200));
    const partial = await ask([cart], START, START + 7 * DAY - 1);
    const parts = sent.length;
    expect(totalOf(partial)).toBe(5 * (parts - 1));
    expect(partial.data[0].meta?.notices?.[0]?.text).toContain('Partial: 1 part of the range could not be read');

    isBusy = false;
    const whole = await ask([cart], START, START + 7 * DAY - 1);
    expect(sent.slice(parts).map(bodyOf)).toMatchObject([{ start: failing }]);
    expect(totalOf(whole)).toBe(5 * parts);
    expect(whole.data[0].meta?.notices).toBeUndefined();
  });

  it('is refused where it would take too many of them, before anything is sent', async () => {
    const { sent, ask } = pyroscope();
    const { errors } = await ask([cart], START, START + 90 * DAY);
    expect(errors?.[0]?.message).toContain('62 are the most');
    expect(sent).toEqual([]);
  });
});
