import { type FunctionRules } from './config/config';
import { FunctionChoice } from './functionChoice';
import { type FunctionRows } from './functionRows';
import { Budget } from './metrics/budget';

/** Rows of `a=3 b=2`, the largest first. */
function rowsOf(text: string): FunctionRows {
  const pairs = text.split(' ').map((pair) => pair.split('='));
  const total = Float64Array.from(pairs, ([, value]) => Number(value));
  const sampleType = { type: 'cpu', unit: 'nanoseconds' };
  return { sampleType, name: pairs.map(([name]) => name ?? ''), total, self: total, whole: 0, unnamed: 0 };
}

const RULES: FunctionRules = { always: [], match: () => true, top: 2, max: 100 };

/** Which functions of each window have series, and how many were refused. */
function chosen(rules: Partial<FunctionRules>, series: number, windows: readonly string[]): string[] {
  const choice = new FunctionChoice({ ...RULES, ...rules }, new Budget(series, () => undefined));
  choice.always();
  return windows.map((window) => {
    const rows = rowsOf(window);
    const { rows: kept, refused } = choice.pick(rows);
    return `${kept.map((row) => rows.name[row]).join(' ')} -${refused}`;
  });
}

const CASES: ReadonlyArray<[string, Partial<FunctionRules>, number, string[], string[]]> = [
  ['the largest enter', {}, 100, ['a=3 b=2 c=1'], ['a b -0']],
  ['who is in stays in', {}, 100, ['a=3 b=2 c=1', 'c=9 d=8 a=1'], ['a b -0', 'c d a -0']],
  ['a service has room for so many', { max: 3 }, 100, ['a=3 b=2', 'c=9 d=8 a=1'], ['a b -0', 'c a -1']],
  ['all services share so many series', {}, 5, ['a=3 b=2', 'c=9 d=8'], ['a b -0', ' -2']],
  ['those always wanted are in, however small', { always: ['c'] }, 100, ['a=3 b=2 c=1'], ['a b c -0']],
  ['they too need room', { always: ['c', 'd'] }, 2, ['c=3 d=2'], ['c -1']],
  ['others than those that match do not count', { match: (name) => name > 'a' }, 100, ['a=3 b=2 c=1 d=1'], ['b c -0']],
  ['nothing enters that has no samples', {}, 100, ['a=1 b=0'], ['a -0']],
];

it.each(CASES)('%s', (_name, rules, series, windows, expected) => {
  expect(chosen(rules, series, windows)).toEqual(expected);
});
