import fs from 'node:fs';
import path from 'node:path';

import { clampRange, padRange } from './range';
import { DEFAULT_SETTINGS } from './settings';

interface Exchange {
  readonly request: { readonly body: { readonly start: number; readonly end: number } };
  readonly response: { readonly body: { readonly flamegraph: { readonly total?: string } } };
}

const FILE = path.join(__dirname, '../../tests/fixtures/traces/padding.json');
const RECORDED: Array<Record<'unpadded' | 'padded', Exchange>> = JSON.parse(fs.readFileSync(FILE, 'utf8'));

const MINUTE = 60_000;

test.each([
  ['both sides', 100_000.4, 50.3, 15_000, 1e9, [85_000, 115_051]],
  ['no duration and no padding is 1 ms', 100_000, 0, 0, 1e9, [100_000, 100_001]],
  ['not beyond now', 100_000, 50, MINUTE, 110_000.9, [40_000, 110_000]],
  ['a clock that is ahead keeps its span', 100_000, 50, MINUTE, 90_000, [40_000, 100_050]],
  ['not before 1970', 1_000, 50, MINUTE, 1e9, [0, 61_050]],
])('%s', (_, start, duration, padding, now, [from, to]) => {
  expect(padRange(start, duration, padding, now)).toEqual({ from, to });
});

const DAY = 24 * 3_600_000;
test.each([
  ['as it is', [1_000, 2_000], 1_500, -Infinity, [1_000, 2_000]],
  ['cut where retention ends', [1_000, 2_000], 1_500, 1_200.5, [1_201, 2_000]],
  ['too old as a whole', [1_000, 2_000], 1_500, 3_000, [1_000, 2_000]],
  ['a day around the span', [0, 10 * DAY], 5 * DAY, -Infinity, [4.5 * DAY, 5.5 * DAY]],
  ['a day, the span near its begin', [0, 10 * DAY], 1_000, -Infinity, [0, DAY]],
  ['a day, the span near its end', [0, 10 * DAY], 10 * DAY - 1, -Infinity, [9 * DAY, 10 * DAY]],
  ['a day of what is kept', [0, 10 * DAY], 1_000, 8 * DAY, [8 * DAY, 9 * DAY]],
])('clamped: %s', (_, [from, to], around, oldest, [start, end]) => {
  expect(clampRange({ from, to }, around, oldest)).toEqual({ from: start, to: end });
});

test('of six recorded traces, Pyroscope has samples for one in its own time, and for five in the padded window', () => {
  const found = (exchange: Exchange): boolean => Number(exchange.response.body.flamegraph.total ?? 0) > 0;
  expect(RECORDED.map(({ unpadded, padded }) => [found(unpadded), found(padded)].join(' '))).toEqual([
    'false false',
    'false true',
    'false true',
    'false true',
    'true true',
    'false true',
  ]);
});

test.each(RECORDED)(
  '%# the window that was padded when it was recorded is the one of padRange',
  ({ unpadded, padded }) => {
    const { start, end } = unpadded.request.body;
    const window = padRange(start, end - start, DEFAULT_SETTINGS.paddingSeconds * 1000, Infinity);
    expect(window).toEqual({ from: padded.request.body.start, to: padded.request.body.end });
  }
);
