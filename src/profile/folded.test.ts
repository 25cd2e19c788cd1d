import { foldedTree } from '../../tests/foldedTree';
import { formatFolded, parseFolded } from './folded';
import { formatTree } from './formatTree';

describe('parseFolded', () => {
  it('reads stacks, root first', () => {
    expect(formatTree(foldedTree('main;work 3\nmain;work;io wait 4\r\n\nmain 1\n'))).toBe(
      [
        '- total (total: 8, self: 0)',
        '  - main (total: 8, self: 1)',
        '    - work (total: 7, self: 3)',
        '      - io wait (total: 4, self: 4)',
      ].join('\n')
    );
  });

  it("counts a line without frames as the root's own", () => {
    expect(formatTree(foldedTree('5'))).toBe('- total (total: 5, self: 5)');
  });

  it('reads fractions, and tabs in the place of blanks', () => {
    expect(formatTree(foldedTree('main;work 1.5', 'main;work\t2.', 'main\t0.25 \t', '-0.5'))).toBe(
      [
        '- total (total: 3.25, self: -0.5)',
        '  - main (total: 3.75, self: 0.25)',
        '    - work (total: 3.5, self: 3.5)',
      ].join('\n')
    );
  });

  it('calls a frame that has no name so, and takes none for one behind the last of a stack', () => {
    expect(formatTree(foldedTree(';;main 3', 'a;;b 2', 'a;; 1', '; 4'))).toBe(
      [
        '- total (total: 10, self: 4)',
        '  - (no name) (total: 3, self: 0)',
        '    - (no name) (total: 3, self: 0)',
        '      - main (total: 3, self: 3)',
        '  - a (total: 3, self: 1)',
        '    - (no name) (total: 2, self: 0)',
        '      - b (total: 2, self: 2)',
      ].join('\n')
    );
  });

  it.each([
    ['main;work', 'line 1', '"main;work"'],
    ['main 1\nmain x', 'line 2', '"main x"'],
    ['main 1.5.2', 'line 1', '"main 1.5.2"'],
    ['main .5', 'line 1', '"main .5"'],
    ['main1', 'line 1', '"main1"'],
    ['main 9007199254740992.5', 'line 1', '"main 9007199254740992.5"'],
    ['main 9007199254740993', 'line 1', '"main 9007199254740993"'],
  ])('refuses %j', (text, field, found) => {
    expect(parseFolded(text)).toMatchObject({ ok: false, error: { kind: 'malformed', field, found } });
  });
});

describe('formatFolded', () => {
  it('writes one line for each row that has something by itself', () => {
    expect(formatFolded(foldedTree('main;work 3\nmain 1\n 2'))).toBe(' 2\nmain 1\nmain;work 3\n');
  });

  it('writes a name with a separator in it as one frame', () => {
    const tree = { ...foldedTree('a 1'), names: ['total', 'f(a;b)\nx'] };
    expect(formatFolded(tree)).toBe('f(a,b) x 1\n');
  });

  it.each([
    [0.1, '0.1'],
    [-2.5e-9, '-0.0000000025'],
    [1e-30, '0'],
  ])('writes %d without an exponent', (value, text) => {
    expect(formatFolded({ ...foldedTree('a 1'), self: Float64Array.of(0, value) })).toBe(`a ${text}\n`);
  });
});
