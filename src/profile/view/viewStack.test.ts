import { keepSteps, pushStep, redo, removeStep, undo, viewStack } from './viewStack';
import { type ViewStep } from './viewStep';

const step = (name: string): ViewStep => ({ kind: 'hideFunction', name });
const [A, B, C] = ['a', 'b', 'c'].map(step);
const AB = pushStep(pushStep(viewStack(), A), B);

test.each([
  ['push', AB, [A, B]],
  ['start with steps', viewStack([C]), [C]],
  ['remove', removeStep(AB, 0), [B]],
  ['remove nothing', removeStep(AB, 2), [A, B]],
  ['keep the first', keepSteps(AB, 1), [A]],
  ['keep more than there are', keepSteps(AB, 3), [A, B]],
  ['undo', undo(AB), [A]],
  ['undo more than there is', undo(undo(undo(AB))), []],
  ['undo a removal', undo(removeStep(AB, 0)), [A, B]],
  ['redo', redo(redo(undo(undo(AB)))), [A, B]],
  ['redo more than there is', redo(redo(undo(AB))), [A, B]],
  ['nothing to redo after another change', redo(pushStep(undo(AB), C)), [A, C]],
])('%s', (_what, { steps }, expected) => {
  expect(steps).toEqual(expected);
});
