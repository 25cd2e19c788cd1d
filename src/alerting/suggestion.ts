import { type Condition, type ConditionKind } from './functionAlert';
import { percent } from './ruleWords';

/** What a profile says of a function. */
export interface PresentValue {
  /** In the unit of the metrics; `undefined` where a profile of a time can't tell it. */
  readonly value: number | undefined;
  /** 0 to 1, of all that is in the profile. */
  readonly share: number;
}

/** A threshold to begin with, and what it comes from. */
export interface Suggestion {
  readonly condition: Condition;
  readonly why: string;
}

/** Where nothing is known; of a core, the article's. */
const UNKNOWN = { above: 0.4, share: 0.2, least: 0.05 };
const MAX_SHARE = 0.95;
const TIMES = 1.5;
const AGO = '1w';

/**
 * Twice what the function takes in the profile shown, so that it is quiet today and fires when the function gets twice as
 * hot. Where that can't be told, as from the profile of one span, it is a number to be changed, and says so.
 */
export function suggestion(kind: ConditionKind, now: PresentValue | undefined, unit: string): Suggestion {
  const value = now?.value ? rounded(now.value) : undefined;
  switch (kind) {
    case 'absolute':
      return value === undefined
        ? { condition: { kind, above: UNKNOWN.above }, why: NOT_TOLD }
        : {
            condition: { kind, above: rounded(2 * value) },
            why: `Twice the ${value} ${unit} of the profile shown`,
          };
    case 'share': {
      if (!now?.share) {
        return { condition: { kind, above: UNKNOWN.share }, why: NOT_TOLD };
      }
      const share = rounded(now.share);
      const above = Math.min(MAX_SHARE, rounded(2 * share));
      const isCut = 2 * share > MAX_SHARE;
      return {
        condition: { kind, above },
        why: isCut
          ? `The profile shown has ${percent(share)}, and twice as much there cannot be`
          : `Twice the ${percent(share)} of the profile shown`,
      };
    }
    case 'change':
      return value === undefined
        ? { condition: { kind, times: TIMES, ago: AGO, least: UNKNOWN.least }, why: NOT_TOLD }
        : {
            condition: { kind, times: TIMES, ago: AGO, least: rounded(value / 2) },
            why: `Half as much again, where it is more than half the ${value} ${unit} of the profile shown`,
          };
  }
}

const NOT_TOLD = 'The profile shown does not tell what is usual: set what is too much';

/** Two significant digits. */
export const rounded = (value: number): number => Number(value.toPrecision(2));
