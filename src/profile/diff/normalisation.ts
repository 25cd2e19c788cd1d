import { type Measure } from '../measure';

/**
 * What values are over, so that two windows can be compared. `absolute`: nothing, as long as the windows are equally
 * long. `share`: the window's total. `perSecond`: its length. `perRequest`: the requests that were served in it.
 */
export type Normalisation = 'absolute' | 'share' | 'perSecond' | 'perRequest';

/** What a window has, beside its profile. */
export interface WindowExtent {
  readonly seconds: number;
  /** Moments that a level was added up over; a level is always their mean. */
  readonly moments: number;
  readonly requests?: number;
}

/**
 * What a value of a window is multiplied by. `total` is of all samples. Flows add up, so they are divided by time and
 * requests; levels are averaged, and over requests stand for the request rate. Throws a `RangeError` for a comparison
 * per request of a window whose requests are not known.
 */
export function windowFactor(
  normalisation: Normalisation,
  measure: Measure,
  total: number,
  { seconds, moments, requests }: WindowExtent
): number {
  switch (normalisation) {
    case 'absolute':
      return measure === 'flow' ? 1 : 1 / moments;
    case 'share':
      return total === 0 ? 0 : 1 / total;
    case 'perSecond':
      return measure === 'flow' ? 1 / seconds : 1 / moments;
    case 'perRequest':
      if (requests === undefined) {
        throw new RangeError('A comparison per request needs the requests of both sides');
      }
      return measure === 'flow' ? 1 / requests : seconds / (moments * requests);
  }
}
