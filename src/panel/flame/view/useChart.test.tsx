import { act, renderHook } from '@testing-library/react';

import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { err, ok, type Result } from '../../../profile/result';
import { type ChartSource, whyNotInTime } from './chartSource';
import { type ShownChart, useChart } from './useChart';
import { DEFAULT_VIEW, IN_TIME, type Shape } from './viewState';

const chart = (name: string): FlameTree => foldedTree(`${name} 1`);

/** A source that is answered by hand. */
function source(about = 'file'): Extract<ChartSource, { kind: 'possible' }> & {
  readonly answer: (track: number, chart: Result<FlameTree, string>) => void;
  readonly cancelled: number[];
} {
  const waiting = new Map<number, (chart: Result<FlameTree, string>) => void>();
  const cancelled: number[] = [];
  return {
    kind: 'possible',
    about,
    tracks: ['main', 'worker'],
    ask: (track, onAnswer) => {
      waiting.set(track, onAnswer);
      return () => cancelled.push(track);
    },
    cancelled,
    answer: (track, given) => act(() => waiting.get(track)?.(given)),
  };
}

const show = (shape: Shape, of: ChartSource | undefined) =>
  renderHook(({ shape: to, from }) => useChart(to, from, whyNotInTime(from, false)), {
    initialProps: { shape, from: of },
  });
const words = ({ state, tree, shape }: ShownChart): string => `${state.kind} ${tree?.names[1] ?? 'sums'} ${shape.kind}`;

it('is asked for when it is wanted, and drawn when it is there', () => {
  const from = source();
  const { result, rerender } = show(DEFAULT_VIEW.shape, from);
  expect(words(result.current)).toBe('unasked sums topDown');
  rerender({ shape: IN_TIME, from });
  expect(words(result.current)).toBe('asking sums topDown');
  from.answer(0, ok(chart('a')));
  expect(words(result.current)).toBe('shown a timeOrder');
  rerender({ shape: { kind: 'bottomUp' }, from });
  expect(words(result.current)).toBe('unasked sums bottomUp');
});

it('another thread is asked for while the one before stays', () => {
  const from = source();
  const { result, rerender } = show(IN_TIME, from);
  from.answer(0, ok(chart('a')));
  rerender({ shape: { kind: 'timeOrder', track: 'worker' }, from });
  expect(from.cancelled).toEqual([0]);
  expect(words(result.current)).toBe('asking a timeOrder');
  from.answer(1, ok(chart('b')));
  expect(words(result.current)).toBe('shown b timeOrder');
  expect(result.current.track).toBe(1);
});

it('a thread that is not there is the first', () => {
  const from = source();
  const { result } = show({ kind: 'timeOrder', track: 'gone' }, from);
  from.answer(0, ok(chart('a')));
  expect(words(result.current)).toBe('shown a timeOrder');
});

it('nothing of another profile is drawn, and why there is no chart is told', () => {
  const from = source();
  const { result, rerender } = show(IN_TIME, from);
  from.answer(0, ok(chart('a')));
  const next = source('other file');
  rerender({ shape: IN_TIME, from: next });
  expect(words(result.current)).toBe('asking sums topDown');
  next.answer(0, err('Too many calls.'));
  expect(result.current).toMatchObject({ state: { kind: 'failed', reason: 'Too many calls.' }, tree: undefined });
});

it.each([
  ['a store', undefined, false, /^stores keep sums/],
  ['a comparison', undefined, true, /^a comparison is of two times/],
  ['a file of sums', { kind: 'impossible', why: 'it holds sums.' } as const, false, /^it holds sums/],
])('%s has none, and says why', (_, of, isComparison, why) => {
  expect(whyNotInTime(of, isComparison)).toMatch(why);
  const { result } = renderHook(() => useChart(IN_TIME, of, whyNotInTime(of, isComparison)));
  expect(result.current).toMatchObject({ state: { kind: 'impossible' }, tree: undefined, shape: { kind: 'topDown' } });
});
