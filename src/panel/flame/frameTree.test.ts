import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';

import { formatTree } from '../../profile/formatTree';
import { readFlameFrame } from './frameTree';

const number = (name: string, values: unknown[]): Field => ({ name, type: FieldType.number, config: {}, values });
const text = (name: string, values: unknown[]): Field => ({ name, type: FieldType.string, config: {}, values });

const frame = (fields: Record<string, unknown[]>, label: Field = text('label', fields.label)): DataFrame =>
  createDataFrame({
    fields: [
      ...Object.entries(fields).flatMap(([name, values]) => (name === 'label' ? [] : [number(name, values)])),
      label,
    ],
  });
const ROWS = { level: [0, 1, 2, 1], value: [10, 7, 3, 3], self: [0, 4, 3, 3], label: ['total', 'a', 'b', 'c'] };

const drawn = (read: ReturnType<typeof readFlameFrame>): unknown => (read.ok ? formatTree(read.value) : read.error);

test('rows are taken as they stand', () => {
  const read = readFlameFrame(frame(ROWS));
  expect(read.ok && [...read.value.level]).toEqual(ROWS.level);
  expect(read.ok && [...read.value.total]).toEqual(ROWS.value);
  expect(read.ok && [...read.value.nameIndex].map((at) => read.value.names[at])).toEqual(ROWS.label);
});

test('a label of type enum and a label of text are the same', () => {
  const label: Field = {
    name: 'label',
    type: FieldType.enum,
    config: { type: { enum: { text: ['c', 'total', 'a', 'b'] } } },
    values: [1, 2, 3, 0],
  };
  expect(drawn(readFlameFrame(frame(ROWS, label)))).toEqual(drawn(readFlameFrame(frame(ROWS))));
});

test('the programs that addresses lie in come along', () => {
  const programs = [{ file: '/bin/a', buildId: 'ab', start: '0x10', limit: '0x20' }];
  const read = readFlameFrame({ ...frame(ROWS), meta: { custom: { programs } } });
  expect(read.ok && read.value.programs).toEqual([{ file: '/bin/a', buildId: 'ab', start: 16n, limit: 32n }]);
  expect(readFlameFrame(frame(ROWS))).not.toHaveProperty('value.programs');
});

test('a comparison has both sides, and half of one has none', () => {
  const right = { valueRight: [5, 5, 0, 0], selfRight: [0, 5, 0, 0] };
  const both = readFlameFrame(frame({ ...ROWS, ...right }));
  expect(both.ok && both.value.right && [...both.value.right.total]).toEqual(right.valueRight);
  const half = readFlameFrame(frame({ ...ROWS, valueRight: right.valueRight }));
  expect(half.ok && half.value.right).toBeUndefined();
});

test('several roots get one above them', () => {
  const read = readFlameFrame(frame({ level: [0, 1, 0], value: [4, 1, 6], self: [3, 1, 6], label: ['a', 'b', 'c'] }));
  expect(read.ok && [...read.value.level]).toEqual([0, 1, 2, 1]);
  expect(read.ok && [...read.value.total]).toEqual([10, 4, 1, 6]);
});

test('files and what was folded come along where the frame tells them', () => {
  const file: Field = {
    name: 'file',
    type: FieldType.enum,
    config: { type: { enum: { text: ['', 'a.go'] } } },
    values: [0, 1, 1, 0],
  };
  const base = frame({ ...ROWS, folded: [0, 0, 0, 12] });
  const read = readFlameFrame({ ...base, fields: [...base.fields, file] });
  expect(read.ok && read.value.files && [...read.value.files.index].map((at) => read.value.files?.names[at])).toEqual([
    '',
    'a.go',
    'a.go',
    '',
  ]);
  expect(read.ok && [...read.value.folded]).toEqual([0, 0, 0, 12]);
});

test.each([
  ['no self', { level: [0], value: [1], label: ['a'] }, 'The flame graph has no field self.'],
  [
    'a level that is left out',
    { level: [0, 2], value: [1, 1], self: [0, 1], label: ['a', 'b'] },
    'Row 1 of the flame graph is at level 2, with no row above it at the level before.',
  ],
  [
    'a first row below the root',
    { level: [1], value: [1], self: [1], label: ['a'] },
    'Row 0 of the flame graph is at level 1, with no row above it at the level before.',
  ],
])('%s is refused', (_, fields, words) => {
  expect(readFlameFrame(frame(fields))).toEqual({ ok: false, error: words });
});

test('numbers that are none weigh nothing', () => {
  const read = readFlameFrame(frame({ ...ROWS, value: [10, null, NaN, 'x'] }));
  expect(read.ok && [...read.value.total]).toEqual([10, 0, 0, 0]);
});

test('a tested comparison says which rows are within noise, and a single profile does not', () => {
  const right = { valueRight: [5, 5, 0, 0], selfRight: [0, 5, 0, 0] };
  const tested = readFlameFrame(frame({ ...ROWS, ...right, insignificant: [true, false, true, false] }));
  expect(tested.ok && tested.value.insignificant && [...tested.value.insignificant]).toEqual([1, 0, 1, 0]);
  const single = readFlameFrame(frame({ ...ROWS, insignificant: [true, false, true, false] }));
  expect(single.ok && single.value.insignificant).toBeUndefined();
});
