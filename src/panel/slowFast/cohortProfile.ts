import { type Cohort, type SlowFast } from '../../correlation/siblings/slowFast';
import { countText, durationText } from '../../correlation/words';
import { type ComparedProfile, type ComparedSlices } from '../../datasource/query';
import { visibleText } from '../../profile/visibleText';
import { comparisonFrame } from '../comparison/local/comparisonFrame';
import { describeComparison } from '../comparison/local/describeComparison';
import { type MadeComparison } from '../comparison/local/madeComparison';
import { type ShownProfile } from '../query/runProfileQuery';
import { basisText, differenceText, longerText } from './comparedText';

/** Fast spans on the left, slow ones on the right, as a comparison to look around in, in the words of spans. */
export function cohortProfile(
  made: MadeComparison,
  split: SlowFast,
  profileTypeId: string,
  notices: readonly string[]
): ShownProfile {
  const { slow, fast, by } = split;
  const [left, right] = [sideOf('fast', fast, split, profileTypeId), sideOf('slow', slow, split, profileTypeId)];
  const longer = longerText(made, split, profileTypeId);
  const profile = comparisonFrame(made.tree, {
    ...describeComparison(made, { left, right }),
    normalisations: ['perRequest'],
    per: '',
    sentence: visibleText(differenceText(made, by)),
    split: longer === '' ? undefined : longer,
    resolution: basisText(made, split),
    slices: { left: NO_SLICES, right: NO_SLICES },
  });
  return { ...profile, notices };
}

/** Batches are no slices of time. */
const NO_SLICES: ComparedSlices = { from: [], to: [], whole: [], functions: {} };

/** A side is of several requests, so nobody can be asked for it alone. */
function sideOf(
  word: 'slow' | 'fast',
  { used, shortestMs, longestMs, batches }: Cohort,
  { by }: SlowFast,
  profileTypeId: string
): ComparedProfile {
  const range = {
    from: Math.min(...batches.map((batch) => batch.range.from)),
    to: Math.max(...batches.map((batch) => batch.range.to)),
  };
  const [shortest, longest] = [durationText(shortestMs, longestMs), durationText(longestMs)];
  const lasting = shortest === longest ? longest : `${shortest} to ${longest}`;
  return {
    title: `${countText(used, `${word} ${by}`)}, ${lasting}`,
    datasource: '',
    range,
    question: { profileTypeId, labelSelector: '{}' },
  };
}
