import { type NotComparable } from '../../correlation/siblings/slowFast';
import { countText, durationText } from '../../correlation/words';

/** Why there is nothing to compare, and what would help. */
export function notComparableText(why: NotComparable): string {
  switch (why.kind) {
    case 'tooFew':
      return `Only ${countText(why.spans, 'span')} of this name ${why.spans === 1 ? 'was' : 'were'} found, and ${why.needed} are needed to tell slow from fast. Widen the time of the page.`;
    case 'allAlike':
      return `All spans of this name took ${durationText(why.durationMs)}: none is slower than the others.`;
    case 'noIds':
      return `None of the ${why.of} spans has an id that samples could carry.`;
  }
}

export const noSamplesText = (of: 'slow' | 'fast' | 'both'): string =>
  of === 'both'
    ? 'None of the spans has samples: there is nothing to compare.'
    : `None of the ${of} spans has samples, so there is nothing to compare the others with.`;
