import { type Rule } from './rule';

export type TextTest = (text: string) => boolean;

/** Rules with their patterns compiled, by pattern. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly tests: ReadonlyMap<string, TextTest>;
}

/** Rules with those of a user: one with an id that is there already stands in its place, and some are switched off. */
export function mergeRules(rules: RuleSet, user: RuleSet & { readonly off: ReadonlySet<string> }): RuleSet {
  const own = new Map(user.rules.map((rule) => [rule.id, rule]));
  const known = new Set(rules.rules.map(({ id }) => id));
  return {
    rules: [
      ...rules.rules.flatMap((rule) => own.get(rule.id) ?? (user.off.has(rule.id) ? [] : rule)),
      ...user.rules.filter(({ id }) => !known.has(id)),
    ],
    tests: new Map([...rules.tests, ...user.tests]),
  };
}
