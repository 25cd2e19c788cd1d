import { foldedTree } from '../../../../tests/foldedTree';
import { layOut } from '../layout/flameLayout';
import { wheelStep, type WheelTurn } from './wheelStep';

const layout = layOut(foldedTree('a 600', 'b 400'));
const whole = { from: 0, to: 1000 };
const turn = (more: Partial<WheelTurn>): WheelTurn => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});
const view = { point: 0.5, width: 500 };

test.each<[string, Partial<WheelTurn>, 'scroll' | 'zoom', typeof whole, 'page' | 'in' | 'out' | 'right' | 'stays']>([
  ['a plain turn scrolls', { deltaY: -50 }, 'scroll', whole, 'page'],
  ['with Ctrl it zooms', { deltaY: -50, ctrlKey: true }, 'scroll', whole, 'in'],
  ['with Ctrl the page never zooms', { deltaY: 50, ctrlKey: true }, 'scroll', whole, 'stays'],
  ['zooms without a key where that is set', { deltaY: -50 }, 'zoom', whole, 'in'],
  ['zooms out', { deltaY: 50 }, 'zoom', { from: 400, to: 500 }, 'out'],
  ['and then lets the page scroll', { deltaY: 50 }, 'zoom', whole, 'page'],
  ['sideways it pans', { deltaX: 20, deltaY: 3 }, 'scroll', { from: 400, to: 500 }, 'right'],
  ['with Shift too, by lines', { deltaY: 3, deltaMode: 1, shiftKey: true }, 'zoom', { from: 400, to: 500 }, 'right'],
  ['at the end the page pans', { deltaX: 20 }, 'scroll', { from: 900, to: 1000 }, 'page'],
])('%s', (_, more, mode, window, expected) => {
  const next = wheelStep(turn(more), mode, layout, window, view);
  const span = (of: typeof whole): number => of.to - of.from;
  switch (expected) {
    case 'page':
      return expect(next).toBeUndefined();
    case 'stays':
      return expect(next).toEqual(window);
    case 'right':
      expect(span(next!)).toBeCloseTo(span(window), 9);
      return expect(next!.from).toBeGreaterThan(window.from);
    case 'in':
      return expect(span(next!)).toBeLessThan(span(window));
    case 'out':
      return expect(span(next!)).toBeGreaterThan(span(window));
  }
});

test('what is under the pointer stays there', () => {
  const next = wheelStep(turn({ deltaY: -100, ctrlKey: true }), 'scroll', layout, whole, { point: 0.25, width: 500 })!;
  expect(next.from + (next.to - next.from) * 0.25).toBeCloseTo(250, 9);
});
