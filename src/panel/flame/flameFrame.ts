import { FieldType, type DataFrame, type Field } from '@grafana/data';

import { type FunctionColumns } from '../../datasource/query';
import { functionTotals } from '../../profile/functions';
import { type FlameTree } from '../../profile/flameTree';

/**
 * What @grafana/flamegraph draws: beyond the rows it gets slow and then fails, and deeper its canvas stays blank without
 * a word (65,535 px at 22 px a level and two pixels per point, half of it in Firefox). See docs/adr/0009.
 */
export const MAX_ROWS = 32_768;
export const MAX_LEVELS = 700;

export type Drawable =
  | { readonly kind: 'drawable'; readonly frame: DataFrame; readonly cutLevels: number }
  | { readonly kind: 'tooLarge'; readonly rows: number };

/** Shapes a flame graph frame with rows so that it can be drawn: one root, and no more than `MAX_LEVELS` levels. */
export function toDrawable(frame: DataFrame): Drawable {
  if (frame.length > MAX_ROWS) {
    return { kind: 'tooLarge', rows: frame.length };
  }
  const rooted = withOneRoot(frame);
  const depth = column(rooted, 'level').reduce((max, level) => Math.max(max, level), 0) + 1;
  return depth <= MAX_LEVELS
    ? { kind: 'drawable', frame: rooted, cutLevels: 0 }
    : { kind: 'drawable', frame: cutDeep(rooted), cutLevels: depth - MAX_LEVELS };
}

/** Only the stacks that pass through a function, with the values that they have there. Right sides are dropped. */
export function stacksThrough(frame: DataFrame, name: string): DataFrame | undefined {
  const labels = labelsOf(frame);
  const level = column(frame, 'level');
  const self = column(frame, 'self').map(() => 0);
  let matchLevel = Infinity;
  for (let row = 0; row < frame.length; row++) {
    if (level[row] <= matchLevel) {
      matchLevel = labels[row] === name ? level[row] : Infinity;
    }
    self[row] = level[row] >= matchLevel ? column(frame, 'self')[row] : 0;
  }
  const value = totals(level, self);
  const kept = level.map((_, row) => row).filter((row) => value[row] > 0);
  const pick = (values: readonly unknown[]): unknown[] => kept.map((row) => values[row]);
  if (kept.length === 0) {
    return undefined;
  }
  const columns: Record<string, readonly unknown[]> = { level, value, self, label: labels };
  const fields = frame.fields.filter(({ name: field }) => field in columns);
  return { ...frame, length: kept.length, fields: fields.map((field) => withValues(field, pick(columns[field.name]))) };
}

/** Self and total of each function, recursion counted once: of what the frame shows, where no exact figures came with it. */
export function functionsInFrame(frame: DataFrame): FunctionColumns {
  const labels = labelsOf(frame);
  const names = [...new Set(labels)];
  const index = new Map(names.map((name, i) => [name, i]));
  const tree: FlameTree = {
    sampleType: { type: '', unit: '' },
    names,
    level: Int32Array.from(column(frame, 'level')),
    nameIndex: Int32Array.from(labels, (label) => index.get(label) ?? 0),
    self: Float64Array.from(column(frame, 'self')),
    total: Float64Array.from(column(frame, 'value')),
  };
  return functionTotals(tree);
}

export function unitOf(frame: DataFrame): string {
  return frame.fields.find(({ name }) => name === 'value')?.config.unit ?? 'short';
}

/** The value of the root row, or the sum of several. */
export function totalOf(frame: DataFrame): number {
  const level = column(frame, 'level');
  return column(frame, 'value').reduce((sum, value, row) => (level[row] === 0 ? sum + value : sum), 0);
}

/** Names by row; a field of type enum keeps them beside its values. */
function labelsOf(frame: DataFrame): string[] {
  const field = frame.fields.find(({ name }) => name === 'label');
  const texts = field?.config.type?.enum?.text;
  return (field?.values ?? []).map((value) => String(texts ? texts[value] : value));
}

const column = (frame: DataFrame, name: string): number[] =>
  frame.fields.find((field) => field.name === name)?.values ?? [];

const withValues = (field: Field, values: unknown[]): Field => ({
  ...field,
  values,
  ...(field.name === 'label' ? { type: FieldType.string, config: { ...field.config, type: undefined } } : {}),
  state: undefined,
});

function totals(level: readonly number[], self: readonly number[]): number[] {
  const value = [...self];
  const open: number[] = [];
  // From the end, rows one level deeper stand right of their parent: their sum waits in `open` under their level.
  for (let row = level.length - 1; row >= 0; row--) {
    value[row] += open[level[row] + 1] ?? 0;
    open[level[row] + 1] = 0;
    open[level[row]] = (open[level[row]] ?? 0) + value[row];
  }
  return value;
}

function withOneRoot(frame: DataFrame): DataFrame {
  const roots = column(frame, 'level').filter((level) => level === 0).length;
  if (roots === 1) {
    return frame;
  }
  const level = column(frame, 'level');
  const sum = (values: number[]): number =>
    values.reduce((total, value, row) => (level[row] === 0 ? total + value : total), 0);
  const root = (field: Field): unknown => (/^value/.test(field.name) ? sum(field.values) : 0);
  const fields = frame.fields.map((field) => {
    switch (field.name) {
      case 'label':
        return withValues(field, ['total', ...labelsOf(frame)]);
      case 'level':
        return withValues(field, [0, ...level.map((value) => value + 1)]);
      default:
        return withValues(field, [root(field), ...field.values]);
    }
  });
  return { ...frame, fields, length: frame.length + 1 };
}

/** The rows of the last level become leaves named `other`, which stand for all that was below them. */
function cutDeep(frame: DataFrame): DataFrame {
  const level = column(frame, 'level');
  const kept = level.map((_, row) => row).filter((row) => level[row] < MAX_LEVELS);
  const hasChild = (row: number): boolean => level[row + 1] > level[row];
  const labels = labelsOf(frame);
  const fields = frame.fields.map((field) => {
    const ofLeaf = /^self/.test(field.name) ? column(frame, field.name.replace('self', 'value')) : undefined;
    const cell = (row: number): unknown => {
      const isCut = level[row] === MAX_LEVELS - 1 && hasChild(row);
      if (field.name === 'label') {
        return isCut ? 'other' : labels[row];
      }
      return isCut && ofLeaf ? ofLeaf[row] : field.values[row];
    };
    return withValues(field, kept.map(cell));
  });
  return { ...frame, fields, length: kept.length };
}
