import { createDataFrame, type Field, FieldType } from '@grafana/data';

import { FLAME_FRAME_NAME, type Normalisation, type ProfileFrameMeta } from '../../../datasource/query';
import { comparisonTree } from '../../../profile/diff/comparisonTree';
import { noiseRows } from '../../../profile/diff/noiseRows';
import { type SliceComparison } from '../../../profile/statistics/compareSlices';
import { visibleText } from '../../../profile/visibleText';
import { type ShownProfile } from '../../query/runProfileQuery';
import { type ComparedSides, describeComparison } from './describeComparison';

/** A comparison that was made here, as the data source answers one. */
export function comparisonFrame(
  comparison: SliceComparison,
  sides: ComparedSides,
  normalisations: readonly Normalisation[]
): ShownProfile {
  const tree = comparisonTree(sides.left.side, sides.right.side, comparison);
  const described = { ...describeComparison(tree, comparison, sides), normalisations };
  const { name, selfRight, totalRight } = described.functions;
  const meta: ProfileFrameMeta = {
    ...sides.right.of.question,
    detail: 'function',
    details: ['function'],
    range: sides.right.of.range,
    rows: { shown: tree.level.length, inFull: tree.level.length },
    foldedShare: 0,
    functions: { name, self: selfRight, total: totalRight },
    comparison: described,
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
      {
        name: 'insignificant',
        type: FieldType.boolean,
        config: {},
        values: Array.from(noiseRows(tree, comparison, described.findings), Boolean),
      },
    ],
  });
  return { frame, meta, notices: [] };
}
