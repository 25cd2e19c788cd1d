import { createDataFrame, type DataFrame, FieldType, LoadingState } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { NEVER, of, throwError } from 'rxjs';

import { type RequestRate } from '../query';
import { grafanaElsewhere } from './grafanaElsewhere';

const asker = { requestId: 'Q1', scopedVars: {}, timezone: 'utc', app: 'dashboard' };
const rate: RequestRate = { datasource: { uid: 'prom' }, query: { refId: 'A' } };
const RANGE = { from: 0, to: 60_000 };
const live = (): AbortSignal => new AbortController().signal;

function found(datasource: object | Error): void {
  const get = () => (datasource instanceof Error ? Promise.reject(datasource) : Promise.resolve(datasource));
  setDataSourceSrv({ get } as unknown as DataSourceSrv);
}
const answering = (query: () => unknown): object => ({ name: 'Prometheus', type: 'prometheus', query });
const frame = (values: unknown[], times: unknown[] = [1000, 2000]): DataFrame =>
  createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      { name: 'text', type: FieldType.string, values: ['', ''] },
      { name: 'value', type: FieldType.number, values },
    ],
  });
const askedRate = () => grafanaElsewhere(asker).requestRate(rate, RANGE, 15_000, live());

describe('a store', () => {
  it('is what another data source of profiles says it is', async () => {
    const store = { datasource: { uid: 'p', name: 'Parca' } };
    found({ name: 'Parca', type: 't', comparedStore: () => store });
    expect(await grafanaElsewhere(asker).store({ uid: 'p' })).toEqual({ ok: true, value: store });
  });

  it.each([
    [answering(() => of()), 'The data source Prometheus has no profiles to compare: it is a prometheus.'],
    [new Error('Datasource p was not found'), 'The data source p cannot be used: Datasource p was not found'],
  ])('is none, in words', async (datasource, error) => {
    found(datasource);
    expect(await grafanaElsewhere(asker).store({ uid: 'p' })).toEqual({ ok: false, error });
  });
});

describe('the rate of requests', () => {
  it('is the first numbers beside times, of the range and step that are asked for', async () => {
    const query = jest.fn(() =>
      of({ data: [], state: LoadingState.Loading }, { data: [createDataFrame({ fields: [] }), frame([5, null])] })
    );
    found(answering(query));
    expect(await askedRate()).toEqual({
      ok: true,
      value: { times: Float64Array.of(1000), values: Float64Array.of(5), series: [] },
    });
    expect(query).toHaveBeenCalledWith(
      expect.objectContaining({ intervalMs: 15_000, targets: [{ refId: 'A' }], app: 'dashboard' })
    );
  });

  it('may come as a promise', async () => {
    found(answering(async () => ({ data: [frame([5, 6])] })));
    expect(await askedRate()).toMatchObject({ ok: true });
  });

  it.each<[string, () => unknown, string]>([
    ['fails', () => throwError(() => ({ message: 'bad query' })), 'did not tell the rate of requests: bad query'],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
      'did not tell the rate of requests: broken',
    ],
    [
      'answers with an error',
      () => of({ data: [], state: LoadingState.Error, errors: [{ message: 'parse error' }] }),
      'did not tell the rate of requests: parse error',
    ],
    ['has nothing', () => of({ data: [] }), 'Prometheus has no rate of requests for this range'],
    ['has no numbers', () => of({ data: [createDataFrame({ fields: [] })] }), 'has no rate of requests'],
  ])('that %s is told', async (_, query, words) => {
    found(answering(query));
    const answer = await askedRate();
    expect(answer.ok ? '' : answer.error).toContain(words);
  });

  it('is no longer waited for when nobody does', async () => {
    found(answering(() => NEVER));
    const controller = new AbortController();
    const asking = grafanaElsewhere(asker).requestRate(rate, RANGE, 15_000, controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 10);
    await expect(asking).rejects.toThrow('enough');
  });
});
