import { decodeView, encodeView } from './viewCodec';
import { type ViewStep } from './viewStep';

const STEPS: readonly ViewStep[] = [
  { kind: 'focusPath', path: ['main.main', 'a~.b', ''] },
  { kind: 'focusFunction', name: 'net/http.(*Server).Serve' },
  { kind: 'dropFunction', name: '~Foo()' },
  { kind: 'hideFunction', name: '' },
  { kind: 'collapseFunction', name: 'λ\n' },
  { kind: 'showFrom', name: '~.x' },
  { kind: 'focusFound', pattern: '"a b" ~c' },
  { kind: 'dropFound', pattern: '=main' },
  { kind: 'hideFound', pattern: 'runtime.' },
  { kind: 'collapseRecursion', which: 'all' },
  { kind: 'collapseRecursion', which: 'direct' },
  { kind: 'hideRuntime', preset: 'go' },
  { kind: 'inFull', path: [] },
  { kind: 'inFull', path: ['main', 'run'] },
];
const TEXT =
  '1~pmain.main~.a~~.b~.~fnet/http.(*Server).Serve~d~~Foo()~h~cλ\n~s~~.x~k"a b" ~~c~w=main~oruntime.~rall~rdirect~tgo~a~amain~.run';

it('writes steps and reads them back', () => {
  expect(encodeView(STEPS)).toBe(TEXT);
  expect(decodeView(TEXT)).toEqual({ ok: true, value: STEPS });
});

it('no steps are no text', () => {
  expect(encodeView([])).toBe('');
  expect(decodeView('')).toEqual({ ok: true, value: [] });
});

it.each([
  ['2~fmain', 'The view is of version "2", not 1.'],
  ['~fmain', 'The view is of version "", not 1.'],
  ['1~.x~fmain', 'The view is of version "1", not 1.'],
  ['<script>', 'The view is of version "<script>", not 1.'],
  ['1~xmain', 'The view has a step "x", which this version does not know.'],
  ['1~fmain~', 'The view has a step "", which this version does not know.'],
  ['1~fmain~.b', 'The view has 2 names in a step "f".'],
  ['1~rsome', 'The view collapses "some" recursion, which is neither direct nor all.'],
  ['1~tcobol', 'The view hides "cobol", which is no preset of runtime frames.'],
  [`1${'~fa'.repeat(65)}`, 'The view has 65 steps, more than 64.'],
  ['1'.repeat(70_000), 'The view has 70000 characters, more than 65536.'],
])('refuses %.20j', (text, detail) => {
  expect(decodeView(text)).toEqual({ ok: false, error: { detail } });
});
