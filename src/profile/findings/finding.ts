import { nameInWords } from '../nameInWords';
import { type SampleType } from '../profile';
import { type NextStep, type ProfileKind, type Rule } from './rule';

/** Rows that a finding shows at most. */
export const MOST_ROWS = 20;

/** What a rule has found in a profile. */
export interface Finding {
  readonly rule: Rule;
  /** Rows of the tree that show it, the largest first. */
  readonly rows: readonly number[];
  /** Share (0 to 1) of the total. */
  readonly share: number;
  /** The function it is about, where it is about one. */
  readonly function?: string;
  /** Callers, frames, functions or samples: what the rule counts. */
  readonly count?: number;
  /** A better next step than the rule's; lines of a library tell little. */
  readonly next?: NextStep;
}

/** With two digits: `54 %`, `3.1 %`. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;

/** The finding as a sentence. */
export const findingText = ({ rule, share, count, function: name }: Finding): string =>
  rule.text.replace(/\{(share|function|count)\}/g, (_, field: string) => {
    switch (field) {
      case 'share':
        return percent(share);
      case 'count':
        return String(count ?? 0);
      default:
        return nameInWords(name ?? '');
    }
  });

const KINDS: ReadonlyArray<readonly [RegExp, ProfileKind]> = [
  [/^(alloc_|alloc$|allocated)/, 'allocations'],
  [/^(inuse_|objects$|space$|live|heap)/, 'heap'],
  [/^(goroutines?|threads?|threadcreate)/, 'goroutines'],
  [/^(contentions|delay|mutex|block|lock)/, 'locks'],
];

/** What a profile is of, by its sample type; what is not known is taken for time. */
export const profileKind = ({ type }: SampleType): ProfileKind =>
  KINDS.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1] ?? 'cpu';
