import { splitText } from '../../profile/diff/comparisonText';
import { describedComparison } from '../../profile/diff/describedComparison';
import { type PrunedTree } from '../../profile/flameTree';
import { type FrameFilter } from '../../profile/frameFilter';
import { visibleText } from '../../profile/visibleText';
import { questionOf } from '../frames/profileQuestion';
import { type ComparedProfile, type ComparisonMeta, type ProfilingQuery } from '../query';
import { type Compared } from './compareSides';
import { type SidePlan } from './sides';

/** What the frame of a comparison says of it: rows are those of `pruned`, values are multiplied by `scale`. */
export function comparisonMeta(
  compared: Compared,
  plans: { readonly left: SidePlan; readonly right: SidePlan },
  pruned: PrunedTree,
  { frameFilter, requestRate }: Pick<ProfilingQuery, 'frameFilter' | 'requestRate'>,
  scale: number
): ComparisonMeta {
  const { comparison, split } = compared;
  return {
    left: profileOf(plans.left, frameFilter),
    right: profileOf(plans.right, frameFilter),
    ...(requestRate && { requestRate }),
    normalisations: compared.normalisations,
    split: split && visibleText(splitText(split, { ...comparison, normalisation: 'perSecond' }, split.endpoints)),
    ...describedComparison(compared, { rowOf: shownRows(pruned), scale }),
  };
}

/** Where a row of the whole tree is among those that are shown. */
function shownRows({ rowInFull }: PrunedTree): (row: number) => number | undefined {
  const shown = new Map<number, number>();
  rowInFull.forEach((row, at) => {
    if (row >= 0) {
      shown.set(row, at);
    }
  });
  return (row) => shown.get(row);
}

const profileOf = ({ title, store, query }: SidePlan, frameFilter: FrameFilter | undefined): ComparedProfile => ({
  title,
  datasource: store.datasource.uid,
  range: query.range,
  question: questionOf(query, frameFilter),
});
