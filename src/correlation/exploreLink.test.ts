import { exploreLink, type ExploreTarget } from './exploreLink';

const QUERY = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="a&b#"}',
  spanSelector: ['000000000000000a'],
  maxNodes: 16_384,
};
const PROFILE: ExploreTarget = { profile: { datasourceUid: 'p1', query: QUERY }, range: { from: 1000, to: 2000 } };
const TRACE = { traceId: '7e925513d776dfc65ae53d248a5ccafc', spanId: '000000000000000a' };

const panesOf = (link: string): Record<string, unknown> => {
  const url = new URL(link, 'http://grafana');
  expect([url.pathname, url.searchParams.get('schemaVersion')]).toEqual(['/explore', '1']);
  return JSON.parse(url.searchParams.get('panes') ?? '');
};

test('the profile alone', () => {
  expect(panesOf(exploreLink(PROFILE))).toEqual({
    profile: {
      datasource: 'p1',
      queries: [
        {
          refId: 'A',
          datasource: { type: 'spanflame-profiles-datasource', uid: 'p1' },
          queryType: 'profile',
          ...QUERY,
        },
      ],
      range: { from: '1000', to: '2000' },
    },
  });
});

test.each([
  ['tempo', { refId: 'A', queryType: 'traceql', query: TRACE.traceId }],
  ['jaeger', { refId: 'A', query: TRACE.traceId }],
  ['zipkin', { refId: 'A', queryType: 'traceID', query: TRACE.traceId }],
])('beside its trace from %s', (type, query) => {
  const datasource = { type, uid: 't1' };
  const panes = panesOf(exploreLink({ ...PROFILE, trace: { datasource, ...TRACE } }));
  expect(Object.keys(panes)).toEqual(['trace', 'profile']);
  expect(panes.trace).toEqual({
    datasource: 't1',
    queries: [{ ...query, datasource }],
    range: { from: '1000', to: '2000' },
    panelsState: { trace: { spanId: TRACE.spanId } },
  });
});

test('a trace source that Explore cannot ask by id is left out', () => {
  const panes = panesOf(exploreLink({ ...PROFILE, trace: { datasource: { type: 'csv', uid: 't1' }, ...TRACE } }));
  expect(Object.keys(panes)).toEqual(['profile']);
});
