import { renderHook, waitFor } from '@testing-library/react';

import { foldedTree } from '../../../../tests/foldedTree';
import { formatTree } from '../../../profile/formatTree';
import { functionTotals } from '../../../profile/functions';
import { applySteps } from '../../../profile/view/applySteps';
import { viewStack } from '../../../profile/view/viewStack';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type DrawnTree } from './shownTrees';
import { type ShownNow, useShown } from './useShown';
import { type Shape } from './viewState';

const small = foldedTree('main;a;x 500', 'main;b 300', 'idle 200');
/** More rows than are made at once. */
const large = foldedTree(...Array.from({ length: 6000 }, (_, at) => `main;f${at} 1`), 'idle 5');
const NO_STEPS = viewStack();
const TOP_DOWN: Shape = { kind: 'topDown' };
const WITHOUT_IDLE: readonly ViewStep[] = [{ kind: 'dropFunction', name: 'idle' }];

interface Given {
  readonly tree: DrawnTree;
  readonly steps?: typeof NO_STEPS;
  readonly shape?: Shape;
}

const show = (given: Given) =>
  renderHook(
    ({ tree, steps = NO_STEPS, shape = TOP_DOWN }: Given) => useShown(tree, functionTotals(small), { steps, shape }),
    { initialProps: given }
  );
const current = ({ progress, main }: ShownNow): string => `${progress} ${main.total[0]}`;

describe('the trees of a view', () => {
  it('are made at once where they are small', () => {
    const { result, rerender } = show({ tree: small });
    expect(current(result.current)).toBe('current 1000');
    expect(result.current.known?.name).toContain('idle');
    rerender({ tree: small, steps: viewStack(WITHOUT_IDLE) });
    expect(current(result.current)).toBe('current 800');
    expect(result.current.known).toBeUndefined();
    rerender({ tree: small, shape: { kind: 'sandwich', name: 'a' } });
    expect(current(result.current)).toBe('current 500');
    expect(result.current.shown.kind).toBe('sandwich');
    rerender({ tree: small, shape: { kind: 'sandwich', name: 'nobody' } });
    expect(result.current.shown).toEqual({ kind: 'absent', name: 'nobody' });
  });

  it('of a large tree stay until the next are made, which are the same as if made at once', async () => {
    const { result, rerender } = show({ tree: large });
    expect(current(result.current)).toBe('current 6005');
    const steps = viewStack(WITHOUT_IDLE);
    rerender({ tree: large, steps });
    expect(current(result.current)).toBe('before 6005');
    await waitFor(() => expect(current(result.current)).toBe('current 6000'));
    expect(formatTree(result.current.main)).toBe(formatTree(applySteps(large, WITHOUT_IDLE)));
  });

  it('are none before those of the first steps are made', async () => {
    const { result } = show({ tree: large, shape: { kind: 'bottomUp' } });
    expect(result.current.progress).toBe('none');
    await waitFor(() => expect(result.current.progress).toBe('current'));
    expect(result.current.main).not.toBe(large);
  });

  it('that nobody waits for any more never come', async () => {
    const { result, rerender } = show({ tree: large });
    const seen: string[] = [];
    rerender({ tree: large, steps: viewStack(WITHOUT_IDLE) });
    rerender({ tree: large, shape: { kind: 'sandwich', name: 'idle' } });
    await waitFor(() => {
      seen.push(current(result.current));
      expect(result.current.shown.kind).toBe('sandwich');
    });
    expect(seen).not.toContain('current 6000');
    expect(current(result.current)).toBe('current 5');
  });

  it('come to the boundary around the view where they can not be made', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const steps = viewStack([{ kind: 'hideRuntime', preset: 'cobol' }]);
    expect(() => show({ tree: small, steps })).toThrow('No preset "cobol"');
  });
});
