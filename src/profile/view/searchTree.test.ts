import { foldedTree } from '../../../tests/foldedTree';
import { compileSearch, type SearchPattern } from './searchPattern';
import { nextMatch, searchTree } from './searchTree';

const STACKS = ['main;a;b;a 3', 'main;c 2', 'main;c;A x 1', 'idle 4'];

describe('searchTree', () => {
  it.each<[string, string, number, number]>([
    ['a nested match is not counted twice', 'a', 4, 6],
    ['matches beside each other are added up', 'a|c', 5, 6],
    ['nothing', 'z', 0, 0],
    ['a leaf', 'idle', 1, 4],
  ])('%s: /%s/', (_what, pattern, rows, value) => {
    const found = searchTree(foldedTree(...STACKS), (name) => new RegExp(pattern, 'i').test(name));
    expect(found.rows).toHaveLength(rows);
    expect(found.share).toEqual({ value, share: value / 10 });
  });

  it('says which names match and how many have frames', () => {
    const tree = foldedTree(...STACKS);
    const { names, nameCount, rows } = searchTree(tree, (name) => /a|total|idle/i.test(name));
    expect(tree.names.filter((_, name) => names[name] === 1)).toEqual(['main', 'a', 'A x', 'idle']);
    expect(nameCount).toBe(4);
    expect(Array.from(rows, (row) => tree.names[tree.nameIndex[row]])).toEqual(['main', 'a', 'a', 'A x', 'idle']);
  });

  it('never finds the root, but a function that is called like it', () => {
    expect(searchTree(foldedTree('main 1'), () => true).nameCount).toBe(1);
    const found = searchTree(foldedTree('main;total 1', '1'), (name) => name === 'total');
    expect([found.nameCount, found.rows, found.share.share]).toEqual([1, Int32Array.of(2), 0.5]);
  });

  it('has a share of each side', () => {
    const tree = foldedTree('a 1', 'b 3');
    const right = { self: Float64Array.of(0, 5, 0), total: Float64Array.of(5, 5, 0) };
    const found = searchTree({ ...tree, right }, (name) => name === 'b');
    expect([found.share, found.right]).toEqual([
      { value: 3, share: 0.75 },
      { value: 5, share: 1 },
    ]);
  });

  it('of nothing is nothing', () => {
    expect(searchTree(foldedTree(), () => true)).toMatchObject({ nameCount: 0, share: { value: 0, share: 0 } });
  });
});

describe('compileSearch', () => {
  const NAMES = ['net/http.(*Server).Serve', 'std::map<int, long>::find', 'serve "x"'];

  it.each<[SearchPattern['kind'], string, number[]]>([
    ['text', 'SERVE', [0, 2]],
    ['text', '  http serve ', [0]],
    ['text', 'find, map', []],
    ['text', '"int, long" FIND', [1]],
    ['text', '"int, lo', [1]],
    ['text', '(*', [0]],
    ['text', '=std::map<int, long>::find', [1]],
    ['text', '=serve "x"', [2]],
    ['text', '=find', []],
    ['text', '=Serve "x"', []],
    ['regex', 'Serve$', [0]],
    ['regex', '(?i)serve', [0, 2]],
    ['regex', 'map<int, \\w+>', [1]],
  ])('%s %j', async (kind, pattern, expected) => {
    const test = await compileSearch({ kind, pattern });
    expect(test.ok && NAMES.flatMap((name, at) => (test.value?.(name) ? [at] : []))).toEqual(expected);
  });

  it.each<[SearchPattern['kind'], string]>([
    ['text', ' \t'],
    ['text', '""'],
    ['text', '='],
    ['regex', ''],
  ])('%s %j asks for nothing', async (kind, pattern) => {
    expect(await compileSearch({ kind, pattern })).toEqual({ ok: true, value: undefined });
  });

  it('says what is wrong with a regular expression', async () => {
    expect(await compileSearch({ kind: 'regex', pattern: '(a' })).toEqual({
      ok: false,
      error: { detail: '"(a" is no regular expression (RE2): error parsing regexp: missing closing ): `(a`' },
    });
  });
});

test.each<[number, 1 | -1, number]>([
  [0, 1, 3],
  [3, 1, 5],
  [4, 1, 5],
  [9, 1, 3],
  [5, -1, 3],
  [4, -1, 3],
  [3, -1, 9],
  [10, -1, 9],
])('the match next to row %i in direction %i is %i', (row, direction, expected) => {
  expect(nextMatch(Int32Array.of(3, 5, 9), row, direction)).toBe(expected);
  expect(nextMatch(new Int32Array(0), row, direction)).toBeUndefined();
});
