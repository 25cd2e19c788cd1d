import { hasLabels, type Picked } from './rungs/question';
import { traceOf } from './spanTable';

/**
 * The services of the picked span's trace, each by the row of its first span, in the order of the trace: one flame graph
 * of the whole trace for each of them. Services that no label tells from others are left out.
 */
export function traceServices(picked: Picked): readonly number[] {
  const { table } = picked;
  const { from, to } = traceOf(table, picked.row);
  const seen = new Set<number>();
  const rows: number[] = [];
  for (let row = from; row < to; row++) {
    if (!seen.has(table.service[row])) {
      seen.add(table.service[row]);
      if (hasLabels({ ...picked, row })) {
        rows.push(row);
      }
    }
  }
  return rows;
}
