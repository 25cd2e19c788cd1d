import { createDataFrame, type Field, FieldType } from '@grafana/data';

import { type ComparisonMeta, FLAME_FRAME_NAME, type ProfileFrameMeta } from '../../../datasource/query';
import { type FlameTree } from '../../../profile/flameTree';
import { visibleText } from '../../../profile/visibleText';
import { type ShownProfile } from '../../query/runProfileQuery';

/** A comparison that was made here, as the data source answers one. */
export function comparisonFrame(
  tree: FlameTree & { readonly insignificant: Uint8Array },
  comparison: ComparisonMeta
): ShownProfile {
  const { name, selfRight, totalRight } = comparison.functions;
  const meta: ProfileFrameMeta = {
    ...comparison.right.question,
    detail: 'function',
    details: ['function'],
    range: comparison.right.range,
    rows: { shown: tree.level.length, inFull: tree.level.length },
    foldedShare: 0,
    functions: { name, self: selfRight, total: totalRight },
    comparison,
  };
  const { type, unit } = tree.sampleType;
  const numbers = (column: string, values: ArrayLike<number>): Field => ({
    name: column,
    type: FieldType.number,
    config: { unit, displayName: type },
    values: Array.from(values),
  });
  const frame = createDataFrame({
    name: FLAME_FRAME_NAME,
    meta: { custom: meta },
    fields: [
      numbers('level', tree.level),
      numbers('value', tree.total),
      numbers('self', tree.self),
      numbers('valueRight', tree.right?.total ?? tree.total),
      numbers('selfRight', tree.right?.self ?? tree.self),
      {
        name: 'label',
        type: FieldType.enum,
        config: { type: { enum: { text: tree.names.map(visibleText) } } },
        values: Array.from(tree.nameIndex),
      },
      ...(tree.folded ? [{ name: 'folded', type: FieldType.number, config: {}, values: Array.from(tree.folded) }] : []),
      { name: 'insignificant', type: FieldType.boolean, config: {}, values: Array.from(tree.insignificant, Boolean) },
    ],
  });
  return { frame, meta, notices: [] };
}
