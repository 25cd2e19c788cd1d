import { type DataFrame, dateTime } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { lastValueFrom, of, toArray } from 'rxjs';

import { frameOf, T0 } from '../../../tests/fixtures/traces/frames';
import { findSiblings } from './findSiblings';

const range = { from: dateTime(T0), to: dateTime(T0 + 1), raw: { from: 'now-1h', to: 'now' } };
const SIBLINGS = { service: 'api', name: 'GET' };
const id = (i: number): string => (i + 1).toString(16).padStart(32, '0');

function installSource(source: object): void {
  setDataSourceSrv({ get: () => Promise.resolve({ getRef: () => ({}), ...source }) } as unknown as DataSourceSrv);
}

const steps = (type: string) => lastValueFrom(findSiblings({ type, uid: 't', range }, SIBLINGS).pipe(toArray()));

test('Jaeger: the traces of a search are fetched, with progress, and those that fail or are too many are said', async () => {
  const found: DataFrame = frameOf(Array.from({ length: 45 }, (_, i) => ({ traceID: id(i) })));
  installSource({
    query: ({ targets: [{ query, service }] }: { targets: Array<{ query?: string; service?: string }> }) => {
      if (service) {
        return of({ data: [found] });
      }
      return query === id(3)
        ? of({ data: [], errors: [{ message: 'gone' }] })
        : of({
            data: [
              frameOf([
                { traceID: query, spanID: '1', operationName: 'GET', serviceName: 'api', startTime: T0, duration: 5 },
                { traceID: query, spanID: '2', operationName: 'other', serviceName: 'api', startTime: T0, duration: 1 },
              ]),
            ],
          });
    },
  });
  const seen = await steps('jaeger');
  expect(seen.slice(0, 2)).toEqual([
    { kind: 'fetching', done: 0, of: 40 },
    { kind: 'fetching', done: 1, of: 40 },
  ]);
  const last = seen[seen.length - 1];
  expect(last).toMatchObject({
    kind: 'found',
    found: { length: 39 },
    notices: ['1 trace could not be fetched.', '5 more traces were found, and not fetched.'],
  });
});

test('Zipkin: its resource is asked', async () => {
  const getResource = jest.fn(() =>
    Promise.resolve([[{ traceId: '1', id: '2', name: 'get', timestamp: T0 * 1000, duration: 5000, localEndpoint: {} }]])
  );
  installSource({ getResource });
  expect(await steps('zipkin')).toMatchObject([
    { kind: 'found', found: { length: 1, durationMs: Float64Array.of(5) } },
  ]);
  expect(getResource).toHaveBeenCalledWith('traces', { serviceName: 'api', spanName: 'GET' });
});

test.each([
  ['zipkin', {}, 'The data source has no search.'],
  ['zipkin', { getResource: () => Promise.reject(new Error('HTTP 500')) }, 'HTTP 500'],
  ['loki', {}, 'Data sources of type loki cannot be searched by name.'],
])('%s fails in words', async (type, source, reason) => {
  installSource(source);
  expect(await steps(type)).toEqual([{ kind: 'failed', reason }]);
});
