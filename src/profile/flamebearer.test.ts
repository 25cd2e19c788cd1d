import { decodeFlamebearer } from './flamebearer';
import { formatTree } from './formatTree';

const CPU = { type: 'cpu', unit: 'nanoseconds' };
const NAMES = ['total', 'main', 'work', 'idle'];

describe('decodeFlamebearer', () => {
  it.each([
    [
      'strings in levels with values',
      { values: ['0', '10', '0', '0'] },
      { values: ['0', '7', '2', '1', '1', '2', '2', '3'] },
      { values: ['2', '5', '5', '2'] },
    ],
    ['plain numbers', [0, 10, 0, 0], [0, 7, 2, 1, 1, 2, 2, 3], [2, 5, 5, 2]],
  ])('reads %s, x as the distance from the bar before', (_, ...levels) => {
    // 10 wide: main from 0 to 7, a gap of 1 that belongs to the root itself, idle from 8 to 10
    const gap = Array.isArray(levels[0]) ? [0, 10, 1, 0] : { values: ['0', '10', '1', '0'] };
    const result = decodeFlamebearer({ names: NAMES, levels: [gap, ...levels.slice(1)] }, CPU);
    expect(result.ok && formatTree(result.value)).toBe(
      [
        '- total (total: 10, self: 1)',
        '  - main (total: 7, self: 2)',
        '    - work (total: 5, self: 5)',
        '  - idle (total: 2, self: 2)',
      ].join('\n')
    );
  });

  it('reads a comparison: seven numbers a bar, each side with its own x', () => {
    const levels = [
      [0, 10, 0, 0, 4, 0, 0],
      [0, 10, 10, 0, 1, 1, 1, 0, 0, 0, 0, 3, 3, 3],
    ];
    const result = decodeFlamebearer({ names: NAMES, levels, leftTicks: '10', rightTicks: '4' }, CPU);
    expect(result.ok && formatTree(result.value)).toBe(
      [
        '- total (total: 10 | 4, self: 0 | 0)',
        '  - main (total: 10 | 1, self: 10 | 1)',
        '  - idle (total: 0 | 3, self: 0 | 3)',
      ].join('\n')
    );
  });

  it.each([
    ['nothing found', { names: ['total'], levels: [{ values: ['0', '0', '0', '0'] }] }],
    ['empty lists left out', {}],
  ])('reads %s as a tree of nothing', (_, json) => {
    const result = decodeFlamebearer(json, CPU);
    expect(result.ok && formatTree(result.value)).toBe('- total (total: 0, self: 0)');
  });

  it.each([
    ['no object', null, 'flamegraph', 'null'],
    ['names that are no strings', { names: [1] }, 'names', '[1]'],
    ['levels that are no list', { names: NAMES, levels: 'x' }, 'levels', '"x"'],
    ['a level that is no list', { names: NAMES, levels: [7] }, 'levels[0]', '7'],
    ['a number that is none', { names: NAMES, levels: [['0', 'x', '0', '0']] }, 'levels[0][1]', '"x"'],
    [
      'a number beyond 2^53',
      { names: NAMES, levels: [['0', '9007199254740993', '0', '0']] },
      'levels[0][1]',
      '"9007199254740993"',
    ],
    ['a negative number', { names: NAMES, levels: [[0, -1, 0, 0]] }, 'levels[0][1]', '-1'],
    [
      'an incomplete bar',
      {
        names: NAMES,
        levels: [
          [0, 1, 0, 0],
          [0, 1, 1],
        ],
      },
      'levels[1]',
      '3',
    ],
    ['a first level of two bars', { names: NAMES, levels: [[0, 1, 1, 0, 0, 1, 1, 0]] }, 'levels[0]', '8'],
    ['a name that does not exist', { names: NAMES, levels: [[0, 1, 1, 4]] }, 'levels[0][3]', '4'],
    [
      'a bar beyond its parent',
      {
        names: NAMES,
        levels: [
          [0, 1, 0, 0],
          [0, 2, 2, 1],
        ],
      },
      'levels[1]',
      'one from 0 to 2',
    ],
    [
      'a bar without a parent',
      {
        names: NAMES,
        levels: [
          [0, 1, 1, 0],
          [1, 2, 2, 1],
        ],
      },
      'levels[1]',
      'one from 1 to 3',
    ],
    [
      'a total that is not the sum',
      {
        names: NAMES,
        levels: [
          [0, 5, 1, 0],
          [0, 2, 2, 1],
        ],
      },
      'levels[0]',
      'another total',
    ],
    ['a leaf that is less than its total', { names: NAMES, levels: [[0, 5, 1, 0]] }, 'levels[0]', 'another total'],
  ])('refuses %s', (_, json, field, found) => {
    expect(decodeFlamebearer(json, CPU)).toMatchObject({ ok: false, error: { kind: 'malformed', field, found } });
  });
});
