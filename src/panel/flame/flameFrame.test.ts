import { type DataFrame, FieldType } from '@grafana/data';

import { functionsInFrame, MAX_LEVELS, MAX_ROWS, stacksThrough, toDrawable, totalOf } from './flameFrame';

/** A frame drawn as text: one row a line, children indented by two, as `name total self`. */
function frame(text: string): DataFrame {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  const cells = lines.map((line) => line.trim().split(' '));
  const number = (name: string, values: number[]) => ({ name, type: FieldType.number, config: { unit: 'ns' }, values });
  return {
    length: lines.length,
    fields: [
      number(
        'level',
        lines.map((line) => (line.search(/\S/) - indent) / 2)
      ),
      number(
        'value',
        cells.map(([, total]) => Number(total))
      ),
      number(
        'self',
        cells.map(([, , self]) => Number(self))
      ),
      { name: 'label', type: FieldType.string, config: {}, values: cells.map(([name]) => name) },
    ],
  };
}

const values = (of: DataFrame, name: string): unknown[] => of.fields.find((field) => field.name === name)!.values;
const draw = (of: DataFrame | undefined): string[] =>
  of
    ? values(of, 'label').map(
        (name, row) =>
          `${'  '.repeat(Number(values(of, 'level')[row]))}${name} ${values(of, 'value')[row]} ${values(of, 'self')[row]}`
      )
    : [];
const drawn = (text: string): string[] => draw(frame(text));

const TREE = frame(`
  total 100 5
    main 95 5
      hot 60 40
        inner 20 20
      cold 30 10
        hot 20 15
          hot 5 5
`);

test('only stacks through a function, with the values that they have there', () => {
  expect(draw(stacksThrough(TREE, 'hot'))).toEqual(
    drawn(`
      total 80 0
        main 80 0
          hot 60 40
            inner 20 20
          cold 20 0
            hot 20 15
              hot 5 5
    `)
  );
  expect(draw(stacksThrough(TREE, 'inner'))).toEqual(
    drawn(`
      total 20 0
        main 20 0
          hot 20 0
            inner 20 20
    `)
  );
});

test('a function that is in no row', () => {
  expect(stacksThrough(TREE, 'folded into other')).toBeUndefined();
});

test('functions of a frame that came without exact figures: recursion counts once', () => {
  const { name, self, total } = functionsInFrame(TREE);
  const rows = name.map((function_, i) => [function_, self[i], total[i]]);
  expect(rows).toContainEqual(['hot', 60, 80]);
  expect(rows).toContainEqual(['main', 5, 95]);
});

test('names of a field of type enum', () => {
  const label = {
    name: 'label',
    type: FieldType.enum,
    config: { type: { enum: { text: ['total', 'a'] } } },
    values: [0, 1],
  };
  const coded = frame('total 2 0\n  x 2 2');
  coded.fields = [...coded.fields.slice(0, 3), label];
  expect(functionsInFrame(coded).name).toEqual(['a']);
  expect(draw(stacksThrough(coded, 'a'))).toEqual(drawn('total 2 0\n  a 2 2'));
});

test('several roots get one above them', () => {
  const drawable = toDrawable(frame('a 3 1\n  b 2 2\nc 4 4'));
  expect(drawable.kind === 'drawable' && draw(drawable.frame)).toEqual(
    drawn(`
      total 7 0
        a 3 1
          b 2 2
        c 4 4
    `)
  );
  expect(totalOf(frame('a 3 1\n  b 2 2\nc 4 4'))).toBe(7);
});

test('a frame within the limits stays the same object', () => {
  expect(toDrawable(TREE)).toEqual({ kind: 'drawable', frame: TREE, cutLevels: 0 });
  expect((toDrawable(TREE) as { frame: DataFrame }).frame).toBe(TREE);
});

test('what lies too deep to be drawn becomes other, with its value kept', () => {
  const depth = MAX_LEVELS + 10;
  const deep = frame(Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}f${i} ${depth - i} 1`).join('\n'));
  const drawable = toDrawable(deep);
  expect(drawable).toMatchObject({ kind: 'drawable', cutLevels: 10 });
  const rows = drawable.kind === 'drawable' ? draw(drawable.frame) : [];
  expect(rows).toHaveLength(MAX_LEVELS);
  expect(rows.slice(-2).map((row) => row.trim())).toEqual(['f698 12 1', 'other 11 11']);
});

test('more rows than can be drawn', () => {
  expect(toDrawable({ fields: [], length: MAX_ROWS + 1 })).toEqual({ kind: 'tooLarge', rows: MAX_ROWS + 1 });
});
