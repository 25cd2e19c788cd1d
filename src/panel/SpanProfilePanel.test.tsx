import { LoadingState } from '@grafana/data';
import { config } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { frameOf, T0, traceFromText } from '../../tests/fixtures/traces/frames';
import {
  ALLOC,
  CPU,
  empty,
  FakeSource,
  flameFrame,
  found,
  panel,
  permissions,
  pick,
  reason,
  row,
  rows,
  setUpPanel,
  show,
  source,
  state,
  TRACE,
  installDataSources,
} from '../../tests/panelHarness';
import { DATASOURCE_TYPE } from '../datasource/query';

setUpPanel();

test('lists the spans as a tree, and waits for one to be picked', async () => {
  await show(panel([TRACE]));
  expect(rows().map((element) => [element.dataset.spanName, element.getAttribute('aria-level')])).toEqual([
    ['GET /', '1'],
    ['POST /checkout', '2'],
    ['validate', '3'],
    ['price', '3'],
  ]);
  expect(screen.getByText('4 spans, 1 with a profile id')).toBeInTheDocument();
  expect(within(row('POST /checkout')).getByTitle('The span has a profile id')).toBeInTheDocument();
  expect(state()).toBe('idle');
});

test('a picked span: asked for by its profile id over a padded window, then drawn', async () => {
  await show(panel([TRACE]));
  await pick('POST /checkout');
  expect(state()).toBe('loading');
  expect(source.last).toMatchObject({
    profileTypeId: CPU,
    labelSelector: '{service_name="checkout"}',
    spanSelector: ['0000000000000002'],
    maxNodes: 16_384,
  });
  const waiting = await screen.findByRole('group', { name: /samples of exactly this span, which is asked for/ });
  const { range } = source.requests[0];
  expect([range.from.valueOf() - T0, range.to.valueOf() - T0]).toEqual([10 - 60_000, 160 + 60_000]);

  source.answer(0, found());
  expect(state()).toBe('profile');
  expect(reason()).toContain('80 ms, samples of exactly this span.');
  expect(reason()).toContain('150 ms wall, 80 ms CPU: the flame graph explains 53 % of it');
  expect(reason()).toContain('8 samples, time for 15 samples a thread at 100 a second');
  expect(row('POST /checkout')).toHaveAttribute('aria-selected', 'true');
  expect(
    await screen.findByRole('group', { name: /exactly this span: 80 ms in 3 functions.*main.hot: 60 ms/ })
  ).toBeInTheDocument();
  const table = within(await screen.findByTestId('function-table'));
  expect(table.getAllByRole('row').map((element) => element.textContent)).toEqual([
    'FunctionSelfTotal',
    'main.hot60 ms75.0%60 ms75.0%',
    'main.cold20 ms25.0%20 ms25.0%',
    'main0 ns0.0%80 ms100.0%',
  ]);
  expect(screen.getByTestId('flame-view')).toBe(waiting);
});

test('quick clicking: the first request is cancelled, and its answer would change nothing', async () => {
  await show(panel([TRACE]));
  await pick('POST /checkout');
  await pick('price');
  expect(source.cancelled).toBe(1);
  expect(source.requests[0].requestId).not.toBe(source.requests[1].requestId);
  source.answer(0, found('main.late'));
  expect(state()).toBe('loading');
  source.answer(1, found('main.price'));
  expect(await screen.findByTestId('function-table')).toHaveTextContent('main.price');
  expect(screen.queryByText('main.late')).not.toBeInTheDocument();
});

test('the panel going away cancels the request', async () => {
  const { unmount } = await show(panel([TRACE]));
  await pick('POST /checkout');
  unmount();
  expect(source.cancelled).toBe(1);
});

test('a refresh of the same trace asks nothing again and keeps the pick', async () => {
  const { rerender } = await show(panel([TRACE]));
  await pick('POST /checkout');
  source.answer(0, found());
  rerender(panel([{ ...TRACE }]));
  expect(state()).toBe('profile');
  expect(source.requests).toHaveLength(1);
});

test.each([LoadingState.Loading, LoadingState.Error])(
  'a refresh that is %s and has no trace leaves spans, pick and profile; an answer without one does not',
  async (refresh) => {
    const { rerender } = await show(panel([TRACE]));
    await pick('POST /checkout');
    source.answer(0, found());
    rerender(panel([], {}, refresh));
    expect(state()).toBe('profile');
    expect(rows()).toHaveLength(4);
    rerender(panel([{ ...TRACE }]));
    expect(state()).toBe('profile');
    expect(source.requests).toHaveLength(1);
    rerender(panel([]));
    expect(rows()).toHaveLength(0);
  }
);

test('a span without profile id is answered with the whole request of its service, and that is said', async () => {
  await show(panel([TRACE]));
  await pick('price');
  expect(source.last.spanSelector).toEqual(['0000000000000002']);
  source.answer(0, found());
  expect(state()).toBe('wider');
  expect(reason()).toContain('samples of the whole request in checkout, not only this span.');
});

test('without samples the ladder is climbed to the trace, but not to everything in the service', async () => {
  await show(panel([TRACE]));
  await pick('POST /checkout');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  expect(source.last.traceIdSelector).toHaveLength(1);
  source.answer(1, empty('No samples of this trace.'));
  expect(state()).toBe('empty');
  expect(reason()).toContain('This span: Pyroscope has no samples for this span id.');
  expect(reason()).toContain('Whole trace: No samples of this trace.');
  expect(reason()).toContain('It took 150 ms and has no CPU sample. If it was profiled throughout');

  fireEvent.click(screen.getByRole('radio', { name: 'Service then' }));
  await waitFor(() => expect(source.requests).toHaveLength(3));
  expect(source.last).toEqual(expect.not.objectContaining({ spanSelector: expect.anything() }));
  source.answer(2, found());
  expect(state()).toBe('wider');
  expect(reason()).toContain('all samples of checkout around that time, of other requests too.');
});

test('a short span without samples: says how many it can have', async () => {
  await show(panel([traceFromText('checkout validate 0+4 *')]));
  await pick('validate');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, empty());
  await waitFor(() => expect(source.requests).toHaveLength(3));
  source.answer(2, empty());
  expect(reason()).toContain('It took 4 ms, time for 0.4 samples at 100 a second');
});

test('a failure shows the reason and is asked again on request', async () => {
  await show(panel([TRACE]));
  await pick('POST /checkout');
  source.answer(0, {
    data: [],
    errors: [{ message: 'Pyroscope: HTTP 500: store is down' }],
    state: LoadingState.Error,
  });
  expect(state()).toBe('failed');
  expect(reason()).toContain('Pyroscope: HTTP 500: store is down');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, found());
  expect(state()).toBe('profile');
});

test('a data source that throws, and one of another type, fail in words', async () => {
  jest.spyOn(source, 'query').mockImplementation(() => {
    throw new Error('not ready');
  });
  const { unmount } = await show(panel([TRACE]));
  fireEvent.click(row('POST /checkout'));
  await waitFor(() => expect(reason()).toContain('not ready'));
  unmount();

  installDataSources([Object.assign(new FakeSource(), { type: 'grafana-pyroscope-datasource' })]);
  await show(panel([TRACE]));
  fireEvent.click(row('POST /checkout'));
  await waitFor(() => expect(reason()).toContain('grafana-pyroscope-datasource, which ignores span and trace ids'));
});

test('the last graph stays, dimmed, while the next one loads', async () => {
  await show(panel([TRACE]));
  await pick('POST /checkout');
  source.answer(0, found());
  await pick('price');
  expect(state()).toBe('loading');
  expect(await screen.findByTestId('function-table')).toHaveTextContent('main.hot');
  source.answer(1, { data: [], errors: [{ message: 'gone' }] });
  expect(screen.queryByTestId('function-table')).not.toBeInTheDocument();
});

test('the profile type of the options is asked for', async () => {
  await show(panel([TRACE], { profileTypeId: ALLOC }));
  await pick('POST /checkout');
  expect(source.last.profileTypeId).toBe(ALLOC);
});

test('where profile types cannot be listed, CPU is asked for', async () => {
  source.types = () => Promise.reject(new Error('HTTP 500'));
  await show(panel([TRACE]));
  await pick('POST /checkout');
  expect(source.last.profileTypeId).toBe(CPU);
});

test('the first type that a server has, where it has no CPU', async () => {
  source.types = () => Promise.resolve([{ id: ALLOC, name: 'memory', sampleType: 'alloc_space', sampleUnit: 'bytes' }]);
  await show(panel([TRACE]));
  await pick('POST /checkout');
  expect(source.last.profileTypeId).toBe(ALLOC);
});

test.each([
  ['may', true, '/connections/datasources/new', null],
  ['may not', false, undefined, 'Ask an admin of this Grafana to add one.'],
])(
  'without a data source the spans are listed, and users who %s add one are told what to do',
  async (_, isAllowed, href, words) => {
    permissions['datasources:create'] = isAllowed;
    installDataSources([]);
    await show(panel([TRACE]));
    expect(rows()).toHaveLength(4);
    expect(screen.getByText('There is no Spanflame data source to read profiles from')).toBeInTheDocument();
    expect(screen.queryByText('Add a data source')?.closest('a')?.getAttribute('href')).toBe(href);
    expect(screen.queryByText(/Ask an admin/)?.textContent ?? null).toBe(words);
  }
);

test.each([
  ['may', true, '/connections/datasources/edit/p1', false],
  ['may not', false, undefined, true],
])('a failure leads users who %s change data sources to the settings', async (_, isAllowed, href, asksAdmin) => {
  permissions['datasources:write'] = isAllowed;
  await show(panel([TRACE]));
  await pick('POST /checkout');
  source.answer(0, { data: [], errors: [{ message: 'gone' }] });
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(screen.queryByText('Settings of the data source')?.closest('a')?.getAttribute('href')).toBe(href);
  expect(screen.queryByText(/show this to an admin/) !== null).toBe(asksAdmin);
});

test.each([
  ['who may explore', true, true, 1],
  ['who may not', true, false, 0],
  ['where Explore is off', false, true, 0],
])('link to Explore for users %s', async (_, exploreEnabled, isAllowed, links) => {
  config.exploreEnabled = exploreEnabled;
  permissions['datasources:explore'] = isAllowed;
  await show(panel([TRACE]));
  await pick('POST /checkout');
  source.answer(0, found());
  expect(screen.queryAllByTestId('explore-link')).toHaveLength(links);
  if (links > 0) {
    const url = new URL(screen.getByTestId('explore-link').getAttribute('href') ?? '', 'http://grafana');
    expect(JSON.parse(url.searchParams.get('panes') ?? '').profile.queries).toEqual([
      { ...source.last, datasource: { type: DATASOURCE_TYPE, uid: 'p1' } },
    ]);
  }
});

test('names are text, whatever they hold', async () => {
  const evil = '<img src=x onerror="alert(1)">\u202Egnp.exe' + 'x'.repeat(10_000);
  const hostile = traceFromText('a b 0+100 *');
  hostile.fields
    .filter(({ name }) => name === 'operationName' || name === 'serviceName')
    .forEach((f) => (f.values = [evil]));
  const { container } = await show(panel([hostile]));
  await pick(evil);
  source.answer(0, found(evil));
  expect(container.querySelector('img')).toBeNull();
  expect(await screen.findByTestId('function-table')).toHaveTextContent('<img src=x onerror="alert(1)">');
});

describe('keyboard', () => {
  const key = (name: string): boolean => fireEvent.keyDown(screen.getByTestId('span-list'), { key: name });
  const active = (): string | undefined => {
    const id = screen.getByTestId('span-list').getAttribute('aria-activedescendant');
    return rows().find((element) => element.id === id)?.dataset.spanName;
  };

  test.each([
    [['ArrowDown'], 'POST /checkout'],
    [['ArrowDown', 'ArrowDown', 'ArrowUp'], 'POST /checkout'],
    [['End'], 'price'],
    [['End', 'ArrowDown'], 'price'],
    [['End', 'Home'], 'GET /'],
    [['ArrowRight'], 'POST /checkout'],
    [['End', 'ArrowLeft'], 'POST /checkout'],
    [['ArrowLeft', 'ArrowDown'], 'GET /'],
    [['ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight'], 'validate'],
  ])('%j leads to %s', async (keys, name) => {
    await show(panel([TRACE]));
    keys.forEach(key);
    expect(active()).toBe(name);
  });

  test('Enter picks', async () => {
    await show(panel([TRACE]));
    key('ArrowDown');
    key('Enter');
    await waitFor(() => expect(source.requests).toHaveLength(1));
    expect(row('POST /checkout')).toHaveAttribute('aria-selected', 'true');
  });
});

test('search finds names, services and ids, and keeps the ancestors of what it found', async () => {
  await show(panel([TRACE]));
  fireEvent.change(screen.getByPlaceholderText('Search spans'), { target: { value: 'PRICE' } });
  expect(rows().map((element) => element.dataset.spanName)).toEqual(['GET /', 'POST /checkout', 'price']);
  fireEvent.change(screen.getByPlaceholderText('Search spans'), { target: { value: 'nowhere' } });
  expect(screen.getByText('No span of this trace matches.')).toBeInTheDocument();
});

test('50,000 spans: only rows in sight exist', async () => {
  const many = frameOf(
    Array.from({ length: 50_000 }, (_, i) => ({
      traceID: '7e925513d776dfc65ae53d248a5ccafc',
      spanID: (i + 1).toString(16),
      parentSpanID: i === 0 ? '' : '1',
      operationName: `span ${i}`,
      serviceName: 'api',
      startTime: T0 + i,
      duration: 1,
    }))
  );
  await show(panel([many]));
  expect(rows().length).toBeGreaterThan(10);
  expect(rows().length).toBeLessThan(60);
  fireEvent.keyDown(screen.getByTestId('span-list'), { key: 'End' });
  expect(screen.getByTestId('span-list')).toHaveAttribute('aria-rowcount', '50000');
});

test.each([
  ['no frame', [], 'The query of this panel returned nothing'],
  ['other data', [frameOf([{ operationName: 'x' }])], 'There is no trace in the data of this panel'],
  ['an empty profile', empty('Nothing was stored.').data, 'The profile has no samples'],
])('nothing to show: %s', async (_, series, message) => {
  await show(panel(series));
  expect(screen.getByText(message)).toBeInTheDocument();
});

test('a profile instead of a trace is shown by itself', async () => {
  await show(panel([flameFrame()]));
  expect(await screen.findByTestId('function-table')).toHaveTextContent('main.hot');
  expect(screen.queryByTestId('span-list')).not.toBeInTheDocument();
});
