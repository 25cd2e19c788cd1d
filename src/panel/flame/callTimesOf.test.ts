import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';

import { MOST_CALLS, TOO_MANY_CALLS } from '../../profile/chart/callTimes';
import { callTimesOf } from './callTimesOf';
import { readFlameFrame } from './frameTree';

const field = (name: string, values: unknown[], unit?: string): Field => ({
  name,
  type: FieldType.number,
  config: unit === undefined ? {} : { unit },
  values,
});

/** main calls a, and after a pause b, which calls c. */
const ROWS = { level: [0, 1, 2, 2, 3], label: ['total', 'main', 'a', 'b', 'c'] };
const START = [0, 0, 0, 30, 40];
const END = [100, 90, 20, 80, 50];

/** Columns may have other lengths than the frame. */
const frame = (start: unknown[] | undefined, end: unknown[], custom: Record<string, unknown> = {}): DataFrame => ({
  length: ROWS.level.length,
  meta: { custom },
  fields: [
    field('level', ROWS.level),
    field('value', [90, 90, 20, 50, 10]),
    field('self', [0, 20, 20, 40, 10]),
    { name: 'label', type: FieldType.string, config: {}, values: ROWS.label },
    ...(start ? [field('callStart', start, 'ns')] : []),
    field('callEnd', end, 'ns'),
  ],
});

test('calls have their times, their unit, and what cannot be seen of them', () => {
  const read = readFlameFrame(frame(START, END, { calls: { unplaced: 2, leftOut: 0.5 } }));
  expect(read.ok && read.value.times).toEqual({
    start: Float64Array.from(START),
    end: Float64Array.from(END),
    unit: 'ns',
    unplaced: 2,
    leftOut: 0.5,
  });
});

test('a frame with half of the columns is of sums', () => {
  const read = readFlameFrame(frame(undefined, END));
  expect(read.ok && read.value.times).toBeUndefined();
});

test.each([
  ['no object', 'many'],
  ['no numbers', { unplaced: 'x', leftOut: -1 }],
  ['nothing', undefined],
])('what is said of calls that is %s is left out', (_, calls) => {
  const read = readFlameFrame(frame(START, END, { calls }));
  expect(read.ok && read.value.times).toMatchObject({ unplaced: 0 });
  expect(read.ok && read.value.times).not.toHaveProperty('leftOut');
});

const set = (values: readonly number[], row: number, value: unknown): unknown[] =>
  values.map((each, at) => (at === row ? value : each));

test.each([
  [
    'a text',
    set(START, 2, 'noon'),
    END,
    'Row 2 of the flame graph is no call in the order of time: its times are no numbers.',
  ],
  ['a missing time', START, set(END, 2, null), 'Row 2 .* its times are no numbers'],
  ['an infinite time', START, set(END, 0, Infinity), 'Row 0 .* its times are no numbers'],
  ['a call that ends before it begins', START, set(END, 2, -1), 'Row 2 .* it ended before it began'],
  ['a call that begins before its caller', set(START, 4, 29), END, 'Row 4 .* it began before its caller'],
  ['siblings that overlap', START, set(END, 2, 31), 'Row 3 .* before the call before it had ended'],
  ['a call that ends after its caller', START, set(END, 4, 81), 'Row 4 .* it ended after its caller'],
  ['too few times', START.slice(1), END, '5 rows, but 4 times at which calls began and 5 at which they ended'],
  ['too many times', START, [...END, 1], '5 rows, but 5 times at which calls began and 6 at which they ended'],
])('%s is refused in a sentence', (_, start, end, sentence) => {
  const read = readFlameFrame(frame(start, end));
  expect(read.ok ? 'read' : read.error).toMatch(new RegExp(sentence));
});

test('calls of several roots have no order', () => {
  const read = callTimesOf(
    createDataFrame({ fields: [field('callStart', [0, 1]), field('callEnd', [1, 2])] }),
    Int32Array.of(0, 0)
  );
  expect(read).toEqual({
    ok: false,
    error: 'Row 1 of the flame graph is no call in the order of time: it has no caller.',
  });
});

test('more calls than are drawn are refused before they are read', () => {
  const columns = createDataFrame({ fields: [field('callStart', []), field('callEnd', [])] });
  expect(callTimesOf(columns, new Int32Array(MOST_CALLS + 1))).toEqual({ ok: false, error: TOO_MANY_CALLS });
});
