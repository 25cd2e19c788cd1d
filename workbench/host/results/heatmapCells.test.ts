/** @jest-environment jsdom */
import { createDataFrame, dateTime, FieldType, type TimeRange } from '@grafana/data';

import { heatmapCells } from './heatmapCells';

const [from, to] = [dateTime(0), dateTime(100)];
const range: TimeRange = { from, to, raw: { from, to } };
const cells = createDataFrame({
  name: 'heatmap',
  meta: { type: 'heatmap-cells' as never },
  fields: [
    { name: 'xMax', type: FieldType.time, values: [10, 10, 20, 110] },
    { name: 'yMin', type: FieldType.number, values: [0, 50, 0, 0] },
    { name: 'yMax', type: FieldType.number, values: [50, 100, 50, 50] },
    { name: 'count', type: FieldType.number, values: [4, 0, 1, 3] },
  ],
});
const exemplars = createDataFrame({
  name: 'exemplar',
  fields: [
    { name: 'Time', type: FieldType.time, values: [25, 101, 50] },
    { name: 'Value', type: FieldType.number, values: [50, 50, 1_000] },
  ],
});

test('a cell ends at its time, is as long as ends are apart, and is left out without counts or outside of the range', () => {
  const shown = heatmapCells(cells, range).cells.map(({ left, width, bottom, height, share }) => [
    left,
    width,
    bottom,
    height,
    share,
  ]);
  expect(shown).toEqual([
    [0, 0.1, 0, 0.5, 1],
    [0.1, 0.1, 0, 0.5, 0.25],
  ]);
});

test('values are labelled from the lowest edge to the highest', () => {
  expect(heatmapCells(cells, range).valueLabels.map(({ text }) => text)).toEqual(['0', '25', '50', '75', '100']);
});

test('an exemplar lies at its time and value, at the edge when its value is outside', () => {
  const { placeOf } = heatmapCells(cells, range);
  expect([0, 1, 2].map((row) => placeOf(exemplars, row))).toEqual([
    { left: 0.25, bottom: 0.5 },
    undefined,
    { left: 0.5, bottom: 1 },
  ]);
});
