import { type ComparedProfile, type ComparisonMeta } from '../../../datasource/query';
import { describedComparison } from '../../../profile/diff/describedComparison';
import { type MadeComparison } from './madeComparison';

/** What is known of both sides beside their samples. */
export interface SideNames {
  readonly left: ComparedProfile;
  readonly right: ComparedProfile;
}

/** A comparison that was made here, as it is shown. */
export const describeComparison = (
  { sides, ...made }: MadeComparison,
  { left, right }: SideNames
): Omit<ComparisonMeta, 'normalisations'> => ({
  left,
  right,
  split: undefined,
  ...describedComparison({ ...sides, ...made }),
});
