import { type DataFrame, dateTimeFormat, type Field, formattedValueToString, type TimeRange } from '@grafana/data';

/** A cell in shares (0 to 1) of the plot, from its left and its foot. */
interface Cell {
  readonly key: string;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** Its count as a share of the largest one. */
  readonly share: number;
  readonly title: string;
}
interface Place {
  readonly left: number;
  readonly bottom: number;
}
export interface HeatmapCells {
  readonly cells: readonly Cell[];
  readonly valueLabels: ReadonlyArray<{ readonly at: number; readonly text: string }>;
  /** Where an exemplar (fields Time and Value) lies; undefined outside of the plot. */
  readonly placeOf: (exemplars: DataFrame, row: number) => Place | undefined;
}

const LABELS = 5;

/**
 * The cells of a frame with Grafana's `heatmap-cells` fields: `xMax` (end of the cell), `yMin`, `yMax`, `count`. All
 * cells are as wide as the two closest ends are apart. Cells without counts are left out.
 */
export function heatmapCells(frame: DataFrame, range: TimeRange): HeatmapCells {
  const [xMax, yMin, yMax, count] = ['xMax', 'yMin', 'yMax', 'count'].map((name) => fieldOf(frame, name));
  const numbers = (field: Field | undefined): number[] => field?.values.map(Number) ?? [];
  const [ends, lows, highs, counts] = [xMax, yMin, yMax, count].map(numbers);
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  const lowest = Math.min(...lows);
  const span = Math.max(...highs) - lowest || 1;
  const most = Math.max(...counts, 1);
  const step = closest(ends) ?? to - from;
  const text = (value: number): string => (yMin?.display ? formattedValueToString(yMin.display(value)) : String(value));
  const onTime = (time: number): number => (time - from) / (to - from);
  const onValue = (value: number): number => (value - lowest) / span;

  const cells = counts.flatMap((found, row): Cell[] => {
    const start = Math.max(onTime(ends[row] - step), 0);
    const end = Math.min(onTime(ends[row]), 1);
    return found > 0 && end > start
      ? [
          {
            key: `${row}`,
            left: start,
            width: end - start,
            bottom: onValue(lows[row]),
            height: onValue(highs[row]) - onValue(lows[row]),
            share: found / most,
            title: `${dateTimeFormat(ends[row])}, ${text(lows[row])} to ${text(highs[row])}: ${found}`,
          },
        ]
      : [];
  });
  const valueLabels = Array.from({ length: LABELS }, (_, index) => {
    const at = index / (LABELS - 1);
    return { at, text: text(lowest + at * span) };
  });
  const placeOf = (exemplars: DataFrame, row: number): Place | undefined => {
    const left = onTime(Number(fieldOf(exemplars, 'Time')?.values[row]));
    const bottom = onValue(Number(fieldOf(exemplars, 'Value')?.values[row]));
    return left >= 0 && left <= 1 ? { left, bottom: Math.min(Math.max(bottom, 0), 1) } : undefined;
  };
  return { cells, valueLabels, placeOf };
}

const fieldOf = (frame: DataFrame, name: string): Field | undefined =>
  frame.fields.find((field) => field.name === name);

function closest(ends: readonly number[]): number | undefined {
  const times = [...new Set(ends)].sort((left, right) => left - right);
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  return gaps.length > 0 ? Math.min(...gaps) : undefined;
}
