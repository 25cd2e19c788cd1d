import { type Measure } from '../../profile/measure';
import { type Normalisation } from '../query';

interface Known {
  readonly measure: Measure;
  /** Whether it is known of both sides how long they were looked at. */
  readonly isTimed: boolean;
  readonly hasRequests: boolean;
}

/** What values can be over, given what is known of both sides. A level is the same absolute and per second. */
export function normalisationsFor({ measure, isTimed, hasRequests }: Known): readonly Normalisation[] {
  if (measure === 'level') {
    return ['absolute', 'share', ...(isTimed && hasRequests ? (['perRequest'] as const) : [])];
  }
  return isTimed ? ['absolute', 'share', 'perSecond', ...(hasRequests ? (['perRequest'] as const) : [])] : ['share'];
}

/** The one that is wanted, or the nearest to it that can be had, with a sentence where it is another. */
export function chooseNormalisation(
  wanted: Normalisation,
  offered: readonly Normalisation[]
): { readonly normalisation: Normalisation; readonly notice?: string } {
  if (offered.includes(wanted)) {
    return { normalisation: wanted };
  }
  if (wanted === 'perSecond' && offered.includes('absolute')) {
    return { normalisation: 'absolute' };
  }
  if (!offered.includes('absolute')) {
    return {
      normalisation: 'share',
      notice: 'One side does not tell how much time it is of, so shares of the total are compared.',
    };
  }
  const normalisation = offered.includes('perSecond') ? 'perSecond' : 'absolute';
  const instead = normalisation === 'perSecond' ? 'per second' : 'as they are';
  return { normalisation, notice: `Without a rate of requests, values are compared ${instead}.` };
}
