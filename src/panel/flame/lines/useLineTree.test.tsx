import { act, renderHook } from '@testing-library/react';

import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { functionInName } from '../../../profile/frameNames';
import { err, ok, type Result } from '../../../profile/result';
import { type LineSource } from './lineSource';
import { useLineTree } from './useLineTree';

const BY_FUNCTION = foldedTree('main;f 3');
const BY_LINE = foldedTree('main m.go:1;f f.go:4 3');
const CUT: FlameTree = { ...BY_LINE, folded: Int32Array.from(BY_LINE.level, (_, row) => (row === 2 ? 5 : 0)) };
const OF = { name: 'f', file: 'f.go' };

interface Asked {
  readonly answer: (result: Result<FlameTree, string>) => void;
  readonly cancel: jest.Mock;
}

function possible(asked: Asked[], about = 'q'): LineSource {
  return {
    kind: 'possible',
    about,
    seen: 'function',
    ask: (_detail, onAnswer) => {
      const cancel = jest.fn();
      asked.push({ answer: (result) => act(() => onAnswer(result)), cancel });
      return cancel;
    },
  };
}

const start = (tree: FlameTree, source: LineSource) =>
  renderHook((props: { tree: FlameTree; source: LineSource }) => useLineTree(props.tree, OF, props.source, 'line'), {
    initialProps: { tree, source },
  });

it('takes a whole tree that tells lines, and asks nobody', () => {
  const asked: Asked[] = [];
  const { result } = start(BY_LINE, possible(asked));
  expect(result.current.lineTree).toEqual({ kind: 'tree', tree: BY_LINE, isCut: false });
  expect(asked).toEqual([]);
});

it('asks where the tree is by function, and cancels what nobody waits for', () => {
  const asked: Asked[] = [];
  const { result, unmount } = start(BY_FUNCTION, possible(asked));
  expect(result.current.lineTree).toEqual({ kind: 'asking' });
  asked[0].answer(ok(BY_LINE));
  expect(result.current.lineTree).toEqual({ kind: 'tree', tree: BY_LINE, isCut: false, seenName: functionInName });
  unmount();
  expect(asked[0].cancel).toHaveBeenCalledTimes(1);
});

it('keeps the answer while a refresh asks the same again, and not while it asks something else', () => {
  const asked: Asked[] = [];
  const { result, rerender } = start(BY_FUNCTION, possible(asked));
  asked[0].answer(ok(BY_LINE));
  rerender({ tree: BY_FUNCTION, source: possible(asked) });
  expect(asked).toHaveLength(2);
  expect(result.current.lineTree).toMatchObject({ kind: 'tree' });
  rerender({ tree: BY_FUNCTION, source: possible(asked, 'other') });
  expect(result.current.lineTree).toEqual({ kind: 'asking' });
});

it('says why there is no answer, and asks again when told to', () => {
  const asked: Asked[] = [];
  const { result } = start(BY_FUNCTION, possible(asked));
  asked[0].answer(err('down'));
  expect(result.current.lineTree).toEqual({ kind: 'failed', reason: 'down' });
  act(() => result.current.onRetry());
  expect([asked.length, result.current.lineTree.kind]).toEqual([2, 'asking']);
});

it.each([
  ['asked for in full', possible, [{ kind: 'asking' }, { kind: 'tree', tree: CUT, isCut: true }]],
  [
    'taken as it is where nobody can be asked',
    (): LineSource => ({ kind: 'impossible', why: 'why' }),
    [{ kind: 'tree', tree: CUT, isCut: true }],
  ],
] as const)('what was cut off is %s', (_, sourceOf, expected) => {
  const asked: Asked[] = [];
  const { result } = start(CUT, sourceOf(asked));
  const seen = [result.current.lineTree];
  if (asked.length > 0) {
    asked[0].answer(err('down'));
    seen.push(result.current.lineTree);
  }
  expect(seen).toEqual(expected);
});

it('says why nobody can be asked', () => {
  const source: LineSource = { kind: 'impossible', why: 'it is a span' };
  expect(start(BY_FUNCTION, source).result.current.lineTree).toEqual(source);
});
