import { GO_RULES } from './goRules';
import { MANAGED_RULES } from './managedRules';
import { COMMON_RULES, NATIVE_RULES } from './nativeRules';
import { type RuleSet, type TextTest } from './ruleSet';
import { type Rule } from './rule';
import { SHAPE_RULES } from './shapeRules';

/** Rises with every change of what the rules find. */
export const BUILT_IN_RULES_VERSION = 3;

export const BUILT_IN_RULES: readonly Rule[] = [
  ...SHAPE_RULES,
  ...GO_RULES,
  ...MANAGED_RULES,
  ...NATIVE_RULES,
  ...COMMON_RULES,
];

/** The patterns are our own, free of nested repetition: they need no engine of their own. */
export const builtInRuleSet = (): RuleSet => ({
  rules: BUILT_IN_RULES,
  tests: new Map(
    BUILT_IN_RULES.flatMap((rule) => (rule.kind === 'share' ? rule.match : []))
      .flatMap((match) => (match.by === 'runtime' ? [] : [match.pattern]))
      .map((pattern): [string, TextTest] => {
        const compiled = new RegExp(pattern);
        return [pattern, (text) => compiled.test(text)];
      })
  ),
});
