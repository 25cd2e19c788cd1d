import { type Attempt } from '../attempt';
import { type TimeWindow } from '../range';
import { type Picked } from '../rungs/question';

/** A span for which nothing was found, and what was looked up since. */
export interface Case {
  readonly picked: Picked;
  readonly facts: Facts;
}

/** Absent members have not been looked up. */
export interface Facts {
  /** Values that the label of service names has in the profiles. */
  readonly services?: readonly string[];
  /** Whether there are samples of the service around the span, whatever their ids. */
  readonly samplesThen?: boolean;
  /** The same of the day before, and of the day after. */
  readonly samplesBefore?: boolean;
  readonly samplesAfter?: boolean;
  /** Time of the oldest profile that the server holds, ms since the epoch; Infinity where it holds none. */
  readonly oldestProfileMs?: number;
}

/** A look-up that would tell more, to be run by who shows the diagnosis: its answer is the fact of that name. */
export type Probe =
  | {
      readonly fact: 'services';
      /** Label whose values are asked for. */
      readonly label: string;
      readonly range: TimeWindow;
      readonly question: string;
    }
  | {
      readonly fact: 'samplesThen' | 'samplesBefore' | 'samplesAfter';
      /** Whether this has samples. */
      readonly query: Attempt['query'];
      readonly range: TimeWindow;
      readonly question: string;
    }
  | {
      readonly fact: 'oldestProfileMs';
      /** The time for which it matters: whether anything of then is held. ms since the epoch. */
      readonly sinceMs: number;
      readonly question: string;
    };
