import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { standInForObserver } from '../../../tests/standInForObserver';
import { err, ok } from '../../profile/result';
import { type PprofBackend } from '../backends/pprofBackend';
import { CPU, mount, range, source, TYPES } from './queryEditorHost';

// Rendering these is slow on a busy machine.
jest.setTimeout(30_000);

// Monaco needs a real browser; what the editor gives it is tested in selectorLanguage.test.ts.
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  CodeEditor: ({ value, onBlur }: { value: string; onBlur: (text: string) => void }) => (
    <textarea
      aria-label="Label selector"
      defaultValue={value}
      onBlur={({ currentTarget }) => onBlur(currentTarget.value)}
    />
  ),
}));

const pyroscope = (profileTypes = jest.fn().mockResolvedValue(ok(TYPES))) => source('pyroscope', { profileTypes });
const openOptions = () => userEvent.click(screen.getByRole('button', { name: /^Options/ }));

beforeAll(standInForObserver);

describe('profile type', () => {
  it('is CPU time at first, and nothing is run for it', async () => {
    const { last, runs } = mount(pyroscope());
    await waitFor(() => expect(last()?.profileTypeId).toBe(CPU));
    expect(runs).toEqual([]);
    await waitFor(() => expect(screen.getByLabelText('Profile type')).toHaveValue('process_cpu - cpu'));
  });

  it('is kept where one was saved, also one that the range does not have', async () => {
    const { changes } = mount(pyroscope(), { profileTypeId: '$type' });
    await waitFor(() => expect(screen.getByLabelText('Profile type')).toHaveValue('$type'));
    expect(changes).toEqual([]);
  });

  it('can be picked, and runs the query', async () => {
    const { last, runs } = mount(pyroscope(), { profileTypeId: CPU });
    await userEvent.click(screen.getByLabelText('Profile type'));
    await waitFor(() => expect(screen.getByLabelText('Profile type')).toHaveAttribute('aria-expanded', 'true'));
    await userEvent.keyboard('{Home}{Enter}');
    expect(last().profileTypeId).toBe('memory:inuse_space:bytes:space:bytes');
    expect(runs).toHaveLength(1);
  });

  it('is asked for anew when the range moves', async () => {
    const profileTypes = jest.fn().mockResolvedValue(ok(TYPES));
    const { rerange } = mount(pyroscope(profileTypes), { profileTypeId: CPU });
    rerange(range(1, 3_599_999));
    rerange(range(7_200_000, 10_800_000));
    await waitFor(() =>
      expect(profileTypes.mock.calls.map(([asked]) => asked)).toEqual([
        { from: 0, to: 3_600_000 },
        { from: 7_200_000, to: 10_800_000 },
      ])
    );
  });

  it('says why the server has none to offer', async () => {
    const refused = err({ backend: 'pyroscope', kind: 'unauthorized', detail: '401: no org id' });
    mount(pyroscope(jest.fn().mockResolvedValue(refused)));
    expect(await screen.findByText(/Pyroscope refused the credentials \(401: no org id\)/)).toBeInTheDocument();
  });
});

it('the selector is saved when the editor is left', async () => {
  const { last, runs } = mount(pyroscope(), { profileTypeId: CPU });
  const editor = await screen.findByLabelText('Label selector');
  await userEvent.clear(editor);
  await userEvent.type(editor, '{{a="b"}');
  await userEvent.tab();
  expect(last().labelSelector).toBe('{a="b"}');
  expect(runs).toEqual([]);
});

describe('ids', () => {
  const SPAN = '00f067aa0ba902b7';
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('are saved as a list, trimmed', async () => {
    const { last } = mount(pyroscope(), { profileTypeId: CPU });
    await openOptions();
    await userEvent.type(screen.getByLabelText('Span ID'), ` ${SPAN},  $span {Enter}`);
    expect(last().spanSelector).toEqual([SPAN, '$span']);
    await userEvent.clear(screen.getByLabelText('Span ID'));
    await userEvent.tab();
    expect(last().spanSelector).toBeUndefined();
  });

  it.each([
    [{ spanSelector: ['abc'] }, 'a span id has 16 hex digits, "abc" is not one'],
    [{ traceIdSelector: [SPAN] }, `a trace id has 32 hex digits, "${SPAN}" is not one`],
    [{ profileIdSelector: [SPAN] }, `a profile id has the form of a UUID, "${SPAN}" is not one`],
    [
      { spanSelector: [SPAN], traceIdSelector: [TRACE] },
      'Span ID and Trace ID cannot be used together. Clear one of them.',
    ],
    [
      { traceIdSelector: ['$trace'], profileIdSelector: ['$profile'] },
      'Trace ID and Profile ID cannot be used together. Clear one of them.',
    ],
  ])('%o: %s', async (saved, words) => {
    mount(pyroscope(), { profileTypeId: CPU, ...saved });
    expect(screen.getByText(`Cannot be used: ${words}`)).toBeInTheDocument();
    await openOptions();
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('that are variables are not checked', async () => {
    mount(pyroscope(), { profileTypeId: CPU, spanSelector: ['$span'] });
    await openOptions();
    expect(await screen.findByLabelText('Span ID')).toHaveValue('$span');
    expect(screen.queryByText(/hex digits, /)).not.toBeInTheDocument();
  });
});

it.each([
  ['500', 500],
  ['99999999', 1_048_576],
  ['0', 1],
])('max nodes %s becomes %s', async (typed, maxNodes) => {
  const { last } = mount(pyroscope(), { profileTypeId: CPU });
  await openOptions();
  await userEvent.type(screen.getByLabelText('Max nodes'), typed);
  await userEvent.tab();
  expect(last().maxNodes).toBe(maxNodes);
});

it('detail and label levels are saved, and run', async () => {
  const { last, runs } = mount(pyroscope(), { profileTypeId: CPU });
  await openOptions();
  await userEvent.click(screen.getByLabelText('Detail'));
  await waitFor(() => expect(screen.getByLabelText('Detail')).toHaveAttribute('aria-expanded', 'true'));
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{Enter}');
  expect(last().detail).toBe('line');
  await userEvent.click(screen.getByLabelText('Label levels'));
  await waitFor(() => expect(screen.getByLabelText('Label levels')).toHaveAttribute('aria-expanded', 'true'));
  await userEvent.keyboard('{Home}{Enter}');
  expect(last()).toMatchObject({ detail: 'line', labelLevels: ['service_name'] });
  expect(runs).toHaveLength(2);
});

describe('a pprof source', () => {
  const pprof = (more: Partial<PprofBackend> = {}) => {
    const backend = {
      lastCapture: () => undefined,
      sourceTypes: jest
        .fn()
        .mockResolvedValue(ok([{ ...TYPES[0], id: 'heap:inuse_space:bytes:space:bytes', name: 'heap' }])),
      files: jest.fn().mockResolvedValue(ok(['a.pb.gz', 'b.pb.gz'])),
      ...more,
    } as unknown as PprofBackend;
    return source('pprof', { pprof: backend });
  };

  it('is the heap at first, with its sample types', async () => {
    const { last } = mount(pprof());
    await waitFor(() => expect(last()?.profileTypeId).toBe('heap:inuse_space:bytes:space:bytes'));
    expect(last().source).toEqual({ kind: 'snapshot', profile: 'heap' });
  });

  it('changes its kind, and asks for another sample type', async () => {
    const { last } = mount(pprof(), {
      source: { kind: 'snapshot', profile: 'block' },
      profileTypeId: 'block:delay:nanoseconds:contentions:count',
    });
    await userEvent.click(screen.getByLabelText('Change'));
    await waitFor(() => expect(last().source).toEqual({ kind: 'delta', profile: 'block', seconds: 10 }));
    expect(screen.getByLabelText('Seconds')).toHaveValue(10);
  });

  it('says which durations can be used', async () => {
    mount(pprof(), { source: { kind: 'delta', profile: 'heap', seconds: 60 } });
    expect(await screen.findByText('Whole seconds, 1 to 20')).toBeInTheDocument();
  });

  it('offers the files that the index lists', async () => {
    const { last } = mount(pprof(), { source: { kind: 'file', name: '' } });
    await userEvent.click(screen.getByRole('combobox', { name: 'File' }));
    await userEvent.keyboard('{End}{Enter}');
    expect(last().source).toEqual({ kind: 'file', name: 'b.pb.gz' });
  });

  it('captures when the button is pressed, shows how long it takes, and runs the query once', async () => {
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const capture = jest.fn(() => new Promise((resolve) => setTimeout(() => resolve(ok({})), 5000)));
    const { runs } = mount(pprof({ capture } as never), { source: { kind: 'cpu', seconds: 5 }, profileTypeId: CPU });
    expect(screen.getByText('Nothing captured yet')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Capture' }));
    await act(() => jest.advanceTimersByTimeAsync(2100));
    expect(screen.getByText('2 of 5 s')).toBeInTheDocument();
    expect(runs).toEqual([]);

    await act(() => jest.advanceTimersByTimeAsync(3000));
    jest.useRealTimers();
    expect(capture.mock.calls).toEqual([[5, expect.any(AbortSignal)]]);
    expect(runs).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Capture' })).toBeInTheDocument();
  });

  it('a capture can be cancelled', async () => {
    const capture = jest.fn(
      (_seconds: number, signal: AbortSignal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    );
    const { runs } = mount(pprof({ capture } as never), { source: { kind: 'cpu', seconds: 5 }, profileTypeId: CPU });
    await userEvent.click(screen.getByRole('button', { name: 'Capture' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('button', { name: 'Capture' })).toBeInTheDocument();
    expect(runs).toEqual([]);
  });

  it('says why a capture was refused', async () => {
    const refused = err({ backend: 'pprof', kind: 'overloaded', status: 500, detail: 'cpu profiling already in use' });
    mount(pprof({ capture: jest.fn().mockResolvedValue(refused) } as never), {
      source: { kind: 'cpu', seconds: 5 },
      profileTypeId: CPU,
    });
    await userEvent.click(screen.getByRole('button', { name: 'Capture' }));
    expect(await screen.findByRole('status')).toHaveTextContent('Go allows one CPU profile at a time');
  });
});
