import { type DataFrame, LoadingState } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { standInForObserver } from '../../tests/standInForObserver';
import { frameOf, savedFrame, T0, tempoFrame, TRACE_ID, traceFromText } from '../../tests/fixtures/traces/frames';
import {
  CPU,
  empty,
  FakeSource,
  found,
  installDataSources,
  panel,
  pick,
  reason,
  row,
  rows,
  setUpPanel,
  show,
  source,
  state,
} from '../../tests/panelHarness';
import { type ProfilingQuery } from '../datasource/query';
import { type PanelOptions } from './options';

/**
 * What the panel asks and says for each case that traces and profiles are known to meet; `edgeCases.test.ts` of the
 * correlation has what is behind it. docs/traces-to-profiles.md lists the cases, and where each is tested.
 */

setUpPanel();

const id = (n: number): string => n.toString(16).padStart(16, '0');
type Cells = Record<string, unknown>;
const span = (spanID: string, parentSpanID: string, rest: Cells = {}): Cells => ({
  traceID: TRACE_ID,
  spanID,
  parentSpanID,
  operationName: `span ${spanID}`,
  serviceName: 'api',
  startTime: T0,
  duration: 100,
  ...rest,
});
const profiled = (profileId: string): Cells => ({ tags: [{ key: 'pyroscope.profile.id', value: profileId }] });
const trace = (...spans: Cells[]): DataFrame => frameOf(spans);
const nested = (levels: number): DataFrame =>
  trace(
    ...Array.from({ length: levels }, (_, i) => span(id(i + 1), i === 0 ? '' : id(i), { operationName: `deep ${i}` }))
  );
const partial: DataFrame = {
  ...trace(span('b', '99', profiled('b')), span('c', 'b')),
  meta: { custom: { partial: true } },
};
const legacy: DataFrame = {
  length: 1,
  fields: [
    {
      name: 'trace',
      type: 'trace' as never,
      config: {},
      values: [
        {
          traceID: TRACE_ID,
          spans: [{ spanID: 'a', operationName: 'old', startTime: T0 * 1000, duration: 5000 }],
        },
      ],
    },
  ],
};

interface Case {
  readonly series: DataFrame[];
  readonly options?: Partial<PanelOptions>;
  /** Name of the span that is picked. */
  readonly picked: string;
  /** What is asked for first; `null`: it is not among the question's parts. */
  readonly asks: { readonly [K in keyof ProfilingQuery]?: ProfilingQuery[K] | null };
  /** In ms after `T0`. */
  readonly window?: readonly [from: number, to: number];
  /** What the panel says beside the list's rows. */
  readonly says?: readonly string[];
  /** Of the row of the picked span. */
  readonly marks?: readonly string[];
}

const CASES: Record<string, Case> = {
  'attribute missing on child: the request of its own service': {
    series: [traceFromText('api GET / 0+90 *\n  api validate 2+70')],
    picked: 'validate',
    asks: { spanSelector: [id(1)], labelSelector: '{service_name="api"}' },
  },
  'attribute missing behind a service boundary: not the request of another service': {
    series: [traceFromText('web GET / 0+90 *\n  api POST / 1+80')],
    picked: 'POST /',
    asks: { spanSelector: [id(2)], labelSelector: '{service_name="api"}' },
  },
  'missing labels: the service of the span itself': {
    series: [trace(span('a', '', { serviceTags: [], ...profiled('a') }))],
    picked: 'span a',
    asks: { labelSelector: '{service_name="api"}' },
  },
  'service name differs: as the rule of the service says': {
    series: [traceFromText('api GET / 0+90 *')],
    options: { services: [{ service: 'api', profileService: 'shop/api' }] },
    picked: 'GET /',
    asks: { labelSelector: '{service_name="shop/api"}' },
  },
  'unresolved ${__span.tags[…]}: as if it were not there': {
    series: [
      trace(
        span('a', '', {
          serviceTags: [{ key: 'service.name', value: '${service}' }],
          ...profiled('${__span.tags["pyroscope.profile.id"]}'),
        })
      ),
    ],
    picked: 'span a',
    asks: { spanSelector: [id(0xa)], labelSelector: '{service_name="api"}' },
    says: ['1 span, none with a profile id'],
  },
  'clock skew that Jaeger found: a window wider by as much': {
    series: [
      trace(
        span('a', '', {
          ...profiled('a'),
          warnings: ['clock skew adjustment disabled; not applying calculated delta of 1m1.5s'],
        })
      ),
    ],
    picked: 'span a',
    asks: { spanSelector: [id(0xa)] },
    window: [-121_500, 121_600],
    marks: ['clock skew adjustment disabled; not applying calculated delta of 1m1.5s'],
  },
  'clock skew of the options': {
    series: [trace(span('a', '', profiled('a')))],
    options: { clockSkewSeconds: 5 },
    picked: 'span a',
    asks: { spanSelector: [id(0xa)] },
    window: [-65_000, 65_100],
  },
  'a child that starts before its parent': {
    series: [trace(span('a', ''), span('b', 'a', { startTime: T0 - 50, ...profiled('b') }))],
    picked: 'span b',
    asks: { spanSelector: [id(0xb)] },
    window: [-60_050, 60_050],
  },
  'upper case, `_1` suffix: the id as samples have it': {
    series: [trace(span('5A6826EF86F78493', '', profiled('5A6826EF86F78493_1')))],
    picked: 'span 5A6826EF86F78493',
    asks: { spanSelector: ['5a6826ef86f78493'] },
  },
  'base64, 64-bit trace id, trimmed zeros': {
    series: [trace(span('Wmgm74b3hJQ=', '', { traceID: TRACE_ID.slice(16), ...profiled('5a6826') }))],
    picked: 'span Wmgm74b3hJQ=',
    asks: { spanSelector: [id(0x5a6826)] },
  },
  'decimal id, 0x in front: the id as samples have it': {
    series: [trace(span('0x5a6826ef86f78493', '', profiled('6514499671194829971')))],
    picked: 'span 0x5a6826ef86f78493',
    asks: { spanSelector: ['5a6826ef86f78493'] },
  },
  'open span: marked, and no longer than its trace in a question': {
    series: [
      trace(
        span('a', '', profiled('a')),
        span('b', 'a', { ...profiled('b'), startTime: T0 + 10, duration: (2 ** 64 - T0 * 1e6) / 1e6 })
      ),
    ],
    picked: 'span b',
    asks: { spanSelector: [id(0xb)] },
    window: [10 - 60_000, 100 + 60_000],
    marks: ['The span has no end of its own'],
  },
  'duration 0, no padding: a millisecond is asked for': {
    series: [trace(span('a', '', { ...profiled('a'), duration: 0 }))],
    options: { paddingSeconds: 0 },
    picked: 'span a',
    asks: { spanSelector: [id(0xa)] },
    window: [0, 1],
  },
  'partial trace: said, and an orphan is the request of those below it': {
    series: [partial],
    picked: 'span c',
    asks: { spanSelector: [id(0xb)] },
    says: ['The trace source returned a part of the trace only.', 'The parent of 1 span is not in this trace.'],
  },
  'several services: a question about the one of the span': {
    series: [traceFromText('web GET / 0+90 *\n  api POST / 1+80 *')],
    picked: 'POST /',
    asks: { spanSelector: [id(2)], labelSelector: '{service_name="api"}' },
  },
  'legacy `trace` frame beside empty and node graph frames': {
    series: [trace(), { fields: [], length: 0 }, frameOf([{ spanID: 'n', operationName: 'node' }]), legacy],
    picked: 'old',
    asks: { spanSelector: [id(0xa)] },
    says: ['1 span, none with a profile id'],
  },
  "numbers as strings, '<1ms'": {
    series: [trace(span('a', '', { ...profiled('a'), startTime: String(T0), duration: '<1ms' }))],
    picked: 'span a',
    asks: { spanSelector: [id(0xa)] },
    window: [-60_000, 60_000],
  },
  'null duration: no longer than its trace, and marked': {
    series: [
      trace(span('a', '', profiled('a')), span('b', 'a', { ...profiled('b'), startTime: T0 + 40, duration: null })),
    ],
    picked: 'span b',
    asks: { spanSelector: [id(0xb)] },
    window: [40 - 60_000, 100 + 60_000],
    marks: ['The span has no end of its own'],
  },
  'aggregated span: by its name, not by an id': {
    series: [
      trace(
        span('a', '', {
          tags: [
            { key: 'aggregation.is_summary', value: 'true' },
            { key: 'pyroscope.profile.id', value: 'a' },
          ],
        })
      ),
    ],
    picked: 'span a',
    asks: { spanSelector: null, labelSelector: '{service_name="api",span_name="span a"}' },
  },
};

/**
 * As Jaeger's API v3 is read: attributes of the resource with `service.name`, a kind and a status, no warnings
 * (`TransformGrpcTraceResponse` of grafana-jaeger-datasource).
 */
const JAEGER_GRPC: DataFrame = frameOf([
  {
    traceID: TRACE_ID,
    spanID: '000000000000000b',
    parentSpanID: '000000000000000a',
    statusCode: 2,
    statusMessage: 'declined',
    kind: 'server',
    operationName: 'POST /checkout',
    serviceName: 'checkout-api',
    serviceTags: [{ key: 'service.name', value: 'checkout-api', type: 'string' }],
    startTime: T0 + 4.004,
    duration: 100.317,
    logs: [],
    references: [],
    tags: [
      { key: 'pyroscope.profile.id', value: '000000000000000b', type: 'string' },
      { key: 'otel.scope.name', value: 'checkout', type: 'string' },
    ],
  },
]);

test.each([
  ['Tempo', tempoFrame('tempo-v2.json'), 'POST /checkout', '5a6826ef86f78493'],
  ['Jaeger', savedFrame('jaeger.json'), 'POST /checkout', id(0xb)],
  ['Jaeger over gRPC', JAEGER_GRPC, 'POST /checkout', id(0xb)],
  ['Zipkin', savedFrame('zipkin.json'), 'post /checkout', id(0xb)],
])('a trace of %s: the picked span is asked for by its id, in its service', async (_, frame, name, profileId) => {
  await show(panel([frame]));
  const withProfile = rows().filter((element) => within(element).queryByTitle('The span has a profile id'));
  expect(withProfile.map((element) => element.dataset.spanName)).toEqual([name]);
  fireEvent.click(withProfile[0]);
  await waitFor(() => expect(source.requests).toHaveLength(1));
  expect(source.last).toMatchObject({ labelSelector: '{service_name="checkout-api"}', spanSelector: [profileId] });
});

test.each(Object.entries(CASES))('%s', async (_, { series, options, picked, asks, window, says = [], marks = [] }) => {
  await show(panel(series, options));
  says.forEach((text) => expect(screen.getByText(text)).toBeInTheDocument());
  marks.forEach((mark) => expect(within(row(picked)).getByTitle(mark)).toBeInTheDocument());
  await pick(picked);
  for (const [part, value] of Object.entries(asks)) {
    expect([part, source.last[part as keyof ProfilingQuery] ?? null]).toEqual([part, value]);
  }
  const { range } = source.requests[0];
  const asked = [range.from.valueOf() - T0, range.to.valueOf() - T0];
  expect(window ? asked : undefined).toEqual(window);
});

test('span shorter than the sampling period: all of its name are asked for by themselves, over the time of the page', async () => {
  await show(panel([trace(span('a', '', { ...profiled('a'), duration: 4 }))]));
  await pick('span a');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, empty());
  await waitFor(() => expect(source.requests).toHaveLength(3));
  expect(source.last.labelSelector).toBe('{service_name="api",span_name="span a"}');
  const { range } = source.requests[2];
  expect([range.from.valueOf(), range.to.valueOf()]).toEqual([T0, T0 + 1000]);
  source.answer(2, found());
  await waitFor(() => expect(state()).toBe('wider'));
  expect(reason()).toContain('No samples of exactly this span');
});

test('short, and nothing of its name either: the doctor says how many samples were to be expected', async () => {
  await show(panel([trace(span('a', '', { ...profiled('a'), duration: 4 }))]));
  await pick('span a');
  for (const rung of [0, 1, 2]) {
    await waitFor(() => expect(source.requests.length).toBeGreaterThan(rung));
    source.answer(rung, empty());
  }
  await waitFor(() => expect(reason()).toContain('time for 0.4 samples at 100 a second'));
  expect(reason()).toContain('has none in 67 % of cases');
});

test('attribute present, no samples: it waited, and its wall-clock profile is a click away', async () => {
  const WALL = 'wall:wall:nanoseconds:wall:nanoseconds';
  source.types = () =>
    Promise.resolve([
      { id: CPU, name: 'process_cpu', sampleType: 'cpu', sampleUnit: 'nanoseconds' },
      { id: WALL, name: 'wall', sampleType: 'wall', sampleUnit: 'nanoseconds' },
    ]);
  await show(panel([trace(span('a', '', { ...profiled('a'), duration: 1800 }))]));
  await pick('span a');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, empty());
  await waitFor(() =>
    expect(reason()).toContain('it computed for less than 30 ms (95 % sure) and waited for the rest')
  );
  fireEvent.click(screen.getByRole('button', { name: 'Show wall' }));
  await waitFor(() => expect(source.last.profileTypeId).toBe(WALL));
});

test('several services: each is asked at its own data source, and the trace in each is a choice away', async () => {
  const eu = new FakeSource('eu');
  installDataSources([source, eu]);
  standInForObserver();
  const services = [{ service: 'api', datasourceUid: 'eu', profileTypeId: 'wall:wall:nanoseconds:wall:nanoseconds' }];
  await show(panel([traceFromText('web GET / 0+900 *\n  api POST / 1+800 *')], { services }));
  await pick('GET /');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, found());
  await waitFor(() => expect(state()).toBe('wider'));
  expect(source.last).toMatchObject({ labelSelector: '{service_name="web"}', traceIdSelector: [TRACE_ID] });
  const choice = screen.getByRole('combobox', { name: 'Of the trace, in' });
  ['ArrowDown', 'ArrowDown', 'Enter'].forEach((key) => fireEvent.keyDown(choice, { key }));
  await waitFor(() => expect(eu.requests).toHaveLength(1));
  expect(eu.last).toMatchObject({
    labelSelector: '{service_name="api"}',
    traceIdSelector: [TRACE_ID],
    profileTypeId: 'wall:wall:nanoseconds:wall:nanoseconds',
  });
  expect(source.requests).toHaveLength(2);
});

test('hostile names of services, attributes and warnings are text', async () => {
  const EVIL = '<img src=x onerror="alert(1)">\u202Egnp.exe${service}';
  const evil = (spanID: string, parentSpanID: string, serviceName: string): Cells =>
    span(spanID, parentSpanID, {
      serviceName,
      duration: 900,
      warnings: [EVIL],
      tags: [
        { key: 'pyroscope.profile.id', value: spanID },
        { key: EVIL, value: EVIL },
      ],
    });
  const { container } = await show(panel([trace(evil('a', '', `a${EVIL}`), evil('b', 'a', `b${EVIL}`))]));
  await pick('span a');
  source.answer(0, empty(EVIL));
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, found(EVIL));
  await waitFor(() => expect(state()).toBe('wider'));
  expect(await screen.findByTestId('function-table')).toHaveTextContent('gnp.exe');
  expect(screen.getByTestId('trace-services')).toHaveTextContent('Of the trace, in');
  expect(screen.getAllByTitle(/^<img src=x onerror="alert\(1\)">/).length).toBeGreaterThan(0);
  expect(container.querySelector('img, script')).toBeNull();
  const shown = [...container.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    element.title,
    element.getAttribute('aria-label') ?? '',
    element instanceof HTMLInputElement ? element.value : '',
  ]);
  expect([...shown, container.textContent].filter((text) => text?.includes('\u202E'))).toEqual([]);
});

test('unsampled: a trace without profile ids ends with the doctor, and the time of the service is a click away', async () => {
  await show(panel([traceFromText('api GET / 0+90')]));
  await pick('GET /');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, empty());
  expect(state()).toBe('empty');
  fireEvent.click(screen.getByRole('radio', { name: 'Service then' }));
  await waitFor(() => expect(source.requests.length).toBeGreaterThan(2));
  expect(source.last.labelSelector).toBe('{service_name="api"}');
});

test('spans in each other 1,500 deep: a row each, of which a name stays in sight', async () => {
  await show(panel([nested(1500)]));
  expect(screen.getByText('1,500 spans, none with a profile id')).toBeInTheDocument();
  fireEvent.keyDown(screen.getByTestId('span-list'), { key: 'End' });
  fireEvent.keyDown(screen.getByTestId('span-list'), { key: 'Enter' });
  await waitFor(() => expect(source.requests).toHaveLength(1));
  expect(source.last.spanSelector).toEqual([id(1500)]);
  const indents = rows().map((element) => parseInt(within(element).getAllByRole('gridcell')[0].style.paddingLeft, 10));
  expect(Math.max(...indents)).toBeLessThanOrEqual(192);
});

test('duplicate span ids: both rows can be picked, one at a time', async () => {
  const half = (kind: string, serviceName: string): Cells =>
    span('a', '', { kind, serviceName, operationName: `${kind} half`, ...profiled('a') });
  await show(panel([trace(half('client', 'web'), half('server', 'api'))]));
  const selected = (): Array<string | undefined> =>
    rows()
      .filter((element) => element.getAttribute('aria-selected') === 'true')
      .map((element) => element.dataset.spanName);
  await pick('client half');
  expect([source.last.labelSelector, selected()]).toEqual(['{service_name="web"}', ['client half']]);
  await pick('server half');
  expect([source.last.labelSelector, selected()]).toEqual(['{service_name="api"}', ['server half']]);
});

test('duplicate span ids: a link leads to the half that has the profile', async () => {
  locationService.replace(`/d/x?var-traceId=${TRACE_ID}&var-spanId=${id(0xa)}`);
  const half = (kind: string, serviceName: string): Cells => span('a', '', { kind, serviceName, operationName: kind });
  await show(panel([trace(half('client', 'web'), half('server', 'api'))]));
  await waitFor(() => expect(source.requests).toHaveLength(1));
  expect(source.last.labelSelector).toBe('{service_name="api"}');
  expect(row('server')).toHaveAttribute('aria-selected', 'true');
});

test('several traces: one is listed, the other is to be chosen', async () => {
  standInForObserver();
  await show(panel([trace(span('a', ''), span('b', '', { traceID: '9' }), span('c', 'b', { traceID: '9' }))]));
  expect(rows().map((element) => element.dataset.spanName)).toEqual(['span a']);
  const choice = screen.getByRole('combobox', { name: 'Trace' });
  ['ArrowDown', 'ArrowDown', 'Enter'].forEach((key) => fireEvent.keyDown(choice, { key }));
  expect(rows().map((element) => element.dataset.spanName)).toEqual(['span b', 'span c']);
  await pick('span c');
  expect(source.last.spanSelector).toEqual([id(0xc)]);
});

describe('a public dashboard', () => {
  beforeEach(() => (config.publicDashboardAccessToken = 'abc'));
  afterEach(() => delete config.publicDashboardAccessToken);

  test('lists the spans, asks nothing, leads nowhere, and says so', async () => {
    config.exploreEnabled = true;
    const types = jest.spyOn(source, 'getProfileTypes');
    await show(panel([traceFromText('api GET / 0+90 *')]));
    fireEvent.click(row('GET /'));
    expect(row('GET /')).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByText('Profiles of spans are not on public dashboards')).toBeInTheDocument();
    expect(types).not.toHaveBeenCalled();
    expect(source.requests).toEqual([]);
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  test('a query without an answer: why, and not what to set up', async () => {
    await show(panel([], {}, LoadingState.Done));
    expect(screen.getByText(/which it cannot do with those of Spanflame's data source/)).toBeInTheDocument();
  });
});
