import { type ProfileFrameMeta } from '../../../datasource/query';
import { type AmountKind, amountText } from '../../../profile/diff/amountText';
import { type Figures } from '../../flame/canvas/rowFacts';

/** What the values of a comparison are of. `unit` is that of its frame, in which they are. */
export function amountKindOf(
  { profileTypeId, comparison }: Pick<ProfileFrameMeta, 'profileTypeId' | 'comparison'>,
  unit: string
): AmountKind {
  const type = profileTypeId.split(':')[1] || profileTypeId;
  return {
    sampleType: { type, unit },
    normalisation: comparison?.normalisation ?? 'perSecond',
    ...(comparison?.per !== undefined && { per: comparison.per }),
  };
}

/** Values of a comparison are rates already, so they are converted to nothing else. */
export const figuresOfComparison = (kind: AmountKind): Figures => ({
  format: (value) => (value === 0 ? '0' : amountText(value, kind)),
  left: {},
  right: {},
});
