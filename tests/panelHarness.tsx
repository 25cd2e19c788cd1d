import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  dateTime,
  EventBusSrv,
  FieldType,
  LoadingState,
  type PanelProps,
} from '@grafana/data';
import { config, type DataSourceSrv, locationService, setDataSourceSrv } from '@grafana/runtime';
import { type DataSourceRef } from '@grafana/schema';
import { act, configure, fireEvent, render, type RenderResult, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { Observable, type Subscriber } from 'rxjs';

import { signIn } from './signIn';
import { T0, traceFromText } from './fixtures/traces/frames';
import { DATASOURCE_TYPE, type ProfileFrameMeta, type ProfilingQuery } from '../src/datasource/query';
import { DEFAULT_OPTIONS, type PanelOptions } from '../src/panel/options';
import SpanProfilePanel from '../src/panel/SpanProfilePanel';

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
export const ALLOC = 'memory:alloc_space:bytes:space:bytes';
export const TRACE = traceFromText(`
  shop GET / 0+200
    checkout POST /checkout 10+150 *
      checkout validate 20+5
      checkout price 30+80
`);

/** A data source that keeps its requests open until the test answers them. */
export class FakeSource {
  readonly type: string = DATASOURCE_TYPE;
  readonly name = 'Profiles';
  constructor(readonly uid = 'p1') {}
  readonly requests: Array<DataQueryRequest<ProfilingQuery>> = [];
  cancelled = 0;
  types: () => Promise<unknown> = () =>
    Promise.resolve([
      { id: CPU, name: 'process_cpu', sampleType: 'cpu', sampleUnit: 'nanoseconds' },
      { id: ALLOC, name: 'memory', sampleType: 'alloc_space', sampleUnit: 'bytes' },
    ]);
  private readonly open: Array<Subscriber<DataQueryResponse>> = [];

  getRef = (): DataSourceRef => ({ type: DATASOURCE_TYPE, uid: this.uid });
  getProfileTypes = (): Promise<unknown> => this.types();
  /** Answers of `labelValues`; it never answers where this is `undefined`. */
  services: readonly string[] | undefined = undefined;
  labelValues = (): Promise<unknown> =>
    this.services ? Promise.resolve({ ok: true, value: this.services }) : new Promise(() => undefined);

  /** How far back it goes; where it is absent, the source cannot tell. */
  oldestProfile: ((sinceMs: number, signal: AbortSignal) => Promise<unknown>) | undefined = undefined;

  query(request: DataQueryRequest<ProfilingQuery>): Observable<DataQueryResponse> {
    this.requests.push(request);
    return new Observable((subscriber) => {
      this.open.push(subscriber);
      subscriber.next({ data: [], state: LoadingState.Loading });
      return () => {
        this.cancelled += subscriber.closed && !this.answered.has(subscriber) ? 1 : 0;
      };
    });
  }

  private readonly answered = new Set<unknown>();
  answer(request: number, response: DataQueryResponse): void {
    act(() => {
      const subscriber = this.open[request];
      this.answered.add(subscriber);
      subscriber.next({ state: LoadingState.Done, ...response });
      subscriber.complete();
    });
  }

  get last(): ProfilingQuery {
    return this.requests[this.requests.length - 1].targets[0];
  }
}

const PROFILE: ProfileFrameMeta = {
  profileTypeId: CPU,
  labelSelector: '{}',
  detail: 'function',
  details: ['function'],
  range: { from: T0, to: T0 + 1 },
  rows: { shown: 3, inFull: 3 },
  foldedShare: 0,
  functions: { name: ['main.hot', 'main.cold', 'main'], self: [60e6, 20e6, 0], total: [60e6, 20e6, 80e6] },
};
export function flameFrame(hot = 'main.hot'): DataFrame {
  const field = (name: string, type: FieldType, values: unknown[], unit?: string) => ({
    name,
    type,
    values,
    config: { unit },
  });
  return {
    name: 'response',
    length: 4,
    meta: { custom: { ...PROFILE, functions: { ...PROFILE.functions, name: [hot, 'main.cold', 'main'] } } },
    fields: [
      field('level', FieldType.number, [0, 1, 2, 2]),
      field('value', FieldType.number, [80e6, 80e6, 60e6, 20e6], 'ns'),
      field('self', FieldType.number, [0, 0, 60e6, 20e6], 'ns'),
      field('label', FieldType.string, ['total', 'main', hot, 'main.cold']),
    ],
  };
}
export const found = (hot?: string): DataQueryResponse => ({ data: [flameFrame(hot)] });
export const empty = (text = 'Pyroscope has no samples for this span id.'): DataQueryResponse => ({
  data: [
    {
      name: 'response',
      length: 0,
      meta: { notices: [{ severity: 'info', text }] },
      fields: flameFrame().fields.map((field) => ({ ...field, values: [] })),
    },
  ],
});

// A user is set once only; its permissions are what the tests change.
export const permissions: Record<string, boolean> = {};
signIn(permissions);

// Machines that run other suites beside this one are slow.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

export let source: FakeSource;
const sizes = { clientWidth: 480, clientHeight: 400 };
/** To be called by each file of tests: a source that knows nothing, and an address that names nothing. */
export function setUpPanel(): void {
  beforeEach(() => {
    source = new FakeSource();
    installDataSources([source]);
    for (const [name, value] of Object.entries(sizes)) {
      jest.spyOn(Element.prototype, name as keyof typeof sizes, 'get').mockReturnValue(value);
    }
    config.exploreEnabled = false;
    locationService.replace('/d/x');
  });
  afterEach(() => jest.restoreAllMocks());
}

/** A data source of traces. */
export interface TraceStub {
  readonly uid: string;
  query(request: DataQueryRequest): Observable<DataQueryResponse>;
  getRef(): DataSourceRef;
}

/** Data sources of profiles, the first one for every uid that is of no other, and one of traces. */
export function installDataSources(sources: FakeSource[], traces?: TraceStub): void {
  // Its replacement is not for plugins outside Grafana.
  /* eslint-disable @typescript-eslint/no-deprecated */
  const srv: Partial<DataSourceSrv> = {
    get: (reference) =>
      Promise.resolve(
        (traces && reference === traces.uid
          ? traces
          : (sources.find(({ uid }) => uid === reference) ?? sources[0])) as never
      ),
    getList: () => sources.map(({ uid, name }) => ({ uid, name })) as never,
  };
  /* eslint-enable @typescript-eslint/no-deprecated */
  setDataSourceSrv(srv as DataSourceSrv);
}

export function panel(
  series: DataFrame[],
  options: Partial<PanelOptions> = {},
  dataState = LoadingState.Done,
  more: Partial<PanelProps<PanelOptions>> = {}
): React.JSX.Element {
  const range = { from: dateTime(T0), to: dateTime(T0 + 1000), raw: { from: 'now-1h', to: 'now' } };
  const props: PanelProps<PanelOptions> = {
    id: 7,
    data: { state: dataState, series, timeRange: range },
    timeRange: range,
    timeZone: 'utc',
    options: { ...DEFAULT_OPTIONS, ...options },
    transparent: false,
    width: 1200,
    height: 600,
    fieldConfig: { defaults: {}, overrides: [] },
    renderCounter: 0,
    title: '',
    eventBus: new EventBusSrv(),
    onOptionsChange: jest.fn(),
    onFieldConfigChange: jest.fn(),
    replaceVariables: (text) => text,
    onChangeTimeRange: jest.fn(),
    ...more,
  };
  return <SpanProfilePanel {...props} />;
}

/** Renders, and waits until the profile types are known. */
export async function show(element: React.JSX.Element): Promise<RenderResult> {
  const view = render(element);
  await act(() => Promise.resolve());
  return view;
}

export const rows = (): HTMLElement[] => screen.queryAllByTestId('span-row');
export const row = (name: string): HTMLElement => {
  const found = rows().find((candidate) => candidate.dataset.spanName === name);
  if (!found) {
    throw new Error(`No row of ${name} among ${rows().map((candidate) => candidate.dataset.spanName)}`);
  }
  return found;
};
export const state = (): string | undefined => screen.getByTestId('profile-view').dataset.state;
export const reason = (): string => screen.getByTestId('profile-reason').textContent ?? '';
export async function pick(name: string): Promise<void> {
  const before = source.requests.length;
  fireEvent.click(row(name));
  await waitFor(() => expect(source.requests.length).toBe(before + 1));
}
