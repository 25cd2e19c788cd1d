import { dateTime, type DataQueryRequest, type DataSourceInstanceSettings } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  setBackendSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecompressionStream } from 'node:stream/web';
import { lastValueFrom, of } from 'rxjs';

import { signIn } from '../../tests/signIn';
import { ProfilingDataSource } from './datasource';
import { type ProfilingQuery } from './query';
import { type ProfilingOptions } from './settings';

// Panels of Grafana's own data sources, of which nothing was changed but the data source, against what real servers
// answered (tests/fixtures/README.md).

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** Browsers have it, jsdom has not. */
Object.assign(globalThis, { DecompressionStream });

let asked: string[];

beforeAll(() => signIn());

/** Each call of a backend is answered with the recording that is named after it. */
function serve(answers: Readonly<Record<string, string>>): void {
  asked = [];
  setBackendSrv({
    fetch: ({ url, data }: BackendSrvRequest) => {
      const call = Object.keys(answers).find((each) => url.includes(`/${each}/`)) ?? '';
      asked.push(decodeURIComponent(`${url} ${String(data ?? '')}`.replaceAll('+', ' ')));
      const file = join(__dirname, '..', '..', 'tests', 'fixtures', `${answers[call]}.json`);
      const { status, contentType, body } = JSON.parse(readFileSync(file, 'utf8')).response;
      const headers = new Headers({ 'content-type': contentType });
      return of({ status, headers, data: new TextEncoder().encode(JSON.stringify(body)).buffer });
    },
  } as unknown as BackendSrv);
  setTemplateSrv({ replace: (text = '') => text.replace('$service', 'checkout-api') } as TemplateSrv);
}

async function framesOf(panel: { readonly targets: readonly object[] }, options: ProfilingOptions, app: string) {
  const settings = { uid: 'new', url: '/proxy', jsonData: options };
  const source = new ProfilingDataSource(settings as unknown as DataSourceInstanceSettings<ProfilingOptions>);
  const response = await lastValueFrom(
    source.query({
      targets: panel.targets,
      range: { from: dateTime('2026-11-22T19:37:35.030Z'), to: dateTime('2026-11-22T19:39:15.049Z') },
      intervalMs: 15_000,
      maxDataPoints: 100,
      app,
    } as unknown as DataQueryRequest<ProfilingQuery>)
  );
  expect(response.errors ?? []).toEqual([]);
  return response.data;
}

const PARCA = { backend: 'parca', url: 'http://parca:7070' } as const;
const parcaPanel = (queryType: string) => ({
  type: 'timeseries',
  targets: [
    {
      datasource: { type: 'spanflame-profiles-datasource', uid: 'new' },
      refId: 'A',
      queryType,
      profileTypeId: `${CPU}:delta`,
      labelSelector: '{job="$service"}',
    },
  ],
});

describe("a panel of Grafana's Parca data source", () => {
  beforeEach(() => serve({ query_range: 'parca/incident-cpu-v1-range', query: 'parca/incident-cpu-v1-pprof' }));

  it('over time', async () => {
    const [frame, ...others] = await framesOf(parcaPanel('metrics'), PARCA, 'dashboard');
    expect(others).toEqual([]);
    expect(frame).toMatchObject({ refId: 'A', name: 'series', meta: { preferredVisualisationType: 'graph' } });
    expect(frame.fields[1]).toMatchObject({ name: 'cpu', config: { unit: 'cores' } });
    // The recorded rates, in the order of their steps.
    expect(frame.fields[1].values.map((value: number) => Math.round(value * 1000))).toEqual([
      20, 30, 31, 29, 33, 30, 21,
    ]);
    expect(asked).toEqual([expect.stringContaining(`query=${CPU}:delta{job="checkout-api"}`)]);
  });

  it('as a flame graph', async () => {
    const [frame, ...others] = await framesOf(parcaPanel('profile'), PARCA, 'dashboard');
    expect(others).toEqual([]);
    expect(frame).toMatchObject({ name: 'response', meta: { preferredVisualisationType: 'flamegraph' } });
    const names = frame.fields.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['level', 'value', 'self', 'label', 'folded', 'truncated', 'file']);
    expect(frame.fields[1].values[0]).toBe(2_890_000_000);
  });

  it.each([
    ['explore', ['response', 'series']],
    ['dashboard', ['response']],
  ])('of both kinds, in %s', async (app, names) => {
    const frames = await framesOf(parcaPanel('both'), PARCA, app);
    expect(frames.map(({ name }) => name).sort()).toEqual(names);
  });
});

const PYROSCOPE = { backend: 'pyroscope', url: 'http://pyroscope:4040' } as const;
const pyroscopePanel = (queryType: string) => ({
  type: 'flamegraph',
  targets: [
    {
      datasource: { type: 'spanflame-profiles-datasource', uid: 'new' },
      refId: 'A',
      queryType,
      profileTypeId: CPU,
      labelSelector: '{service_name="$service"}',
      groupBy: [],
      maxNodes: 8192,
      spanSelector: [],
      traceIdSelector: [],
      profileIdSelector: [],
      annotations: false,
      includeExemplars: false,
      includeHeatmap: false,
      heatmapType: 'individual',
    },
  ],
});

describe("a panel of Grafana's Pyroscope data source", () => {
  beforeEach(() =>
    serve({ SelectSeries: 'pyroscope/series-sum', SelectMergeStacktraces: 'pyroscope/incident-cpu-v1' })
  );

  it('as a flame graph', async () => {
    const [frame, ...others] = await framesOf(pyroscopePanel('profile'), PYROSCOPE, 'dashboard');
    expect(others).toEqual([]);
    expect(frame).toMatchObject({ name: 'response', meta: { preferredVisualisationType: 'flamegraph' } });
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0].slice(asked[0].indexOf(' ')))).toMatchObject({
      profileTypeID: CPU,
      labelSelector: '{service_name="checkout-api"}',
      maxNodes: 8192,
    });
  });

  it('over time', async () => {
    const [frame] = await framesOf(pyroscopePanel('metrics'), PYROSCOPE, 'dashboard');
    expect(frame).toMatchObject({ name: 'series', meta: { preferredVisualisationType: 'graph' } });
    expect(frame.fields[1]).toMatchObject({ name: 'cpu', config: { unit: 'cores' } });
  });
});
