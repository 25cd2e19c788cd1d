import { type DataQueryResponse } from '@grafana/data';
import {
  type DataSourceSrv,
  locationService,
  setDataSourceSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { render, type RenderResult, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { type Observable, of, throwError } from 'rxjs';

import { frameOf, T0, TRACE_ID } from '../../tests/fixtures/traces/frames';
import { CPU, found, setUpPanel } from '../../tests/panelHarness';
import { appLink } from '../correlation/appLink';
import { comparisonLink } from '../correlation/comparisonLink';
import { DATASOURCE_TYPE } from '../datasource/query';
import ComparePage from './ComparePage';
import SpanPage from './SpanPage';

/** Names that mean harm, on every page that an address opens: they are text, and what cannot be seen is written out. */

const EVIL = '<img src=x onerror="alert(1)">\u202Egnp.exe';
const SHOWN = '<img src=x onerror="alert(1)">\\u202egnp.exe';
const range = { from: T0, to: T0 + 60_000 };
const TRACE = frameOf([
  {
    traceID: TRACE_ID,
    spanID: '1',
    operationName: EVIL,
    serviceName: EVIL,
    startTime: T0,
    duration: 500,
    tags: [{ key: EVIL, value: EVIL }],
  },
]);
const failing = (): Observable<DataQueryResponse> => throwError(() => new Error(EVIL));

setUpPanel();
beforeAll(() => setTemplateSrv({ replace: (text = '') => text } as TemplateSrv));

function configure(answer: (type: string) => Observable<DataQueryResponse>): void {
  const sources = [
    { uid: 'p1', name: EVIL, type: DATASOURCE_TYPE },
    { uid: 't1', name: EVIL, type: 'tempo' },
  ];
  setDataSourceSrv({
    getList: ({ type }: { type: string | string[] }) => sources.filter((one) => [type].flat().includes(one.type)),
    getInstanceSettings: (uid: string) => sources.find((one) => one.uid === uid),
    get: async (uid: string) => {
      const { type, name } = sources.find((one) => one.uid === uid) ?? sources[0];
      return {
        type,
        name,
        getRef: () => ({ uid, type }),
        getProfileTypes: () => Promise.resolve([{ id: CPU, name: EVIL, sampleType: 'cpu', sampleUnit: 'nanoseconds' }]),
        query: () => answer(type),
      };
    },
  } as unknown as DataSourceSrv);
}

function open(address: string): RenderResult {
  locationService.replace(address);
  return render(address.includes('/compare?') ? <ComparePage /> : <SpanPage />);
}

const PROFILE = appLink({ of: 'profile', service: EVIL, range });
const SPAN = appLink({ of: 'trace', traceId: TRACE_ID, traceSource: 't1', range });
const COMPARISON = comparisonLink({ service: EVIL, range, window: { kind: 'previous' }, functionName: EVIL });

const ERROR = 'data-testid Alert error';

test.each([
  ['a service and its functions', PROFILE, 'function-table', SHOWN, () => of(found(EVIL))],
  ['a service, and an error', PROFILE, ERROR, SHOWN, failing],
  ['a trace', SPAN, 'span-row', SHOWN, (type: string) => of(type === 'tempo' ? { data: [TRACE] } : found(EVIL))],
  ['a data source of traces, and an error', SPAN, ERROR, SHOWN, failing],
  ['a data source of traces that has none', SPAN, 'span-page', `${SHOWN} has no trace`, () => of({ data: [] })],
  ['the answer to a comparison', COMPARISON, 'function-table', SHOWN, () => of(found(EVIL))],
  ['a comparison, and an error', COMPARISON, ERROR, SHOWN, failing],
])('%s', async (_, address, place, words, answer) => {
  configure(answer);
  const { container } = open(address);
  await waitFor(() => expect(screen.getByTestId(place)).toHaveTextContent(words));
  expect(document.querySelector('img, script')).toBeNull();
  expect(container.textContent).not.toContain('\u202E');
});
