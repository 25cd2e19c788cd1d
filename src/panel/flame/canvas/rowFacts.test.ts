import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { layOut } from '../layout/flameLayout';
import { factsText } from './factsText';
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
    File: '/srv/a.go',
    'Stands for': '7 nodes that were cut off',
  });
  expect(lines(of, row('idle'))).not.toHaveProperty('Of main');
});

describe('where the code of a row lies', () => {
  const GO = '/src/a.go';
  const LIBC = '/lib/libc.so.6';
  const placed = foldedTree(
    `0x10 main ${GO}:3;0x14 work ${GO}:7;0x14 mix ${GO}:9;0x95 [libc.so.6] 5`,
    `0x10 main ${GO}:3;0x96 memcpy 2`,
    'plain 1',
    `step ${GO}:4 1`
  );
  const files = {
    names: ['', GO, LIBC],
    index: Int32Array.from(placed.nameIndex, (name) =>
      placed.names[name].includes(GO) ? 1 : Number(placed.names[name].startsWith('0x9')) * 2
    ),
  };
  const programs = [
    { file: '/bin/a', buildId: 'aabbccddeeff00112233', start: 0x10n, limit: 0x20n },
    { file: LIBC, buildId: '', start: 0x90n, limit: 0xa0n },
  ];
  const of = request({ tree: { ...placed, files }, programs });
  const at = (begin: string): number => placed.nameIndex.findIndex((name) => placed.names[name].startsWith(begin));
  const place = (from: FactsRequest, begin: string): Record<string, string> => {
    const { Self: _, Total: __, 'Share of total': ___, ...rest } = lines(from, at(begin));
    return rest;
  };

  test('by address', () => {
    expect(place(of, '0x14 mix')).toEqual({
      File: `${GO}:9`,
      Program: '/bin/a',
      'Build id': 'aabbccddeeff00112233',
      Address: '0x14',
      Inlined: 'into work',
    });
    expect(place(of, '0x14 work')).not.toHaveProperty('Inlined');
  });

  test('a tooltip that goes with the pointer has the begin of the build id', () => {
    expect(place({ ...of, isBrief: true }, '0x14 mix')['Build id']).toBe('aabbccddeeff…');
  });

  test('a binary in the place of a source file is the program', () => {
    expect(place(of, '0x96 memcpy')).toEqual({ Program: LIBC, Address: '0x96' });
    expect(place(of, '0x95')).toEqual({ Program: LIBC, Address: '0x95' });
    expect(place({ ...of, programs: undefined }, '0x95')).toEqual({ Program: LIBC, Address: '0x95' });
    expect(place({ ...of, programs: undefined, tree: placed }, '0x95')).toEqual({
      Program: 'libc.so.6',
      Address: '0x95',
    });
  });

  test('what is not known is not said', () => {
    expect(place(of, `step ${GO}`)).toEqual({ File: `${GO}:4` });
    expect(place({ ...of, programs: [{ ...programs[0], start: 0n }] }, 'plain')).toEqual({});
    expect(place({ ...of, programs: undefined }, '0x14 work')).toEqual({ File: `${GO}:7`, Address: '0x14' });
    expect(place({ ...of, callersBelow: true }, '0x14 mix')).not.toHaveProperty('Inlined');
  });

  test('a hostile program can neither hide itself nor fill the screen', () => {
    const hostile = [{ ...programs[0], file: `\u202e${'a'.repeat(100_000)}`, buildId: `\u202e${'b'.repeat(100_000)}` }];
    const told = place({ ...of, programs: hostile }, '0x14 work');
    expect([told.Program.slice(0, 7), told['Build id'].slice(0, 7)]).toEqual(['\\u202ea', '\\u202eb']);
    expect(told.Program.length + told['Build id'].length).toBeLessThan(1000);
  });
});

test('facts as a text', () => {
  expect(factsText(factsOfRow(request(), row('a')))).toBe('a\nSelf: 30 ms\nTotal: 80 ms\nShare of total: 40.0%');
  expect(factsText(factsOfRow(request({ tree: compared }), row('x'))).split('\n')).toContain(
    'Total: left 50 ms, right 0 ms, change gone'
  );
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
