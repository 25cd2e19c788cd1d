import { type FlameTree } from '../../../profile/flameTree';
import { type Result } from '../../../profile/result';

/** Whom to ask for the calls of a profile in the order of time. */
export type ChartSource =
  | {
      readonly kind: 'possible';
      /** The profile that the calls are of: as long as it is the same, the chart before stays until the next is there. */
      readonly about: string;
      /** At least one; a chart is of one of them. */
      readonly tracks: readonly string[];
      /** A sentence on what is in none of them. */
      readonly note?: string | undefined;
      /** Asks for a row of `tracks`; the answer has times, or is a sentence on why it has not. What it returns cancels. */
      readonly ask: (track: number, onAnswer: (chart: Result<FlameTree, string>) => void) => () => void;
    }
  /** The reason begins with a small letter. */
  | { readonly kind: 'impossible'; readonly why: string };

/** Why a profile is not shown in the order of time; `undefined` where it can be. */
export function whyNotInTime(source: ChartSource | undefined, isComparison: boolean): string | undefined {
  if (source) {
    return source.kind === 'impossible' ? source.why : undefined;
  }
  return isComparison
    ? 'a comparison is of two times, which have no order together.'
    : 'stores keep sums of 10 to 15 seconds without an order inside. Over time shows those one after the other.';
}
