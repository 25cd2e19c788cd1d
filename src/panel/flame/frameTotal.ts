import { type DataFrame } from '@grafana/data';

export function unitOf(frame: DataFrame): string {
  return frame.fields.find(({ name }) => name === 'value')?.config.unit ?? 'short';
}

/** The value of the root row, or the sum of several. */
export function totalOf(frame: DataFrame): number {
  const [level, value] = ['level', 'value'].map(
    (name): readonly number[] => frame.fields.find((field) => field.name === name)?.values ?? []
  );
  return value.reduce((sum, one, row) => (level[row] === 0 ? sum + one : sum), 0);
}
