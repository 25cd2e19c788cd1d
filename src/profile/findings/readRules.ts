import * as v from 'valibot';

import { compilePattern } from '../frameFilter';
import { err, ok, type Result } from '../result';
import { RUNTIME_PRESETS } from '../runtimePresets';
import { type Rule, ruleFileSchema, type RuleMatch } from './rule';

export type TextTest = (text: string) => boolean;

/** Rules with their patterns compiled, by pattern. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly tests: ReadonlyMap<string, TextTest>;
}

/**
 * Reads rules that a user has provisioned: `{version: 1, rules: […]}`. Patterns are RE2's, which take linear time on any
 * name. The error is a sentence that names the rule and the field, what was expected and what was found.
 */
export async function readRules(json: unknown): Promise<Result<RuleSet, string>> {
  const read = v.safeParse(ruleFileSchema, json);
  if (!read.success) {
    const [issue] = read.issues;
    return err(`${v.getDotPath(issue) ?? 'the rules'}: ${issue.message}`);
  }
  const tests = new Map<string, TextTest>();
  const ids = new Set<string>();
  for (const rule of read.output.rules) {
    if (ids.has(rule.id)) {
      return err(`rule "${rule.id}": there are two of this id`);
    }
    ids.add(rule.id);
    for (const match of rule.kind === 'share' ? rule.match : []) {
      const problem = await addTest(match, tests);
      if (problem !== undefined) {
        return err(`rule "${rule.id}": ${problem}`);
      }
    }
  }
  return ok({ rules: read.output.rules, tests });
}

async function addTest(match: RuleMatch, tests: Map<string, TextTest>): Promise<string | undefined> {
  if (match.by === 'runtime') {
    const isKnown = RUNTIME_PRESETS.some(({ id }) => id === match.preset);
    return isKnown ? undefined : `there is no preset "${match.preset}" of runtime frames`;
  }
  const compiled = await compilePattern(match.pattern);
  if (!compiled.ok) {
    return `"${match.pattern}" is no regular expression (RE2): ${compiled.error}`;
  }
  tests.set(match.pattern, compiled.value);
  return undefined;
}
