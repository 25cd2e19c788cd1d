import { type DataFrame, type DataQueryRequest, FieldType, LoadingState } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { NEVER, Observable, of, tap, throwError } from 'rxjs';

import { frameOf, T0, TRACE_ID, traceFromText } from '../../tests/fixtures/traces/frames';
import {
  ALLOC,
  CPU,
  empty,
  found,
  panel,
  pick,
  reason,
  row,
  rows,
  setUpPanel,
  show,
  source,
  state,
  TRACE,
  type TraceStub,
  installDataSources,
} from '../../tests/panelHarness';

setUpPanel();

const EVIL = '<img src=x onerror="alert(1)">\u202Egnp.exe';
const address = (): string => locationService.getLocation().search;
const request = (type = 'tempo') =>
  ({ targets: [{ refId: 'A', datasource: { type, uid: 't1' } }] }) as unknown as DataQueryRequest;
const withTraces = (series: DataFrame[], type?: string): React.JSX.Element => {
  const element = panel(series);
  const props = element.props as { data: object };
  return panel(series, {}, LoadingState.Done, { data: { ...props.data, request: request(type) } as never });
};

class Traces implements TraceStub {
  readonly uid = 't1';
  readonly queries: unknown[] = [];
  cancelled = 0;
  constructor(private readonly answer: (query: string) => Observable<{ data: DataFrame[] }>) {}
  getRef = () => ({ type: 'tempo', uid: 't1' });
  query({ targets }: DataQueryRequest): Observable<{ data: DataFrame[] }> {
    const { query } = targets[0] as unknown as { query: string };
    this.queries.push(query);
    return new Observable((subscriber) => {
      let isAnswered = false;
      const answered = (): void => void (isAnswered = true);
      const inner = this.answer(query)
        .pipe(tap({ complete: answered, error: answered }))
        .subscribe(subscriber);
      return () => {
        this.cancelled += isAnswered ? 0 : 1;
        inner.unsubscribe();
      };
    });
  }
}

describe('the pick in the address', () => {
  test('a pick is published, and one that the address names is shown at once', async () => {
    const { unmount } = await show(panel([TRACE]));
    await pick('price');
    expect(address()).toContain(`var-traceId=${TRACE_ID}&var-spanId=0000000000000004`);
    unmount();
    await show(panel([TRACE]));
    expect(row('price')).toHaveAttribute('aria-selected', 'true');
    await waitFor(() => expect(source.requests).toHaveLength(2));
  });

  test('the address changes under the panel: another span, then none', async () => {
    await show(panel([TRACE]));
    await pick('price');
    act(() => locationService.partial({ 'var-spanId': '2' }));
    expect(row('POST /checkout')).toHaveAttribute('aria-selected', 'true');
    act(() => locationService.partial({ 'var-spanId': null }));
    expect(state()).toBe('idle');
  });

  test.each([
    ['no id', 'var-spanId=%3Cscript%3E'],
    ['of another trace', `var-spanId=2&var-traceId=${'a'.repeat(32)}`],
    ['of no span', 'var-spanId=ffff'],
  ])('what names no span of the trace is no pick: %s', async (_, search) => {
    locationService.replace(`/d/x?${search}`);
    await show(panel([TRACE]));
    expect(state()).toBe('idle');
  });

  test('without names of variables nothing is published', async () => {
    await show(panel([TRACE], { traceIdVariable: '', spanIdVariable: 'not a name' }));
    await pick('price');
    expect(address()).toBe('');
    expect(row('price')).toHaveAttribute('aria-selected', 'true');
  });
});

describe('the doctor', () => {
  const sick = traceFromText('checkout-api POST /checkout 0+900');

  test('a service of another name: it can be taken with a click', async () => {
    source.services = ['checkout_api', 'web'];
    const onOptionsChange = jest.fn();
    await show(panel([sick], {}, LoadingState.Done, { onOptionsChange }));
    await pick('POST /checkout');
    source.answer(0, empty());
    await waitFor(() => expect(source.requests).toHaveLength(2));
    source.answer(1, empty());
    fireEvent.click(await screen.findByRole('button', { name: 'Take the profiles of checkout_api' }));
    expect(onOptionsChange.mock.calls[0][0].services).toEqual([
      { service: 'checkout-api', profileService: 'checkout_api' },
    ]);
    expect(screen.getByTestId('sdk-setup')).toHaveTextContent('otelpyroscope.NewTracerProvider');
    fireEvent.click(within(screen.getByTestId('sdk-setup')).getByRole('radio', { name: 'Python' }));
    expect(screen.getByTestId('sdk-setup')).toHaveTextContent('PyroscopeSpanProcessor()');
  });

  test('memory has no ids: CPU is a click away', async () => {
    await show(panel([TRACE], { profileTypeId: ALLOC }));
    await pick('POST /checkout');
    source.answer(0, empty());
    await waitFor(() => expect(source.requests).toHaveLength(2));
    source.answer(1, empty());
    fireEvent.click(screen.getByRole('button', { name: 'Show cpu' }));
    await waitFor(() => expect(source.last.profileTypeId).toBe(CPU));
  });

  test('ids that the server refuses are no failure: the next question is asked, and these not again', async () => {
    const refusal = { data: [], errors: [{ message: 'Pyroscope cannot do this: too old.', status: 501 }] };
    await show(panel([TRACE]));
    await pick('POST /checkout');
    source.answer(0, empty());
    await waitFor(() => expect(source.requests).toHaveLength(2));
    expect(source.last.traceIdSelector).toBeDefined();
    source.answer(1, refusal);
    expect(state()).toBe('empty');
    expect(reason()).toContain('The profile store cannot look up a trace id');
    const before = source.requests.filter(({ targets }) => targets[0].queryType === 'profile').length;
    fireEvent.click(row('price'));
    const profiles = () => source.requests.filter(({ targets }) => targets[0].queryType === 'profile');
    await waitFor(() => expect(profiles()).toHaveLength(before + 1));
    source.answer(source.requests.indexOf(profiles()[before]), empty());
    expect(state()).toBe('empty');
    expect(profiles()).toHaveLength(before + 1);
  });
});

test('profile types of the same span are a key apart, but not where one writes', async () => {
  await show(panel([TRACE]));
  await pick('POST /checkout');
  fireEvent.keyDown(screen.getByTestId('profile-view'), { key: '2' });
  await waitFor(() => expect(source.last.profileTypeId).toBe(ALLOC));
  fireEvent.keyDown(screen.getByTestId('profile-view'), { key: ']' });
  await waitFor(() => expect(source.last.profileTypeId).toBe(CPU));
  const { length } = source.requests;
  fireEvent.keyDown(screen.getByPlaceholderText('Search spans'), { key: '2' });
  fireEvent.keyDown(screen.getByTestId('profile-view'), { key: '2', ctrlKey: true });
  expect(source.requests).toHaveLength(length);
});

/** A table of spans as a TraceQL search answers it. */
function searchFrame(spans: ReadonlyArray<{ traceId: string; spanId: string; name: string; ms: number }>): DataFrame {
  const field = (name: string, type: FieldType, values: unknown[]) => ({ name, type, config: {}, values });
  return {
    length: spans.length,
    fields: [
      field(
        'traceIdHidden',
        FieldType.string,
        spans.map(({ traceId }) => traceId)
      ),
      field(
        'spanID',
        FieldType.string,
        spans.map(({ spanId }) => spanId)
      ),
      field(
        'time',
        FieldType.time,
        spans.map(() => T0)
      ),
      field(
        'name',
        FieldType.string,
        spans.map(({ name }) => name)
      ),
      field(
        'duration',
        FieldType.number,
        spans.map(({ ms }) => ms * 1e6)
      ),
      field(
        'pyroscope.profile.id',
        FieldType.string,
        spans.map(({ spanId }) => spanId)
      ),
    ],
  };
}

describe('a search', () => {
  const FOUND = searchFrame([
    { traceId: TRACE_ID, spanId: '2', name: EVIL, ms: 5 },
    { traceId: 'b'.repeat(32), spanId: '9', name: 'other', ms: 5 },
  ]);
  const listed = (): HTMLElement[] => screen.queryAllByTestId('found-row');

  test('is a list; a pick fetches the trace, and its span is picked', async () => {
    const traces = new Traces(() => of({ data: [TRACE] }));
    installDataSources([source], traces);
    const { container } = await show(withTraces([FOUND]));
    expect(listed()[0]).toHaveTextContent('<img src=x onerror="alert(1)">\\u202egnp.exe');
    expect(container.querySelector('img')).toBeNull();
    fireEvent.click(listed()[0]);
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(traces.queries).toEqual([TRACE_ID]);
    expect(row('POST /checkout')).toHaveAttribute('aria-selected', 'true');
    fireEvent.click(screen.getByRole('button', { name: '2 found' }));
    expect(listed()).toHaveLength(2);
  });

  test.each([
    ['it fails', () => throwError(() => new Error('HTTP 502')), 'HTTP 502'],
    ['there is none', () => of({ data: [] }), 'The data source has no spans of this trace'],
  ])('says why there is no trace: %s', async (_, answer, words) => {
    installDataSources([source], new Traces(answer));
    await show(withTraces([FOUND]));
    fireEvent.click(listed()[0]);
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText('Try again')).toBeInTheDocument();
  });

  test('a data source that gives no trace by its id', async () => {
    await show(withTraces([FOUND], 'loki'));
    fireEvent.click(listed()[0]);
    expect(await screen.findByText(/Data sources of type loki give no trace by its id/)).toBeInTheDocument();
  });

  test('on a public dashboard the trace is not fetched, and that is said', async () => {
    config.publicDashboardAccessToken = 'abc';
    const traces = new Traces(() => of({ data: [TRACE] }));
    installDataSources([source], traces);
    await show(withTraces([searchFrame([{ traceId: TRACE_ID, spanId: '2', name: EVIL, ms: 5 }])]));
    expect(screen.getByText(/^1 span found\./)).toBeInTheDocument();
    fireEvent.click(listed()[0]);
    expect(screen.getByText('Traces of a search are not on public dashboards')).toBeInTheDocument();
    expect(traces.queries).toEqual([]);
    delete config.publicDashboardAccessToken;
  });

  test('another pick gives up the request under way', async () => {
    const traces = new Traces(() => NEVER);
    installDataSources([source], traces);
    await show(withTraces([FOUND]));
    fireEvent.click(listed()[0]);
    await waitFor(() => expect(traces.queries).toHaveLength(1));
    act(() => locationService.partial({ 'var-traceId': 'b'.repeat(32) }));
    await waitFor(() => expect(traces.queries).toHaveLength(2));
    expect(traces.cancelled).toBe(1);
  });
});

describe('slow against fast', () => {
  const siblings = (count: number): DataFrame =>
    searchFrame(
      Array.from({ length: count }, (_, i) => ({
        traceId: (i + 1).toString(16),
        spanId: (i + 100).toString(16),
        name: EVIL,
        ms: i < count - 1 ? 10 : 500,
      }))
    );
  const hostile = frameOf([
    {
      traceID: TRACE_ID,
      spanID: '1',
      operationName: EVIL,
      serviceName: EVIL,
      startTime: T0,
      duration: 500,
      tags: [{ key: 'pyroscope.profile.id', value: '1' }],
    },
  ]);
  async function compare(answer: Observable<{ data: DataFrame[] }>): Promise<void> {
    installDataSources([source], new Traces(() => answer));
    await show(withTraces([hostile]));
    await pick(EVIL);
    source.answer(0, found(EVIL));
    fireEvent.click(screen.getByRole('button', { name: /Slow against fast/ }));
  }
  const words = (): string => screen.queryByTestId('slow-fast-words')?.textContent ?? '';

  test('both sides are asked for by ids, with progress, and compared by span', async () => {
    await compare(of({ data: [siblings(20)] }));
    await waitFor(() => expect(source.requests).toHaveLength(3));
    expect(words()).toContain('0 of 2 requests');
    expect(source.requests.slice(1).map(({ targets }) => targets[0].spanSelector?.length)).toEqual([1, 19]);
    source.answer(1, found(EVIL));
    expect(words()).toContain('1 of 2 requests');
    source.answer(2, found(EVIL));
    expect(await screen.findByTestId('comparison-sentence')).toHaveTextContent(
      'too few samples to tell: a fast span has 4.2 ms, a slow one 80 ms.'
    );
    expect(words()).toContain('of 20 spans found: ids of 1 of 1 slow and 19 of 19 fast ones.');
    expect(screen.getByTestId('comparison-resolution')).toHaveTextContent('Only 1 slow span could be asked for');
    expect(screen.getByTestId('comparison-sides')).toHaveTextContent(
      'Left 19 fast spans, 10 msRight 1 slow span, 500 ms'
    );
    expect(await screen.findByTestId('changes-table')).toHaveTextContent('+76 ms');
    expect(document.querySelector('img')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the span' }));
    expect(screen.getByTestId('verdict')).toBeInTheDocument();
  });

  test.each([
    ['too few', of({ data: [siblings(3)] }), 'Only 3 spans of this name were found, and 10 are needed'],
    ['none', of({ data: [] }), 'Only 0 spans of this name were found'],
    ['a failure', throwError(() => new Error('HTTP 400')), 'It could not be compared: HTTP 400'],
  ])('says why not: %s', async (_, answer, text) => {
    await compare(answer);
    await waitFor(() => expect(words()).toContain(text));
  });

  test('a side without samples, and a request that fails, are no comparison', async () => {
    await compare(of({ data: [siblings(20)] }));
    await waitFor(() => expect(source.requests).toHaveLength(3));
    source.answer(1, empty());
    source.answer(2, found());
    expect(words()).toContain('None of the slow spans has samples');
  });

  test('going back gives up the requests under way', async () => {
    await compare(of({ data: [siblings(20)] }));
    await waitFor(() => expect(source.requests).toHaveLength(3));
    fireEvent.click(screen.getByRole('button', { name: 'Back to the span' }));
    expect(source.cancelled).toBe(2);
  });

  test('is not offered where the data source of the trace cannot be searched', async () => {
    await show(panel([hostile]));
    await pick(EVIL);
    expect(screen.queryByRole('button', { name: /Slow against fast/ })).not.toBeInTheDocument();
  });
});
