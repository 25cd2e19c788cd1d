import { type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { NEVER, type Observable, of, throwError } from 'rxjs';

import { AskedTrace } from './AskedTrace';

const TRACE = '7e925513d776dfc65ae53d248a5ccafc';
const SOURCES = [
  { uid: 't', name: 'Tempo', type: 'tempo' },
  { uid: 'j', name: 'Jaeger', type: 'jaeger' },
  { uid: 'm', name: 'Mimir', type: 'prometheus' },
];

let answer: () => Observable<DataQueryResponse>;
let asked: DataQueryRequest[];

function configure(sources: typeof SOURCES): void {
  asked = [];
  setDataSourceSrv({
    getList: ({ type }: { type: string[] }) => sources.filter((source) => type.includes(source.type)),
    getInstanceSettings: (uid: string) => sources.find((source) => source.uid === uid),
    get: async (uid: string) => ({
      getRef: () => ({ uid }),
      query: (request: DataQueryRequest) => {
        asked.push(request);
        return answer();
      },
    }),
  } as unknown as DataSourceSrv);
}

const show = (traceSource?: string) =>
  render(<AskedTrace address={{ of: 'trace', traceId: TRACE, ...(traceSource && { traceSource }) }} />);

beforeEach(() => {
  answer = () => NEVER;
  configure(SOURCES);
});

test('where several data sources have traces and none is named, one chooses', async () => {
  show();
  expect(screen.getByText('Which data source has the trace?')).toBeInTheDocument();
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Jaeger' }));
  expect(await screen.findByText('Reading the trace from Jaeger…')).toBeInTheDocument();
  await Promise.resolve();
  expect(asked.map(({ targets }) => targets)).toEqual([[{ refId: 'A', datasource: { uid: 'j' }, query: TRACE }]]);
});

test('where only one has traces it is asked', async () => {
  configure(SOURCES.filter(({ type }) => type !== 'jaeger'));
  show();
  expect(await screen.findByText('Reading the trace from Tempo…')).toBeInTheDocument();
});

test.each<[string, string | undefined, typeof SOURCES, RegExp]>([
  ['none has traces', undefined, [], /no data source of traces/],
  ['the one that is named is not there', 'gone', SOURCES, /no data source with the uid gone/],
  ['the one that is named has no traces', 'm', SOURCES, /Mimir is a data source of type prometheus/],
])('says so where %s', (_case, uid, sources, words) => {
  configure(sources);
  show(uid);
  expect(screen.getByText(words)).toBeInTheDocument();
});

test('an answer without spans says what may be the reason', async () => {
  answer = () => of({ data: [] });
  show('t');
  expect(await screen.findByText(`Tempo has no trace ${TRACE}`)).toBeInTheDocument();
  expect(screen.getByText(/older than what the data source keeps/)).toBeInTheDocument();
});

test('a failure is told, and asked again on a click', async () => {
  answer = () => throwError(() => ({ data: { message: 'tempo is down' } }));
  show('t');
  expect(await screen.findByText('tempo is down')).toBeInTheDocument();
  answer = () => of({ data: [] });
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(`Tempo has no trace ${TRACE}`)).toBeInTheDocument();
});
