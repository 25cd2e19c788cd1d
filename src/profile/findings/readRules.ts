import * as v from 'valibot';

import { compilePattern } from '../frameFilter';
import { RUNTIME_PRESETS } from '../runtimePresets';
import { BUILT_IN_RULES } from './builtInRules';
import { type Rule, ruleFileSchema, type RuleMatch, ruleSchema } from './rule';
import { type RuleSet, type TextTest } from './ruleSet';

/** Rules that a user has provisioned, as far as they can be used. */
export interface UserRules extends RuleSet {
  /** Ids of built-in rules that are not wanted. */
  readonly off: ReadonlySet<string>;
  /** A sentence for each mistake, which names the rule and the field. */
  readonly problems: readonly string[];
}

/**
 * Reads rules that a user has provisioned: a file `{version: 1, off: […], rules: […]}`, or a list of such. A rule with a
 * mistake is left out, and the others are used. Patterns are RE2's, which take linear time on any name.
 */
export async function readRules(json: unknown): Promise<UserRules> {
  const files: readonly unknown[] = Array.isArray(json) ? json : [json];
  const reader = new RuleReader();
  for (const [at, file] of files.entries()) {
    await reader.readFile(file, files.length > 1 ? `file ${at + 1}: ` : '');
  }
  return reader;
}

class RuleReader implements UserRules {
  readonly rules: Rule[] = [];
  readonly tests = new Map<string, TextTest>();
  readonly off = new Set<string>();
  readonly problems: string[] = [];

  async readFile(json: unknown, place: string): Promise<void> {
    const file = v.safeParse(ruleFileSchema, json);
    if (!file.success) {
      this.problems.push(...file.issues.map((issue) => `${place}${issueText(issue, 'the rules')}`));
      return;
    }
    for (const id of file.output.off) {
      this.off.add(id);
      if (!BUILT_IN_RULES.some((rule) => rule.id === id)) {
        this.problems.push(`${place}off: there is no built-in rule "${id}"`);
      }
    }
    for (const [at, rule] of file.output.rules.entries()) {
      await this.readRule(rule, `${place}${nameOf(rule, at)}: `);
    }
  }

  private async readRule(json: unknown, place: string): Promise<void> {
    const rule = v.safeParse(ruleSchema, json);
    if (!rule.success) {
      this.problems.push(...rule.issues.map((issue) => `${place}${issueText(issue, 'it')}`));
      return;
    }
    const problems = await this.addTests(rule.output.kind === 'share' ? rule.output.match : []);
    if (this.rules.some(({ id }) => id === rule.output.id)) {
      problems.push('there are two of this id');
    }
    if (problems.length === 0) {
      this.rules.push(rule.output);
    }
    this.problems.push(...problems.map((problem) => `${place}${problem}`));
  }

  private async addTests(matches: readonly RuleMatch[]): Promise<string[]> {
    const problems: string[] = [];
    for (const [at, match] of matches.entries()) {
      if (match.by === 'runtime') {
        if (!RUNTIME_PRESETS.some(({ id }) => id === match.preset)) {
          problems.push(`match.${at}.preset: there is no preset "${match.preset}" of runtime frames`);
        }
        continue;
      }
      const compiled = await compilePattern(match.pattern);
      if (compiled.ok) {
        this.tests.set(match.pattern, compiled.value);
      } else {
        problems.push(`match.${at}.pattern: "${match.pattern}" is no regular expression (RE2): ${compiled.error}`);
      }
    }
    return problems;
  }
}

/** By its id, which is how people know it, else by its place. */
function nameOf(json: unknown, at: number): string {
  const { id } = (json ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? `rule "${id}"` : `rule ${at + 1}`;
}

const issueText = (issue: v.BaseIssue<unknown>, whole: string): string =>
  `${v.getDotPath(issue) ?? whole}: ${issue.message}`;
