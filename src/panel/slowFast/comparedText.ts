import { type SlowFast } from '../../correlation/siblings/slowFast';
import { profileKind } from '../../correlation/verdict/profileKind';
import { countText, durationText, percentText } from '../../correlation/words';
import { amountText, changeText, marginText } from '../../profile/diff/amountText';
import { explanationText } from '../../profile/diff/comparisonText';
import { type MadeComparison } from '../comparison/local/madeComparison';

/** The one sentence: by how much slow and fast spans differ, and in which places. */
export function differenceText(compared: MadeComparison, by: SlowFast['by']): string {
  const { comparison, explanation } = compared;
  const { left, right, margin, p } = comparison.whole;
  if (Number.isNaN(p)) {
    return `There are too few samples to tell: a fast ${by} has ${amountText(left, comparison)}, a slow one ${amountText(right, comparison)}.`;
  }
  if (explanation.kind !== 'noise') {
    return `From a fast ${by} to a slow one: ${explanationText(explanation, comparison)}`;
  }
  const whole = `A slow ${by} has no more in all than a fast one, beyond noise: ${amountText(left, comparison)} → ${amountText(right, comparison)} (${marginText(margin, right, comparison)})`;
  const found = compared.findings
    .slice(0, MOST_FINDINGS)
    .map(
      (finding) =>
        `${comparison.names[finding.function]} ${changeText(finding.change, comparison)} (${marginText(finding.margin, finding.change, comparison)})`
    );
  return found.length === 0 ? `${whole}.` : `${whole}. In single functions it differs: ${found.join('; ')}.`;
}

const MOST_FINDINGS = 3;

/** How much of the longer time is CPU time; nothing of profiles that measure something else, or of whole traces. */
export function longerText(
  { comparison, explanation }: MadeComparison,
  { slow, fast, by }: SlowFast,
  profileTypeId: string
): string {
  const longerMs = slow.meanMs - fast.meanMs;
  const isTime = profileKind(profileTypeId) === 'cpu' && comparison.sampleType.unit === 'ns';
  if (by !== 'span' || !isTime || longerMs <= 0 || Number.isNaN(comparison.whole.p)) {
    return '';
  }
  const takes = `A slow one takes ${durationText(longerMs)} longer on the average (${durationText(fast.meanMs)} → ${durationText(slow.meanMs)})`;
  const moreMs = (comparison.whole.right - comparison.whole.left) / 1e6;
  return explanation.kind === 'noise' || moreMs <= 0
    ? `${takes}, and CPU time does not explain it: it waits, or other services work for it.`
    : `${takes}; its CPU time is ${percentText(moreMs / longerMs)} of that.`;
}

/** What the colours rest on. */
export function basisText({ comparison: { basis } }: MadeComparison, { slow, fast, by }: SlowFast): string {
  const [one, few] = slow.used <= fast.used ? (['slow', slow] as const) : (['fast', fast] as const);
  return basis.kind === 'slices'
    ? `Tested between ${basis.right} batches of slow ${by}s and ${basis.left} of fast ones: what is grey differs by no more than they do among themselves.`
    : `Only ${countText(few.used, `${one} ${by}`)} could be asked for, too few to see how much ${one} ones vary: the colours say what these did, not what all do.`;
}
