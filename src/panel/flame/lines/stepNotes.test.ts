import { stepNotes } from './stepNotes';

const WHOLE = { isCut: false, isShownCut: false };

it.each([
  ['without steps', [], WHOLE, []],
  ['in full', [{ kind: 'inFull', path: [] }], { isCut: false, isShownCut: true }, []],
  ['of a cut profile', [], { isCut: true, isShownCut: true }, [/was cut off is not in it/]],
  ['with steps', [{ kind: 'dropFunction', name: 'f' }], WHOLE, [/what the steps leave/]],
  [
    'where recursion is one frame',
    [{ kind: 'collapseRecursion', which: 'direct' }],
    WHOLE,
    [/what the steps leave/, /at the line of the outermost/],
  ],
  [
    'where only the graph is cut',
    [{ kind: 'showFrom', name: 'f' }],
    { isCut: false, isShownCut: true },
    [/what the steps leave/, /larger than in the table/],
  ],
] as const)('what is said of lines %s', (_, steps, cuts, expected) => {
  const notes = stepNotes(steps, cuts);
  expect(notes).toEqual(expected.map((words) => expect.stringMatching(words) as string));
});
