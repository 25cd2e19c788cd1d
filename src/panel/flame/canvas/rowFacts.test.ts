import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { layOut } from '../layout/flameLayout';
import { changeInWords, percent, pointsInWords } from './figureWords';
import { factsOfRow, factsOfRun, type FactsRequest } from './rowFacts';
import { rowInWords } from './rowInWords';

const tree = foldedTree('main;a 30', 'main;a;x 50', 'main;b 20', 'idle 100');
const row = (name: string): number => tree.nameIndex.indexOf(tree.names.indexOf(name));
const request = (more: Partial<FactsRequest> = {}): FactsRequest => ({
  tree,
  layout: layOut(more.tree ?? tree),
  figures: { format: (value) => `${value} ms`, left: {} },
  marks: {},
  ...more,
});
const lines = (of: FactsRequest, at: number): Record<string, string> =>
  Object.fromEntries(factsOfRow(of, at).lines.map(({ label, cells }) => [label, cells.join(' | ')]));

const compared: FlameTree = {
  ...tree,
  right: {
    self: Float64Array.from(tree.self, (value, at) => (at === row('x') ? 0 : 2 * value)),
    total: Float64Array.from(
      tree.total,
      (value, at) =>
        [300, 100, 60, 0, 40, 200][
          [row('total'), row('main'), row('a'), row('x'), row('b'), row('idle')].indexOf(at)
        ] ?? value
    ),
  },
};

test('a row of one profile', () => {
  expect(lines(request(), row('a'))).toEqual({ Self: '30 ms', Total: '80 ms', 'Share of total': '40.0%' });
});

test('a call says when it began and how long it was open', () => {
  const [start, end] = [new Float64Array(tree.level.length), Float64Array.from(tree.total)];
  start[row('a')] = 1_234_567;
  end[row('a')] = 1_314_567;
  const of = request({ tree: { ...tree, times: { start, end, unit: 'microseconds', unplaced: 0 } } });
  expect(lines(of, row('a'))).toEqual({
    Start: '1.23457 s',
    Duration: '80 ms',
    Self: '30 ms',
    Total: '80 ms',
    'Share of total': '40.0%',
  });
  expect(rowInWords(of, row('a'))).toBe('a, level 3, from 1.23457 s for 80 ms, self 30 ms, total 80 ms, 40.0%');
  expect(factsOfRun(of, 1, 3).title).toBe('2 calls too narrow to be drawn');
});

test('all that may be known', () => {
  const figures = {
    format: (value: number) => `${value} ms`,
    left: { samplesPerUnit: () => 0.1, seconds: 20 },
    lineOf: () => 12,
  };
  const files = { names: ['', '/srv/a.go'], index: Int32Array.from(tree.level, () => 1) };
  const folded = Int32Array.from(tree.level, (_, at) => (at === row('a') ? 7 : 0));
  const of = request({ tree: { ...tree, files }, figures, marks: { folded }, focusedRow: row('main') });
  expect(lines(of, row('a'))).toEqual({
    Self: '30 ms',
    Total: '80 ms',
    'Share of total': '40.0%',
    Samples: '8',
    'Per second': '4 ms/s',
    'Of main': '80.0%',
    File: '/srv/a.go:12',
    'Stands for': '7 nodes that were cut off',
  });
  expect(lines(of, row('idle'))).not.toHaveProperty('Of main');
});

test('a row of a comparison has both sides and the change', () => {
  const insignificant = Uint8Array.from(tree.level, (_, at) => (at === row('a') ? 1 : 0));
  const of = request({ tree: compared, marks: { insignificant } });
  expect(factsOfRow(of, row('a')).columns).toEqual(['Left', 'Right', 'Change']);
  expect(lines(of, row('a'))).toEqual({
    Self: '30 ms | 60 ms | +100.0%',
    Total: '80 ms | 60 ms | −25.0%',
    'Share of total': '40.0% | 20.0% | −20.0 points',
    Difference: 'within noise',
  });
  expect(lines(of, row('x')).Total).toBe('50 ms | 0 ms | gone');
});

test('samples and rates of a comparison are told only where both sides have them', () => {
  const format = (value: number): string => String(value);
  const one = request({ tree: compared, figures: { format, left: { seconds: 10 } } });
  expect(lines(one, row('b'))).not.toHaveProperty('Per second');
  const both = request({ tree: compared, figures: { format, left: { seconds: 10 }, right: { seconds: 20 } } });
  expect(lines(both, row('b'))['Per second']).toBe('2/s | 2/s | =');
});

test('a run is the sum of its rows', () => {
  const of = request();
  const { levelStart } = of.layout;
  const facts = factsOfRun(of, levelStart[2], levelStart[3]);
  expect(facts.title).toBe('2 functions too narrow to be drawn');
  expect(facts.lines.map(({ label, cells }) => [label, ...cells])).toEqual([
    ['Total', '100 ms'],
    ['Share of total', '50.0%'],
  ]);
});

test('what a screen reader says', () => {
  expect(rowInWords(request(), row('a'))).toBe('a, level 3, self 30 ms, total 80 ms, 40.0%');
  expect(rowInWords(request({ tree: compared }), row('x'))).toBe('x, level 4, left 50 ms, right 0 ms, change gone');
});

test('a name can neither hide itself nor fill the screen', () => {
  const hostile = { ...tree, names: tree.names.map((name) => (name === 'a' ? `\u202e${'a'.repeat(100_000)}` : name)) };
  const { title } = factsOfRow(request({ tree: hostile }), row('a'));
  expect(title.startsWith('\\u202ea')).toBe(true);
  expect(title.length).toBeLessThan(1000);
});

test.each([
  [0, '0.0%'],
  [0.123456, '12.3%'],
  [0.0004, '<0.1%'],
  [1, '100.0%'],
])('%d is %s', (share, words) => {
  expect(percent(share)).toBe(words);
});

test.each([
  [5, 5, '='],
  [0, 5, 'new'],
  [5, 0, 'gone'],
  [4, 5, '+25.0%'],
  [4, 3, '−25.0%'],
  [-4, -2, '+50.0%'],
])('from %d to %d: %s', (left, right, words) => {
  expect(changeInWords(left, right)).toBe(words);
});

test.each([
  [0.2, 0.3, '+10.0 points'],
  [0.3, 0.2, '−10.0 points'],
  [0.3, 0.3001, '='],
])('from a share of %d to %d: %s', (left, right, words) => {
  expect(pointsInWords(left, right)).toBe(words);
});
