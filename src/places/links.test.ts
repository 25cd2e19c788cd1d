import {
  dateTime,
  type DataFrame,
  type DataQueryRequest,
  FieldType,
  PluginExtensionPoints,
  type PluginExtensionEventHelpers,
  type PluginExtensionOpenModalOptions,
} from '@grafana/data';
import { type DataSourceSrv, setCurrentUser, setDataSourceSrv } from '@grafana/runtime';

import { comparisonLink, readComparisonLink } from '../correlation/comparisonLink';
import { readInput } from '../correlation/inputs/readInput';
import { DATASOURCE_TYPE } from '../datasource/query';
import json from '../plugin.json';
import { plugin } from '../module';
import { comparisonOfAlert } from './alertInstance';
import { framesShown } from './frames';
import { PLACES } from './links';
import { spanOfProfileId, spanOfService } from './spanAttributes';
import { traceOfHeader } from './traceHeader';

const TRACE = '7e925513d776dfc65ae53d248a5ccafc';
const SPAN = '6a1c8f2b3d4e5f60';
const TEMPO = { uid: 'tempo', type: 'tempo', name: 'Tempo' };
const HEADER = {
  traceID: TRACE,
  processes: { p1: { serviceName: 'checkout', tags: [] } },
  spans: [{ spanID: SPAN, traceID: TRACE, operationName: 'POST /', processID: 'p1', startTime: 2e15, duration: 1500 }],
  datasource: TEMPO,
};

const user: { permissions: Record<string, boolean> } = { permissions: {} };
// Grafana's core sets it once.
setCurrentUser(user as unknown as Parameters<typeof setCurrentUser>[0]);

function allow({ sources = 1, permissions = { 'datasources:query': true } as Record<string, boolean> } = {}): void {
  setDataSourceSrv({
    getList: ({ type }: { type: string }) => (type === DATASOURCE_TYPE ? Array(sources).fill({ uid: 'p' }) : []),
  } as unknown as DataSourceSrv);
  user.permissions = permissions;
}

beforeEach(() => allow());

const place = (title: string) => PLACES.find((link) => link.title === title)!;
const HEADER_LINK = place('Profiles of this trace');
const SPAN_LINK = place('Profile of this span');

describe('links in Grafana', () => {
  const shape = ({ title, description, targets }: { title: string; description?: string; targets: unknown }) => ({
    title,
    description,
    targets,
  });

  it('are declared in plugin.json with the same titles and targets, since Grafana drops others', () => {
    expect(json.extensions.addedLinks).toEqual(PLACES.map(shape));
    expect(plugin.addedLinkConfigs).toEqual(PLACES);
  });

  it('have titles of ten letters or more, one each, and lead somewhere without being configured', () => {
    expect(new Set(PLACES.map(({ title }) => title)).size).toBe(PLACES.length);
    expect(PLACES.filter(({ title, onClick }) => title.length < 10 || !onClick)).toEqual([]);
  });

  it('keep within what Grafana shows of one plugin: 2 in the header, 3 in menus', () => {
    const at = (target: string): number => PLACES.filter(({ targets }) => targets.includes(target)).length;
    expect(at(PluginExtensionPoints.TraceViewHeaderActions)).toBeLessThanOrEqual(2);
    expect(at(PluginExtensionPoints.DashboardPanelMenu)).toBeLessThanOrEqual(3);
    expect(at(PluginExtensionPoints.ExploreToolbarAction)).toBeLessThanOrEqual(3);
    expect(at(PluginExtensionPoints.AlertInstanceAction)).toBeLessThanOrEqual(3);
  });

  it.each([
    ['the user may not query', { permissions: {} }],
    ['there is no data source of profiles', { sources: 0 }],
  ])('are not there when %s', (_case, allowed) => {
    expect(HEADER_LINK.configure?.(HEADER)).toEqual({});
    allow(allowed);
    expect(HEADER_LINK.configure?.(HEADER)).toBeUndefined();
  });

  it.each(PLACES.map((link) => [link.title, link] as const))('are not there without a context: %s', (_title, link) => {
    expect([undefined, {}].map((context) => link.configure?.(context))).toEqual([undefined, undefined]);
  });

  it('stand on the row of their attribute, with the address of the page for a new tab', () => {
    const context = {
      attributes: { 'service.name': ['checkout'] },
      spanAttributes: { 'pyroscope.profile.id': [SPAN] },
      timeRange: { from: 1000, to: 2000 },
      datasource: TEMPO,
      traceID: TRACE,
      spanID: SPAN,
    };
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    expect(SPAN_LINK.category).toBe('pyroscope.profile.id');
    expect(SPAN_LINK.configure?.(context)).toEqual({
      path: `/a/${json.id}/span?trace=${TRACE}&span=${SPAN}&trace-source=tempo&from=1000&to=2000`,
    });
  });

  it('open a dialog in place, unless the click asks for a new tab', () => {
    const opened: PluginExtensionOpenModalOptions[] = [];
    const helpers = {
      context: HEADER,
      openModal: (options: PluginExtensionOpenModalOptions) => opened.push(options),
    } as unknown as PluginExtensionEventHelpers<object>;
    const click = (more: object) => ({ preventDefault: jest.fn(), ...more }) as unknown as React.MouseEvent;
    const [plain, toTab] = [click({}), click({ ctrlKey: true })];
    HEADER_LINK.onClick?.(toTab, helpers);
    expect(opened).toEqual([]);
    HEADER_LINK.onClick?.(plain, helpers);
    expect(opened).toEqual([expect.objectContaining({ title: 'Profiles of this trace' })]);
    expect([plain, toTab].map(({ preventDefault }) => jest.mocked(preventDefault).mock.calls.length)).toEqual([1, 0]);
  });
});

describe('the trace of the trace view', () => {
  it('is read as it stands, times in µs, without being fetched', () => {
    const subject = traceOfHeader(HEADER);
    const input = readInput(subject?.kind === 'loaded' ? subject.frames : []);
    expect(input).toMatchObject({ kind: 'trace', table: { length: 1, name: ['POST /'], services: ['checkout'] } });
    expect(input.kind === 'trace' && [input.table.startMs[0], input.table.durationMs[0]]).toEqual([2e12, 1.5]);
    expect(subject).toMatchObject({ source: TEMPO });
  });

  it.each([{ traceID: TRACE, spans: [] }, { spans: 'none' }])('is nothing in %o', (context) => {
    expect(traceOfHeader(context as unknown as typeof HEADER)).toBeUndefined();
  });
});

describe('the attributes of a span', () => {
  const range = { from: 1000, to: 2000 };
  const full = {
    attributes: { 'service.name': ['checkout'] },
    spanAttributes: { 'pyroscope.profile.id': [SPAN] },
    timeRange: range,
    datasource: TEMPO,
    traceID: TRACE,
    spanID: SPAN,
    spanStartTime: 2e15,
  };
  const around = { from: 2e12 - 60_000, to: 2e12 + 60_000 };
  const inTrace = { of: 'trace', traceId: TRACE, spanId: SPAN, traceSource: 'tempo', range: around };

  it.each([
    ['13.0', full, inTrace],
    ['12.4, without a start', { ...full, spanStartTime: undefined }, { ...inTrace, range }],
    [
      '12.3, without ids',
      { ...full, spanStartTime: undefined, traceID: undefined, spanID: undefined },
      { of: 'profile', service: 'checkout', profileId: SPAN, range },
    ],
    [
      'another data source of traces',
      { ...full, datasource: { uid: 'x', type: 'other' } },
      { of: 'profile', service: 'checkout', profileId: SPAN, range: around },
    ],
  ])('lead to the span: %s', (_case, context, address) => {
    expect(spanOfProfileId(context)).toEqual({ kind: 'asked', address });
  });

  it('without a profile id lead there by the service', () => {
    expect(spanOfProfileId({ ...full, spanAttributes: {} })).toBeUndefined();
    expect(spanOfService({ ...full, spanAttributes: {} })).toEqual({ kind: 'asked', address: inTrace });
    expect(spanOfService({ attributes: full.attributes, timeRange: range })).toEqual({
      kind: 'asked',
      address: { of: 'profile', service: 'checkout', range },
    });
  });

  it.each([
    ['no attributes', { attributes: {} }],
    [
      'attributes that are none',
      { attributes: { 'service.name': 5 }, spanAttributes: { 'pyroscope.profile.id': '<b>' } },
    ],
    ['a page without time', { ...full, timeRange: undefined, spanStartTime: undefined, traceID: 'x' }],
  ])('lead nowhere with %s', (_case, context) => {
    const hostile = context as unknown as typeof full;
    expect([spanOfProfileId(hostile), spanOfService(hostile)]).toEqual([undefined, undefined]);
  });
});

describe('the frames of a page', () => {
  const frameWith = (names: readonly string[]): DataFrame => ({
    length: 1,
    fields: names.map((name) => ({ name, type: FieldType.string, config: {}, values: ['x'] })),
  });
  const trace = frameWith(['traceID', 'spanID', 'startTime', 'duration']);
  const flame = frameWith(['level', 'value', 'self', 'label']);
  const timeRange = { from: dateTime(1), to: dateTime(2), raw: { from: 'now-1h', to: 'now' } };

  it('are taken by kind, with where they come from', () => {
    const page = { data: { series: [flame, trace], timeRange }, targets: [{ datasource: TEMPO }] };
    const range = { from: 1, to: 2 };
    const source = { uid: 'tempo', type: 'tempo' };
    expect(framesShown(page, 'trace')).toEqual({ kind: 'loaded', frames: [trace], source, range });
    expect(framesShown(page, 'profile')).toEqual({ kind: 'loaded', frames: [flame], source, range });
  });

  it('come from where the request of the page went, whatever its panel names', () => {
    const request: Partial<DataQueryRequest> = { targets: [{ refId: 'A', datasource: TEMPO }] };
    const data = { series: [trace], request: request as DataQueryRequest };
    const targets = [{ datasource: { uid: '${traces}', type: 'tempo' } }];
    expect(framesShown({ data, targets }, 'trace')).toMatchObject({ source: { uid: 'tempo', type: 'tempo' } });
    expect(framesShown({ data, targets: [{}] }, 'trace')).toMatchObject({ source: { uid: 'tempo' } });
  });

  it.each([
    ['none', []],
    ['of other kinds', [frameWith(['Time', 'Value'])]],
    ['empty', [{ ...trace, length: 0 }]],
  ])('are nothing to show: %s', (_case, series) => {
    expect(framesShown({ data: { series } }, 'trace')).toBeUndefined();
  });

  it('lead from the panels of their kind only', () => {
    const panel = { pluginId: 'traces', data: { series: [trace] } };
    const spans = place('Profiles of these spans');
    expect(spans.configure?.(panel)).toEqual({});
    expect(spans.configure?.({ ...panel, pluginId: 'table' })).toBeUndefined();
    expect(place("Open in Spanflame's flame view").configure?.({ ...panel, pluginId: 'flamegraph' })).toBeUndefined();
  });
});

describe('an alert instance', () => {
  const activeAt = '2026-11-24T12:00:00Z';
  const activeMs = Date.parse(activeAt);
  const at = (labels: object, when = activeAt, nowMs = activeMs + 3_600_000, duration?: unknown) =>
    comparisonOfAlert(
      {
        instance: { activeAt: when, labels: labels as Record<string, string> },
        rule: { promRule: { duration: duration as number } },
      },
      nowMs
    );
  const MINUTE = 60_000;
  const windows = (afterMinutes: number) => {
    const range = { from: activeMs - 5 * MINUTE, to: activeMs + afterMinutes * MINUTE };
    return { range, window: { kind: 'previous' } };
  };

  it('leads to its service and function, in its window against the equal one before', () => {
    const labels = {
      alertname: 'FunctionCpuHigh',
      function_name: 'main.(*Cart).Total',
      service: 'checkout',
      env: 'production',
      pod: 'a-1',
      severity: 'page',
    };
    expect(at(labels, activeAt, undefined, 1200)).toEqual({
      kind: 'compared',
      address: {
        service: 'checkout',
        functionName: 'main.(*Cart).Total',
        labels: [
          { name: 'pod', op: '=', value: 'a-1' },
          { name: 'env', op: '=', value: 'production' },
        ],
        ...windows(20),
      },
    });
  });

  it('is of the service as profiles name it, where labels have two', () => {
    expect(at({ service: 'other', service_name: 'checkout' })).toMatchObject({ address: { service: 'checkout' } });
  });

  it.each<[string, unknown, number]>([
    ['that is not told', undefined, 10],
    ['that is none', 'P1D', 10],
    ['of nothing', 0, 10],
    ['beyond reason', 1e9, 24 * 60],
  ])('has a usual window for a rule with a duration %s', (_case, duration, minutes) => {
    expect(at({ service: 'a' }, activeAt, activeMs + 1e9, duration)).toMatchObject({ address: windows(minutes) });
  });

  it('reaches to now where it has just become active', () => {
    expect(at({ service: 'a' }, activeAt, activeMs + MINUTE)).toMatchObject({ address: windows(1) });
  });

  it.each(['"} or {x="', '{{ .Labels }}', '<img src=x>', '../..', 'a\u0000b'])(
    'keeps a hostile name as it is, in an address that reads back: %j',
    (name) => {
      const subject = at({ service: name, function_name: name, pod: name });
      const address = subject?.kind === 'compared' ? subject.address : undefined;
      expect(address).toMatchObject({ service: name, functionName: name, labels: [{ value: name }] });
      expect(address && readComparisonLink(new URL(comparisonLink(address), 'http://grafana').search)).toEqual(address);
    }
  );

  it.each([
    ['no service', {}, activeAt],
    ['a service that is no text', { service: 5 }, activeAt],
    ['no time', { service: 'a' }, ''],
    ["Go's never", { service: 'a' }, '0001-01-01T00:00:00Z'],
  ])('leads nowhere with %s', (_case, labels, when) => {
    expect(at(labels, when)).toBeUndefined();
  });
});
